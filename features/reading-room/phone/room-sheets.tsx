"use client";

import { useState } from "react";
import { Sheet } from "@/components/overlay/sheet";
import { useWords } from "@/words/use-words";
import { Piece } from "../kernel/piece";
import { FilterBar } from "../filters/filter-bar";
import { ListedNotes } from "../margin/margin";
import { MarginEmpty } from "../margin/margin-empty";
import { UnsentDraft } from "../margin/unsent-draft";
import { Outline } from "../outline/outline";
import { useRoom, useUi } from "../kernel/room-context";
import { patchLive } from "../kernel/use-live";
import { useNarrow } from "../kernel/use-narrow";
import { newNoteOf, NOTHING } from "../kernel/open";
import styles from "./room-sheets.module.css";

/** What the side columns are on a small screen. */
export function RoomSheets() {
  return useNarrow() === true ? <Sheets /> : null;
}

function Sheets() {
  const words = useWords("reading-room");
  const room = useRoom();
  const sheet = useUi((ui) => ui.sheet);
  const close = (open: boolean): void => {
    if (open) return;
    const isWriting = newNoteOf(room.ui.get()) !== null;
    patchLive(room.ui, { sheet: null, ...(isWriting && { open: NOTHING }) });
  };
  return (
    <>
      <Sheet open={sheet === "outline"} onOpenChange={close} title={words("outline.title")}>
        <Piece name="outline">
          <OutlineSheet />
        </Piece>
      </Sheet>
      <Sheet open={sheet === "notes"} onOpenChange={close} title={words("margin.title")}>
        <Piece name="notes">
          <NotesSheet />
        </Piece>
      </Sheet>
    </>
  );
}

function OutlineSheet() {
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  return (
    <div data-room-sheet ref={(element) => setScroller(element?.parentElement ?? null)}>
      <Outline scroller={scroller} />
    </div>
  );
}

function NotesSheet() {
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  return (
    <div
      className={styles.notes}
      data-room-sheet
      ref={(element) => setScroller(element?.parentElement ?? null)}
    >
      <FilterBar />
      <UnsentDraft />
      <MarginEmpty />
      <ListedNotes scroller={scroller} />
    </div>
  );
}
