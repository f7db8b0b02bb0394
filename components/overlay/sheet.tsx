"use client";

import type { ReactNode } from "react";
import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import { useWords } from "@/words/use-words";
import { classNames } from "../class-names";
import { useReturnFocus } from "./use-return-focus";
import styles from "./sheet.module.css";

export type SheetSide = "bottom" | "start" | "end";

/** A panel that slides in from an edge, modal like a dialog: what columns become on a small screen. */
export function Sheet({
  open,
  onOpenChange,
  side = "bottom",
  title,
  trigger,
  children,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  side?: SheetSide;
  title: ReactNode;
  trigger?: ReactNode;
  children: ReactNode;
}) {
  const words = useWords("components");
  const returnFocus = useReturnFocus();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger !== undefined && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className={styles.overlay} />
        <Radix.Content
          className={classNames(styles.sheet, styles[side])}
          aria-describedby={undefined}
          {...returnFocus}
        >
          <header className={styles.header}>
            <Radix.Title className={styles.title}>{title}</Radix.Title>
            <Radix.Close className={styles.close} aria-label={words("close")}>
              <X size={18} aria-hidden="true" />
            </Radix.Close>
          </header>
          <div className={styles.body}>{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
