"use client";

import type { ComponentProps, ReactNode } from "react";
import { classNames } from "../class-names";
import { Tooltip } from "../overlay/tooltip";
import styles from "./icon-button.module.css";

/** A button that shows only an icon; `label` names it, for a tooltip as for screen readers. */
export function IconButton({
  label,
  icon,
  shortcut,
  tooltip = true,
  className,
  type = "button",
  ...rest
}: {
  label: string;
  icon: ReactNode;
  /** A key, shown in the tooltip. */
  shortcut?: string;
  tooltip?: boolean;
} & Omit<ComponentProps<"button">, "children" | "aria-label">) {
  const button = (
    <button
      {...rest}
      type={type}
      aria-label={label}
      className={classNames(styles.button, className)}
    >
      {icon}
    </button>
  );
  if (!tooltip) return button;
  return (
    <Tooltip label={label} {...(shortcut !== undefined && { shortcut })}>
      {button}
    </Tooltip>
  );
}
