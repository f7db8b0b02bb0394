"use client";

import { memo, useEffect, useRef, type KeyboardEvent, type MouseEvent } from "react";
import { classNames } from "@/components/class-names";
import type { AnnotationId } from "@/domain/ids";
import { useWords } from "@/words/use-words";
import type { CardForm } from "../margin/choose-forms";
import { openNote, returnToText, openNoteInPlace } from "../notes/navigate";
import { usePerson, useRoom, useUi } from "../kernel/room-context";
import { patchLive, useLive } from "../kernel/use-live";
import { CommentItem } from "./comment/comment-item";
import { NoteFoot } from "./note-foot";
import { NoteHead } from "./note-head";
import { NoteLine } from "./note-line";
import { isOpening, NoteThread, TypingLine } from "./note-thread";
import { UnreadMark } from "./unread-mark";
import { notesOf, notesViewOf } from "../notes/models";
import { quoteOf } from "../notes/reading";
import { noteOf } from "../kernel/open";
import { useAnnotation, useStanding } from "../notes/use-annotation";
import styles from "./note-card.module.css";

const QUOTE_IN_NAME = 80;

/**
 * A note in the margin: one line or a short card; the open one shows its whole thread. `comment-<id>` is what the
 * marks in the text point at. Enter opens it and goes on to its field, Esc goes back to the text.
 */
export const NoteCard = memo(function NoteCard({
  id,
  form,
  position,
  total,
}: {
  id: AnnotationId;
  form: CardForm;
  /** Counted from 1, of `total`: not all of them are in the page at once. */
  position: number;
  total: number;
}) {
  const words = useWords("reading-room");
  const room = useRoom();
  const annotation = useAnnotation(id);
  // What it quotes is known once it is known where it stands.
  useStanding(id);
  useLive(room.text.shown, ({ text }) => text.length >= (notesOf(room).place(id)?.end ?? 0));
  const active = useUi((ui) => noteOf(ui) === id);
  const flashed = useLive(notesViewOf(room), ({ flashed }) => flashed === id);
  const hovered = useLive(notesViewOf(room), (view) => view.hovered === id);
  const element = useRef<HTMLDivElement>(null);
  useFocusRequest(id, element);
  const person = usePerson(annotation?.creator ?? room.data.me.id);
  if (!annotation) return null;

  const [root] = annotation.comments;
  const quote = quoteOf(room, id).slice(0, QUOTE_IN_NAME);
  const name = person?.name ?? words("note.formerMember");
  const opening = root && isOpening(annotation, root) ? root : null;
  const whole = active || form === "full";

  const handleClick = (event: MouseEvent): void => {
    if (active || (event.target as Element).closest("a, button, textarea, [role=menuitem]")) return;
    if (!getSelection()?.isCollapsed) return;
    openNote(room, id);
  };
  const handleKey = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget) return;
    if (event.key === "Enter") openNote(room, id, { focus: active ? "reply" : "card" });
    else if (event.key === "Escape") {
      openNoteInPlace(room, id);
      returnToText(room);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    // The card is a note to be read, and the larger part of it a place to click; Enter does the same.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={element}
      id={`comment-${id}`}
      data-note={id}
      // eslint-disable-next-line jsx-a11y/aria-role -- new in ARIA 1.3; what `aria-details` of a mark points at
      role="comment"
      aria-level={1}
      aria-posinset={position}
      aria-setsize={total}
      aria-label={
        quote === "" ? words("note.byOrphan", { name }) : words("note.by", { name, quote })
      }
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it opens and is gone through by keys
      tabIndex={0}
      className={classNames(
        styles.card,
        active && styles.active,
        !whole && styles.line,
        hovered && styles.hovered,
        flashed && styles.flashed,
        annotation.state === "resolved" && !active && styles.resolved,
      )}
      onClick={handleClick}
      onKeyDown={handleKey}
      onPointerEnter={() => patchLive(notesViewOf(room), { hovered: id })}
      onPointerLeave={() => patchLive(notesViewOf(room), { hovered: null })}
    >
      {whole ? (
        <>
          <NoteHead annotation={annotation} active={active} edited={opening?.edited ?? null} />
          {active ? (
            <NoteThread annotation={annotation} />
          ) : (
            <>
              {root && <CommentItem annotation={id} comment={root} headed={!opening} clamped />}
              <TypingLine annotation={annotation} />
            </>
          )}
          <NoteFoot annotation={annotation} active={active} />
        </>
      ) : (
        <NoteLine annotation={annotation} />
      )}
      <UnreadMark id={id} />
    </div>
  );
});

/** Takes the keyboard's focus when it was asked for, also if that was before the card came into the page. */
function useFocusRequest(id: AnnotationId, element: React.RefObject<HTMLDivElement | null>): void {
  const room = useRoom();
  const wanted = useUi((ui) => ui.focus?.kind === "card" && ui.focus.annotation === id);
  useEffect(() => {
    if (!wanted) return;
    element.current?.focus({ preventScroll: true });
    patchLive(room.ui, { focus: null });
  }, [wanted, room, element]);
}
