"use client";

import { RotateCw } from "lucide-react";
import { Button } from "@/components/form/button";
import { Spinner } from "@/components/layout/spinner";
import { VisuallyHidden } from "@/components/visually-hidden";
import { useWords } from "@/words/use-words";
import { useRoom } from "../kernel/room-context";
import { useLive } from "../kernel/use-live";
import styles from "./outline.module.css";

/** That the server still reads who says what, or could not. */
export function StatementsState() {
  const text = useWords("reading-room.statements");
  const room = useRoom();
  const state = useLive(room.statements.all, (all) => all.state);
  return (
    <div role="status">
      {state === "loading" && (
        <p className={styles.state}>
          <Spinner size={14} />
          {text("reading")}
        </p>
      )}
      {state === "failed" && (
        <div className={styles.state}>
          <p>{text("failed")}</p>
          <Button
            size="small"
            icon={<RotateCw size={14} aria-hidden="true" />}
            onClick={() => void room.statements.load()}
          >
            {text("retry")}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Of all statements, how many somebody has confirmed. */
export function TotalProgress() {
  const text = useWords("reading-room.statements");
  const room = useRoom();
  const items = useLive(room.statements.all, (all) => all.items);
  if (items.length === 0) return null;
  const confirmed = items.filter(({ status }) => status === "confirmed").length;
  return (
    <p className={styles.total}>
      <span aria-hidden="true">{text("progress", { confirmed, all: items.length })}</span>
      <VisuallyHidden>{text("progressLabel", { confirmed, all: items.length })}</VisuallyHidden>
    </p>
  );
}
