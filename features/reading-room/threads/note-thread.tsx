"use client";

import { useCallback } from "react";
import { writeList } from "@/components/write-list";
import type { Annotation, Comment } from "@/domain/annotation/annotation";
import { useLocale } from "@/words/use-locale";
import { useWords } from "@/words/use-words";
import { Piece } from "../kernel/piece";
import { whoTypesIn } from "../live/colleagues";
import { useTyping } from "../live/use-typing";
import { useRights, useRoom, useUi } from "../kernel/room-context";
import { patchLive, useLive } from "../kernel/use-live";
import { CommentItem } from "./comment/comment-item";
import { Composer } from "./composer";
import { gesturesOf } from "../notes/models";
import { colleaguesOf } from "../live/models";
import { markRead } from "../notes/reading";
import styles from "./note-thread.module.css";

/** A first comment made together with its note, by the same person, needs no name of its own. */
export function isOpening(annotation: Annotation, comment: Comment): boolean {
  return (
    comment === annotation.comments[0] &&
    comment.creator === annotation.creator &&
    comment.created - annotation.created < 60_000
  );
}

/** The whole discussion, and the field to join it. */
export function NoteThread({ annotation }: { annotation: Annotation }) {
  const { id, comments } = annotation;
  const [root, ...replies] = comments;
  return (
    <>
      {root && <CommentItem annotation={id} comment={root} headed={!isOpening(annotation, root)} />}
      {replies.map((reply) => (
        // eslint-disable-next-line jsx-a11y/aria-role -- new in ARIA 1.3
        <div className={styles.reply} key={reply.id} role="comment" aria-level={2}>
          <CommentItem annotation={id} comment={reply} headed />
        </div>
      ))}
      <TypingLine annotation={annotation} />
      <ReplyField annotation={annotation} />
    </>
  );
}

function ReplyField({ annotation }: { annotation: Annotation }) {
  const words = useWords("reading-room");
  const room = useRoom();
  const rights = useRights();
  const type = useTyping(annotation.id);
  const { id, comments } = annotation;
  const wanted = useUi((ui) => ui.focus?.kind === "reply" && ui.focus.annotation === id);
  const focused = useCallback(() => patchLive(room.ui, { focus: null }), [room]);
  if (!rights.comment) return null;
  return (
    <div className={styles.field}>
      <Piece name="composer" subject={id}>
        <Composer
          key={id}
          place={{ kind: "reply", annotation: id }}
          label={comments.length === 0 ? words("note.comment") : words("note.reply")}
          placeholder={comments.length === 0 ? words("note.addComment") : words("note.replyHint")}
          focusWhen={wanted}
          onFocused={focused}
          onTyping={type}
          onSend={(body) => {
            gesturesOf(room).reply(id, body);
            markRead(room, id);
            patchLive(room.ui, { focus: { kind: "card", annotation: id } });
          }}
          onLeave={() => patchLive(room.ui, { focus: { kind: "card", annotation: id } })}
        />
      </Piece>
    </div>
  );
}

export function TypingLine({ annotation }: { annotation: Annotation }) {
  const words = useWords("reading-room");
  const room = useRoom();
  const names = useLive(colleaguesOf(room), (colleagues) =>
    whoTypesIn(colleagues, annotation.id).join("\n"),
  );
  const locale = useLocale();
  if (names === "") return null;
  const typing = names.split("\n");
  return (
    <p className={styles.typing}>
      {words("note.typing", { count: typing.length, names: writeList(typing, locale) })}
    </p>
  );
}
