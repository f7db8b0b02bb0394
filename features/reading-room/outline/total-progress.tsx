"use client";

import { VisuallyHidden } from "@/components/visually-hidden";
import { useWords } from "@/words/use-words";
import { useRoom } from "../kernel/room-context";
import { useLive } from "../kernel/use-live";
import { outlineOf } from "./models";
import styles from "./outline.module.css";

/** Of all entries, how many somebody has settled. */
export function TotalProgress() {
  const text = useWords("reading-room.statements");
  const entries = useLive(outlineOf(useRoom()).entries, (all) => all);
  if (entries.length === 0) return null;
  const progress = {
    confirmed: entries.filter(({ isSettled }) => isSettled).length,
    all: entries.length,
  };
  return (
    <p className={styles.total}>
      <span aria-hidden="true">{text("progress", progress)}</span>
      <VisuallyHidden>{text("progressLabel", progress)}</VisuallyHidden>
    </p>
  );
}
