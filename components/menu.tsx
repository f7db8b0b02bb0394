"use client";

import { useState, type ComponentProps, type ReactNode } from "react";
import { Check } from "lucide-react";
import { DropdownMenu as Radix } from "radix-ui";
import { classNames } from "./class-names";
import { Kbd } from "./kbd";
import { findLandmark } from "./landmark";
import styles from "./menu.module.css";

/** A menu of commands that opens from its trigger; arrows, Home, End and typing move in it. */
export function Menu({
  trigger,
  align = "end",
  side = "bottom",
  open,
  onOpenChange,
  children,
}: {
  trigger: ReactNode;
  align?: "start" | "center" | "end";
  side?: "top" | "bottom";
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  children: ReactNode;
}) {
  const [triggerElement, setTrigger] = useState<HTMLButtonElement | null>(null);
  return (
    <Radix.Root
      {...(open !== undefined && { open })}
      {...(onOpenChange && { onOpenChange })}
      modal={false}
    >
      <Radix.Trigger asChild ref={setTrigger}>
        {trigger}
      </Radix.Trigger>
      <Radix.Portal container={findLandmark(triggerElement)}>
        <Radix.Content
          className={styles.menu}
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={10}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export function MenuItem({
  icon,
  shortcut,
  danger = false,
  className,
  children,
  ...rest
}: { icon?: ReactNode; shortcut?: string; danger?: boolean } & ComponentProps<typeof Radix.Item>) {
  return (
    <Radix.Item {...rest} className={classNames(styles.item, danger && styles.danger, className)}>
      {rest.asChild ? (
        children
      ) : (
        <>
          {icon !== undefined && <span className={styles.icon}>{icon}</span>}
          <span className={styles.text}>{children}</span>
          {shortcut !== undefined && <Kbd>{shortcut}</Kbd>}
        </>
      )}
    </Radix.Item>
  );
}

export function MenuCheckboxItem({ children, ...rest }: ComponentProps<typeof Radix.CheckboxItem>) {
  return (
    <Radix.CheckboxItem {...rest} className={styles.item}>
      <span className={styles.icon}>
        <Radix.ItemIndicator>
          <Check size={16} aria-hidden="true" />
        </Radix.ItemIndicator>
      </span>
      <span className={styles.text}>{children}</span>
    </Radix.CheckboxItem>
  );
}

export function MenuRadioItem({ children, ...rest }: ComponentProps<typeof Radix.RadioItem>) {
  return (
    <Radix.RadioItem {...rest} className={styles.item}>
      <span className={styles.icon}>
        <Radix.ItemIndicator>
          <Check size={16} aria-hidden="true" />
        </Radix.ItemIndicator>
      </span>
      <span className={styles.text}>{children}</span>
    </Radix.RadioItem>
  );
}

export const MenuRadioGroup = Radix.RadioGroup;

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className={styles.label}>{children}</Radix.Label>;
}

export function MenuSeparator() {
  return <Radix.Separator className={styles.separator} />;
}
