"use client";

import { memo, useEffect, useRef, type RefObject } from "react";
import { classNames } from "@/components/class-names";
import type { Comment } from "@/domain/annotation/annotation";
import type { AnnotationId, CommentId } from "@/domain/ids";
import { useWords } from "@/words/use-words";
import { CommentPiece } from "../note-piece";
import { Piece } from "../../kernel/piece";
import { useTyping } from "../../live/use-typing";
import { usePerson, useRights, useRoom, useUi } from "../../kernel/room-context";
import { patchLive, useLive } from "../../kernel/use-live";
import { CommentBody } from "./comment-body";
import { CommentMenu } from "./comment-menu";
import { Composer } from "../composer";
import { PersonLine } from "../person-line";
import { ReactButton, Reactions } from "./reactions";
import { gesturesOf, notesViewOf } from "../../notes/models";
import { openNoteInPlace } from "../../notes/navigate";
import styles from "./comment-item.module.css";

/** One comment of a thread. A deleted one keeps its place, so that the answers to it still make sense. */
export const CommentItem = memo(function CommentItem({
  annotation,
  comment,
  headed,
  clamped = false,
}: {
  annotation: AnnotationId;
  comment: Comment;
  /** Whether it says who wrote it; the card has said so already for a first comment by who made the note. */
  headed: boolean;
  /** Shows the beginning alone, on a card that is not open. */
  clamped?: boolean;
}) {
  const room = useRoom();
  const editing = useUi((ui) => ui.open.kind === "note" && ui.open.editing === comment.id);
  const flashed = useLive(notesViewOf(room), ({ flashed }) => flashed === comment.id);
  const element = useRef<HTMLDivElement>(null);
  useFocusRequest(comment.id, element);

  if (editing && !comment.deleted) {
    return (
      <Piece name="composer">
        <EditComment annotation={annotation} comment={comment} />
      </Piece>
    );
  }
  return (
    <div
      ref={element}
      className={classNames(styles.comment, flashed && styles.flashed)}
      data-comment={comment.id}
    >
      <CommentPiece comment={comment}>
        {comment.deleted ? (
          <DeletedWords comment={comment} />
        ) : (
          <Words annotation={annotation} comment={comment} headed={headed} clamped={clamped} />
        )}
      </CommentPiece>
    </div>
  );
});

function Words({
  annotation,
  comment,
  headed,
  clamped,
}: {
  annotation: AnnotationId;
  comment: Comment;
  headed: boolean;
  clamped: boolean;
}) {
  const rights = useRights();
  return (
    <>
      {headed && <PersonLine user={comment.creator} at={comment.created} edited={comment.edited} />}
      <div className={clamped ? styles.clamped : undefined}>
        <CommentBody id={comment.id} body={comment.body} />
      </div>
      {!clamped && (
        <div className={styles.foot}>
          <Reactions comment={comment} />
          <span className={styles.tools}>
            {rights.react && <ReactButton comment={comment} />}
            <CommentMenu annotation={annotation} comment={comment} />
          </span>
        </div>
      )}
    </>
  );
}

function DeletedWords({ comment }: { comment: Comment }) {
  const words = useWords("reading-room");
  const person = usePerson(comment.deleted?.by ?? comment.creator);
  return (
    <p className={styles.deleted}>
      {words("note.deletedComment", { name: person?.name ?? words("note.formerMember") })}
    </p>
  );
}

function EditComment({ annotation, comment }: { annotation: AnnotationId; comment: Comment }) {
  const words = useWords("reading-room");
  const room = useRoom();
  const type = useTyping(annotation);
  const leave = (): void => {
    openNoteInPlace(room, annotation, { editing: null });
    patchLive(room.ui, { focus: { kind: "card", annotation } });
  };
  return (
    <Composer
      place={{ kind: "edit", comment: comment.id }}
      stored={comment.body}
      label={words("note.editLabel")}
      placeholder=""
      sendLabel={words("note.save")}
      focusWhen
      onTyping={type}
      onSend={(body) => {
        if (body !== comment.body) gesturesOf(room).edit(comment.id, body);
        leave();
      }}
      onLeave={leave}
      onDiscard={leave}
    />
  );
}

/** Takes the keyboard's focus and comes into view when it was asked for, also if that was before it came into the page. */
function useFocusRequest(id: CommentId, element: RefObject<HTMLDivElement | null>): void {
  const room = useRoom();
  const wanted = useUi((ui) => ui.focus?.kind === "comment" && ui.focus.comment === id);
  useEffect(() => {
    const comment = element.current;
    if (!wanted || !comment) return;
    // Only while a link has led here: otherwise a click on the words is to focus their card.
    comment.setAttribute("tabindex", "-1");
    comment.addEventListener("blur", () => comment.removeAttribute("tabindex"), { once: true });
    comment.focus({ preventScroll: true });
    comment.scrollIntoView({ block: "nearest" });
    patchLive(room.ui, { focus: null });
  }, [wanted, room, element]);
}
