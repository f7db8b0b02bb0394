"use client";

import { useEffect, useRef, useState } from "react";
import { MessageSquareText, PanelRightClose } from "lucide-react";
import { IconButton } from "@/components/icon-button";
import { Segmented } from "@/components/segmented";
import { Piece } from "../broken/piece";
import { FilterBar } from "../filters/filter-bar";
import { messages } from "../messages";
import { useRoom, useUi } from "../room-context";
import { patchLive, useLive } from "../use-live";
import { useOpening } from "../use-opening";
import { BesideNotes } from "./beside-notes";
import { MarginEmpty } from "./margin-empty";
import { NoteList } from "./note-list";
import { ComposeCard } from "./compose-card";
import { UnsentDraft } from "./unsent-draft";
import styles from "./margin.module.css";

/** The column of notes on a wide screen. */
export function Margin({ onHide }: { onHide: () => void }) {
  const room = useRoom();
  const mode = useUi((ui) => ui.margin);
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  return (
    <aside
      className={styles.margin}
      data-mode={mode}
      aria-label={messages.margin.title}
      ref={setScroller}
    >
      <header className={styles.head}>
        <div className={styles.row}>
          <MarginTitle />
          <Segmented
            label={messages.margin.mode}
            value={mode}
            onChange={(margin) => patchLive(room.ui, { margin })}
            options={[
              { value: "beside", label: messages.margin.beside },
              { value: "list", label: messages.margin.list },
            ]}
          />
          <IconButton
            label={messages.margin.hide}
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
  const room = useRoom();
  const shown = useLive(room.list.state, (state) => state.order.length);
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
      {isOpening ? messages.margin.title : messages.margin.count(shown)}
    </h2>
  );
}
