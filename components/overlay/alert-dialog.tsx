"use client";

import type { ReactNode } from "react";
import { AlertDialog as Radix } from "radix-ui";
import { useWords } from "@/words/use-words";
import { Button } from "../form/button";
import { useReturnFocus } from "./use-return-focus";
import styles from "./dialog.module.css";

/** Asks before something that cannot be taken back with one click. It stays open while `pending`. */
export function AlertDialog({
  open,
  onOpenChange,
  title,
  description,
  confirmLabel,
  cancelLabel,
  tone = "danger",
  pending = false,
  onConfirm,
  children,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description: ReactNode;
  confirmLabel: string;
  cancelLabel?: string;
  tone?: "danger" | "primary";
  pending?: boolean;
  onConfirm: () => void;
  children?: ReactNode;
}) {
  const words = useWords("components");
  const returnFocus = useReturnFocus();
  return (
    <Radix.Root open={open} onOpenChange={(next) => !pending && onOpenChange(next)}>
      <Radix.Portal>
        <Radix.Overlay className={styles.overlay} />
        <Radix.Content className={styles.alert} {...returnFocus}>
          <Radix.Title className={styles.title}>{title}</Radix.Title>
          <Radix.Description className={styles.description}>{description}</Radix.Description>
          {children}
          <div className={styles.footer}>
            <Radix.Cancel asChild>
              <Button>{cancelLabel ?? words("cancel")}</Button>
            </Radix.Cancel>
            <Button variant={tone} pending={pending} onClick={onConfirm}>
              {confirmLabel}
            </Button>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
