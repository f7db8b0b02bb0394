"use client";

import { useEffect, useRef } from "react";
import { defaultRangeExtractor, useVirtualizer, type Range } from "@tanstack/react-virtual";
import { useWords } from "@/words/use-words";
import { NotePiece } from "../threads/note-piece";
import { useRoom, useUi } from "../kernel/room-context";
import { NoteCard } from "../threads/note-card";
import { useDistanceFromTop } from "../use-distance-from-top";
import { useLive } from "../kernel/use-live";
import { noteListOf } from "../notes/models";
import { noteOf } from "../kernel/open";
import styles from "./note-list.module.css";

const GAP = 8;
const ESTIMATE = 132;

/** All notes in the order of the text, one under the other; only those near the window are in the page. */
export function NoteList({ scroller }: { scroller: HTMLElement | null }) {
  const words = useWords("reading-room");
  const room = useRoom();
  const order = useLive(noteListOf(room).state, (state) => state.order);
  const active = useUi(noteOf);
  const list = useRef<HTMLDivElement>(null);
  const above = useDistanceFromTop(list, scroller);
  const activeIndex = active ? order.findIndex(({ id }) => id === active) : -1;
  // eslint-disable-next-line react-hooks/incompatible-library -- nothing here is memoised by what it returns
  const virtualizer = useVirtualizer({
    count: order.length,
    getScrollElement: () => scroller,
    estimateSize: () => ESTIMATE,
    getItemKey: (index) => order[index]?.id ?? index,
    gap: GAP,
    scrollMargin: above,
    // What stands above the list may stay on the screen and cover as much of it.
    scrollPaddingStart: above + GAP,
    scrollPaddingEnd: GAP,
    overscan: 6,
    // The open note stays in the page, so that neither its focus nor its words are lost by scrolling.
    rangeExtractor: (range: Range) => {
      const near = defaultRangeExtractor(range);
      return activeIndex === -1 || near.includes(activeIndex)
        ? near
        : [...near, activeIndex].toSorted((a, b) => a - b);
    },
  });

  useEffect(() => {
    const index = active
      ? noteListOf(room)
          .state.get()
          .order.findIndex(({ id }) => id === active)
      : -1;
    if (index !== -1) virtualizer.scrollToIndex(index, { align: "auto" });
  }, [active, room, virtualizer]);

  return (
    <div
      ref={list}
      className={styles.list}
      role="group"
      aria-label={words("margin.listLabel")}
      style={{ height: virtualizer.getTotalSize() }}
    >
      {virtualizer.getVirtualItems().map(({ index, key, start }) => {
        const place = order[index];
        return place ? (
          <div
            key={key}
            ref={virtualizer.measureElement}
            data-index={index}
            className={styles.place}
            style={{ transform: `translateY(${start - above}px)` }}
          >
            <NotePiece id={place.id}>
              <NoteCard id={place.id} form="full" position={index + 1} total={order.length} />
            </NotePiece>
          </div>
        ) : null;
      })}
    </div>
  );
}
