"use client";

import { useCallback } from "react";
import { classNames } from "@/components/class-names";
import { useWords } from "@/words/use-words";
import { openNote, returnToText } from "../notes/navigate";
import { useRoom, useUi } from "../kernel/room-context";
import { Composer } from "../threads/composer";
import { PersonLine } from "../threads/person-line";
import { patchLive } from "../kernel/use-live";
import { gesturesOf } from "../notes/models";
import { newNoteOf, NOTHING } from "../kernel/open";
import { useReportWords } from "../kernel/use-report-words";
import card from "../threads/note-card.module.css";
import head from "../threads/note-head.module.css";

/** Where the first comment on a passage is written; the note is made when it is sent. */
export function ComposeCard() {
  const words = useWords("reading-room");
  const room = useRoom();
  const range = useUi(newNoteOf);
  const wanted = useUi((ui) => ui.focus?.kind === "compose");
  const reportWords = useReportWords();
  const focused = useCallback(() => patchLive(room.ui, { focus: null }), [room]);
  if (!range) return null;
  const leave = (): void => {
    returnToText(room);
    patchLive(room.ui, { open: NOTHING });
  };
  return (
    <div
      className={classNames(card.card, card.active)}
      role="group"
      aria-label={words("note.newLabel")}
    >
      <PersonLine user={room.data.me.id} at={null} />
      <blockquote className={head.quote} {...reportWords}>
        {room.text.text.slice(range.start, range.end)}
      </blockquote>
      <Composer
        key={`${range.start}-${range.end}`}
        place={{ kind: "new" }}
        range={range}
        label={words("note.newLabel")}
        placeholder={words("note.newHint")}
        focusWhen={wanted}
        onFocused={focused}
        onSend={(body) => {
          const id = gesturesOf(room).comment(range, body);
          room.column?.select(null);
          openNote(room, id, { focus: "card", scroll: false });
        }}
        onLeave={leave}
        onDiscard={leave}
      />
    </div>
  );
}
