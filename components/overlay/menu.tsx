"use client";

import { createContext, use, useRef, useState, type ComponentProps, type ReactNode } from "react";
import { Check } from "lucide-react";
import { DropdownMenu as Radix } from "radix-ui";
import { classNames } from "../class-names";
import { Kbd } from "../kbd";
import { findLandmark } from "../layout/landmark";
import styles from "./menu.module.css";

/** Takes what the chosen command does once the menu is gone. */
const Afterwards = createContext<(act: () => void) => void>(() => undefined);

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
  const afterwards = useRef<(() => void) | null>(null);
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
          onCloseAutoFocus={(event) => {
            const act = afterwards.current;
            afterwards.current = null;
            if (!act) return;
            // The focus goes where the command takes it, and not back to the trigger.
            event.preventDefault();
            act();
          }}
        >
          <Afterwards
            value={(act) => {
              afterwards.current = act;
            }}
          >
            {children}
          </Afterwards>
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
  onSelect,
  afterClose,
  ...rest
}: {
  icon?: ReactNode;
  shortcut?: string;
  danger?: boolean;
  /** For a command that takes the focus elsewhere: called when the menu has closed. */
  afterClose?: () => void;
} & ComponentProps<typeof Radix.Item>) {
  const doAfterwards = use(Afterwards);
  return (
    <Radix.Item
      {...rest}
      className={classNames(styles.item, danger && styles.danger, className)}
      onSelect={(event) => {
        if (afterClose) doAfterwards(afterClose);
        onSelect?.(event);
      }}
    >
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
