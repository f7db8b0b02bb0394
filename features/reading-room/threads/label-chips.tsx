"use client";

import type { LabelId } from "@/domain/ids";
import { useRoom } from "../kernel/room-context";
import { findLabel } from "../notes/labels";
import styles from "./label-chips.module.css";

/** The labels of a note, each as its colour and its name. */
export function LabelChips({ labels }: { labels: readonly LabelId[] }) {
  const room = useRoom();
  const shown = labels.flatMap((id) => findLabel(room, id) ?? []);
  if (shown.length === 0) return null;
  return (
    <span className={styles.chips}>
      {shown.map(({ id, name, colour }) => (
        <span key={id} className={styles.chip}>
          <LabelDot colour={colour} />
          {name}
        </span>
      ))}
    </span>
  );
}

export function LabelDot({ colour }: { colour: string | null }) {
  return (
    <span
      className={styles.dot}
      style={{ background: colour ? `var(--edge-${colour})` : "var(--line-strong)" }}
      aria-hidden="true"
    />
  );
}
