import type { ComponentProps, ReactNode } from "react";
import Link from "next/link";
import { classNames } from "../class-names";
import { Spinner } from "../layout/spinner";
import styles from "./button.module.css";

export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger";
export type ButtonSize = "small" | "medium" | "large";

type Look = { variant?: ButtonVariant; size?: ButtonSize; icon?: ReactNode };

function classOf(
  { variant = "secondary", size = "medium" }: Look,
  className: string | undefined,
): string {
  return classNames(styles.button, styles[variant], styles[size], className);
}

/**
 * While `pending` it keeps its width and its focus, shows a spinner and swallows clicks: a disabled button would
 * drop the keyboard's place.
 */
export function Button({
  variant,
  size,
  icon,
  pending = false,
  className,
  children,
  onClick,
  type = "button",
  ...rest
}: Look & { pending?: boolean } & ComponentProps<"button">) {
  return (
    <button
      {...rest}
      type={type}
      className={classOf({ ...(variant && { variant }), ...(size && { size }) }, className)}
      aria-busy={pending || undefined}
      aria-disabled={pending || rest["aria-disabled"]}
      onClick={(event) => {
        if (pending) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {pending ? <Spinner size={16} /> : icon}
      {children}
    </button>
  );
}

export function ButtonLink({
  variant,
  size,
  icon,
  className,
  children,
  ...rest
}: Look & ComponentProps<typeof Link>) {
  return (
    <Link
      {...rest}
      className={classOf({ ...(variant && { variant }), ...(size && { size }) }, className)}
    >
      {icon}
      {children}
    </Link>
  );
}
