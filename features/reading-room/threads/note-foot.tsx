"use client";

import { CircleCheck, RotateCcw } from "lucide-react";
import { liveComments, type Annotation } from "@/domain/annotation/annotation";
import { useWords } from "@/words/use-words";
import { openNote } from "../notes/navigate";
import { setNoteState } from "../notes/remove-note";
import { useRights, useRoom } from "../kernel/room-context";
import { LabelMenu } from "./label-menu";
import styles from "./note-foot.module.css";

/** What can be done with a whole note. */
export function NoteFoot({ annotation, active }: { annotation: Annotation; active: boolean }) {
  const words = useWords("reading-room");
  const room = useRoom();
  const rights = useRights();
  const { id, state } = annotation;
  const replies = Math.max(0, annotation.comments.length - 1);
  const talked = liveComments(annotation).length > 0;
  const tab = active ? 0 : -1;
  const resolved = state === "resolved";
  const settle = rights.resolve && (active || talked || resolved);
  if (!active && !rights.write && replies === 0) return null;

  return (
    <div className={styles.foot}>
      {!active && replies > 0 && (
        <button
          type="button"
          tabIndex={-1}
          className={styles.replies}
          onClick={() => openNote(room, id)}
        >
          {words("note.replies", { count: replies })}
        </button>
      )}
      {!active && rights.comment && (
        <button
          type="button"
          tabIndex={-1}
          className={styles.action}
          onClick={() => openNote(room, id, { focus: "reply" })}
        >
          {talked ? words("note.reply") : words("note.comment")}
        </button>
      )}
      {settle && (
        <button
          type="button"
          tabIndex={tab}
          className={styles.action}
          onClick={() => setNoteState(room, id, resolved ? "open" : "resolved")}
        >
          {resolved ? (
            <RotateCcw size={14} aria-hidden="true" />
          ) : (
            <CircleCheck size={14} aria-hidden="true" />
          )}
          {resolved ? words("note.reopen") : words("note.resolve")}
        </button>
      )}
      {active && rights.label && !annotation.deleted && <LabelMenu annotation={annotation} />}
    </div>
  );
}
