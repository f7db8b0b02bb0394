"use client";

import { useRef } from "react";
import { NotePiece } from "../threads/note-piece";
import { Piece } from "../kernel/piece";
import { useRoom, useUi } from "../kernel/room-context";
import { NoteCard } from "../threads/note-card";
import { useLive } from "../kernel/use-live";
import { heightKey, type MarginItem } from "./arrange-cards";
import { ComposeCard } from "./compose-card";
import { useCardHeights } from "./use-card-heights";
import { useMarginItems } from "./use-margin-items";
import { noteListOf } from "../notes/models";
import { noteOf } from "../kernel/open";
import styles from "./beside-notes.module.css";

/** Notes beside their passages. It scrolls with the text, so nothing has to follow the scrolling. */
export function BesideNotes() {
  const room = useRoom();
  const container = useRef<HTMLDivElement>(null);
  const heights = useCardHeights();
  const items = useMarginItems(container, heights);
  const active = useUi(noteOf);
  const total = useLive(noteListOf(room).state, (state) => state.order.length);
  return (
    <div className={styles.notes} ref={container}>
      {items.map((item) => (
        <div
          key={item.key}
          ref={heights.measure(heightKey(item, active))}
          className={styles.place}
          data-open={item.key === active || item.kind === "compose" || undefined}
          style={{ transform: `translateY(${item.top}px)` }}
        >
          <Item item={item} total={total} />
        </div>
      ))}
    </div>
  );
}

function Item({ item, total }: { item: MarginItem; total: number }) {
  return item.kind === "compose" ? (
    <Piece name="composer">
      <ComposeCard />
    </Piece>
  ) : (
    <NotePiece id={item.key}>
      <NoteCard id={item.key} form={item.form} position={item.position} total={total} />
    </NotePiece>
  );
}
