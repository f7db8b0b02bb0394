"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/form/button";
import { ErrorBoundary } from "@/components/layout/error-boundary";
import { useWords } from "@/words/use-words";
import type { PieceName } from "./part";
import styles from "./piece.module.css";

/** A piece of the room: if it breaks, a line says so in its place, and the rest of the room stays. */
export function Piece({
  name,
  subject,
  actions,
  instead,
  children,
}: {
  name: PieceName;
  /** What it shows: when another is, it is tried again. */
  subject?: unknown;
  /** What can be done about it besides trying again. It must not rest on what broke. */
  actions?: ReactNode;
  /** Stands under the line that says so. */
  instead?: ReactNode;
  children: ReactNode;
}) {
  const text = useWords("reading-room.broken");
  return (
    <ErrorBoundary
      subject={subject}
      fallback={(retry) => (
        <>
          <div className={styles.broken} role="group" aria-label={text(`names.${name}`)}>
            <p>{text("sentence", { name: text(`names.${name}`) })}</p>
            <div className={styles.actions}>
              <Button size="small" onClick={retry}>
                {text("again")}
              </Button>
              {actions}
            </div>
          </div>
          {instead}
        </>
      )}
    >
      {children}
    </ErrorBoundary>
  );
}
