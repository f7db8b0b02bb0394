"use client";

import { useEffect, useRef, useState } from "react";
import { MessageSquareText, PanelRightClose } from "lucide-react";
import { IconButton } from "@/components/form/icon-button";
import { Segmented } from "@/components/form/segmented";
import { useWords } from "@/words/use-words";
import { Piece } from "../kernel/piece";
import { FilterBar } from "../filters/filter-bar";
import { useRoom, useUi } from "../kernel/room-context";
import { patchLive, useLive } from "../kernel/use-live";
import { useOpening } from "../use-opening";
import { BesideNotes } from "./beside-notes";
import { MarginEmpty } from "./margin-empty";
import { NoteList } from "./note-list";
import { ComposeCard } from "./compose-card";
import { UnsentDraft } from "./unsent-draft";
import { noteListOf, notesViewOf } from "../notes/models";
import styles from "./margin.module.css";

/** The column of notes on a wide screen. */
export function Margin({ onHide }: { onHide: () => void }) {
  const words = useWords("reading-room");
  const room = useRoom();
  const mode = useLive(notesViewOf(room), (view) => view.mode);
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  return (
    <aside
      className={styles.margin}
      data-mode={mode}
      aria-label={words("margin.title")}
      ref={setScroller}
    >
      <header className={styles.head}>
        <div className={styles.row}>
          <MarginTitle />
          <Segmented
            label={words("margin.mode")}
            value={mode}
            onChange={(value) => patchLive(notesViewOf(room), { mode: value })}
            options={[
              { value: "beside", label: words("margin.beside") },
              { value: "list", label: words("margin.list") },
            ]}
          />
          <IconButton
            label={words("margin.hide")}
            icon={<PanelRightClose size={17} aria-hidden="true" />}
            onClick={onHide}
          />
        </div>
        <FilterBar />
        <UnsentDraft />
        {/* Stays in view: wherever one reads, it says why there is nothing, and what to do. */}
        <MarginEmpty />
      </header>
      {mode === "beside" ? <BesideNotes /> : <ListedNotes scroller={scroller} />}
    </aside>
  );
}

/** The list, with the field for a new note above it. */
export function ListedNotes({ scroller }: { scroller: HTMLElement | null }) {
  return (
    <div className={styles.listed}>
      <Piece name="composer">
        <ComposeCard />
      </Piece>
      <NoteList scroller={scroller} />
    </div>
  );
}

function MarginTitle() {
  const words = useWords("reading-room");
  const room = useRoom();
  const shown = useLive(noteListOf(room).state, (state) => state.order.length);
  const isOpening = useOpening();
  const title = useRef<HTMLHeadingElement>(null);
  const wanted = useUi((ui) => ui.focus?.kind === "margin");
  useEffect(() => {
    if (!wanted) return;
    title.current?.focus();
    patchLive(room.ui, { focus: null });
  }, [wanted, room]);
  return (
    <h2 className={styles.title} ref={title} tabIndex={-1} id="notes">
      <MessageSquareText size={15} aria-hidden="true" />
      {isOpening ? words("margin.title") : words("margin.count", { count: shown })}
    </h2>
  );
}
