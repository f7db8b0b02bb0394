"use client";

import type { AnnotationId } from "@/domain/ids";
import { VisuallyHidden } from "@/components/visually-hidden";
import { useWords } from "@/words/use-words";
import { useRoom } from "../kernel/room-context";
import { useLive } from "../kernel/use-live";
import { noteListOf } from "../notes/models";
import styles from "./unread-mark.module.css";

/** A dot on a note in which somebody else has said something since it was last read. */
export function UnreadMark({ id }: { id: AnnotationId }) {
  const words = useWords("reading-room");
  const room = useRoom();
  const unread = useLive(noteListOf(room).state, () => noteListOf(room).isUnread(id));
  return unread ? (
    <span className={styles.mark}>
      <VisuallyHidden>{words("note.unread")}</VisuallyHidden>
    </span>
  ) : null;
}
