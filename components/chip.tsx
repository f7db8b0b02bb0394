import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";
import styles from "./chip.module.css";

/** A toggle in pill form, such as a filter. */
export function Chip({
  pressed,
  icon,
  className,
  children,
  ...rest
}: { pressed?: boolean; icon?: ReactNode } & ComponentProps<"button">) {
  return (
    <button
      type="button"
      {...rest}
      aria-pressed={pressed}
      className={classNames(styles.chip, className)}
    >
      {icon}
      {children}
    </button>
  );
}
