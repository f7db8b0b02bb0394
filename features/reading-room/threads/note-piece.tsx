"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/form/button";
import type { Comment } from "@/domain/annotation/annotation";
import type { AnnotationId } from "@/domain/ids";
import { useWords } from "@/words/use-words";
import { openNote } from "../notes/navigate";
import { removeComment, removeNote } from "../notes/remove-note";
import { useRights, useRoom, useUi } from "../kernel/room-context";
import { Piece } from "../kernel/piece";
import { noteOf } from "../kernel/open";
import { useAnnotation } from "../notes/use-annotation";

/** The card of a note. If it breaks, its thread can be opened, and the note deleted by whoever may. */
export function NotePiece({ id, children }: { id: AnnotationId; children: ReactNode }) {
  const words = useWords("reading-room");
  const room = useRoom();
  const rights = useRights();
  const annotation = useAnnotation(id);
  const active = useUi((ui) => noteOf(ui) === id);
  return (
    <Piece
      name="note"
      subject={annotation}
      actions={
        <>
          {!active && (
            <Button size="small" onClick={() => openNote(room, id)}>
              {words("broken.open")}
            </Button>
          )}
          {annotation && rights.removeNote(annotation) && (
            <Button size="small" variant="danger" onClick={() => removeNote(room, id)}>
              {words("note.delete")}
            </Button>
          )}
        </>
      }
    >
      {children}
    </Piece>
  );
}

/** A comment. If it breaks, the others of its thread stay, and whoever may deletes it. */
export function CommentPiece({ comment, children }: { comment: Comment; children: ReactNode }) {
  const words = useWords("reading-room");
  const room = useRoom();
  const rights = useRights();
  return (
    <Piece
      name="comment"
      subject={comment}
      actions={
        rights.removeComment(comment) && (
          <Button size="small" variant="danger" onClick={() => removeComment(room, comment.id)}>
            {words("note.delete")}
          </Button>
        )
      }
    >
      {children}
    </Piece>
  );
}
