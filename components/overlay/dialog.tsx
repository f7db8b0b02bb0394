"use client";

import type { ReactNode } from "react";
import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import { useWords } from "@/words/use-words";
import { classNames } from "../class-names";
import { useReturnFocus } from "./use-return-focus";
import styles from "./dialog.module.css";

/** A modal dialog. `title` names it; focus returns to where it came from. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  trigger,
  wide = false,
  footer,
  children,
}: {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  trigger?: ReactNode;
  wide?: boolean;
  /** Buttons, at the end. */
  footer?: ReactNode;
  children?: ReactNode;
}) {
  const words = useWords("components");
  const returnFocus = useReturnFocus();
  return (
    <Radix.Root {...(open !== undefined && { open })} {...(onOpenChange && { onOpenChange })}>
      {trigger !== undefined && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className={styles.overlay}>
          <Radix.Content
            className={classNames(styles.content, wide && styles.wide)}
            {...(description === undefined && { "aria-describedby": undefined })}
            {...returnFocus}
          >
            <header className={styles.header}>
              <Radix.Title className={styles.title}>{title}</Radix.Title>
              <Radix.Close className={styles.close} aria-label={words("close")}>
                <X size={18} aria-hidden="true" />
              </Radix.Close>
            </header>
            {description !== undefined && (
              <Radix.Description className={styles.description}>{description}</Radix.Description>
            )}
            {children}
            {footer !== undefined && <footer className={styles.footer}>{footer}</footer>}
          </Radix.Content>
        </Radix.Overlay>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** A row of buttons at the end of a form inside a dialog. */
export function DialogFooter({ children }: { children: ReactNode }) {
  return <div className={styles.footer}>{children}</div>;
}

export const DialogClose = Radix.Close;
