"use client";

import { useEffect, useLayoutEffect, useMemo, useRef, type ReactNode, type RefObject } from "react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useWords } from "@/words/use-words";
import { Piece } from "../kernel/piece";
import { useRoom } from "../kernel/room-context";
import { useDistanceFromTop } from "../use-distance-from-top";
import { useLive } from "../kernel/use-live";
import { countBySection, findSection } from "./count-by-section";
import { outlineOf } from "./models";
import type { OutlineRow } from "./outline-rows";
import { SectionRow } from "./section-row";
import { useReaders } from "./use-readers";
import { noteListOf } from "../notes/models";
import styles from "./outline.module.css";

/** Up to this many rows are all in the page; of more, only those near the window. */
const ALL_AT_ONCE = 250;
const ESTIMATE = 31;
/** Between the row that is followed and the edges of what scrolls, px. */
const MARGIN = 60;

type ListProps = {
  rows: readonly OutlineRow[];
  scroller: HTMLElement | null;
  onToggle: (section: number) => void;
};

/** The rows of the outline; it keeps the statement that is being read in sight, unless somebody is busy in it. */
export function OutlineList(props: ListProps) {
  const renderRow = useRenderRow(props);
  const current = useCurrentIndex(props.rows);
  const List = props.rows.length > ALL_AT_ONCE ? WindowedRows : AllRows;
  return <List {...props} current={current} renderRow={renderRow} />;
}

type RowsProps = ListProps & { current: number; renderRow: (row: OutlineRow) => ReactNode };

function AllRows({ rows, scroller, current, renderRow }: RowsProps) {
  const words = useWords("reading-room");
  const list = useRef<HTMLOListElement>(null);
  // Rows that come above it push the one that has the focus away, which no browser mends in what is not scrolled yet.
  useLayoutEffect(() => {
    const focused = document.activeElement;
    if (list.current?.contains(focused)) focused?.scrollIntoView({ block: "nearest" });
  }, [rows]);
  useEffect(() => {
    const row = list.current?.children[current];
    if (!scroller || !row || isBusy(list)) return;
    const [box, seen] = [row.getBoundingClientRect(), scroller.getBoundingClientRect()];
    const below = box.bottom - (seen.bottom - MARGIN);
    const above = box.top - (seen.top + MARGIN);
    if (below > 0) scroller.scrollBy({ top: below });
    else if (above < 0) scroller.scrollBy({ top: above });
  }, [current, scroller]);
  return (
    <ol ref={list} className={styles.rows} aria-label={words("outline.rows")}>
      {rows.map((row) => (
        <li key={keyOf(row)}>{renderRow(row)}</li>
      ))}
    </ol>
  );
}

function WindowedRows({ rows, scroller, current, renderRow }: RowsProps) {
  const words = useWords("reading-room");
  const list = useRef<HTMLOListElement>(null);
  const above = useDistanceFromTop(list, scroller);
  // eslint-disable-next-line react-hooks/incompatible-library -- nothing here is memoised by what it returns
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller,
    estimateSize: () => ESTIMATE,
    getItemKey: (index) => keyOf(rows[index]),
    scrollMargin: above,
    scrollPaddingStart: MARGIN,
    scrollPaddingEnd: MARGIN,
    overscan: 12,
  });
  useEffect(() => {
    if (current !== -1 && !isBusy(list)) virtualizer.scrollToIndex(current, { align: "auto" });
  }, [current, virtualizer]);
  return (
    <ol
      ref={list}
      className={styles.rows}
      aria-label={words("outline.rows")}
      style={{ height: virtualizer.getTotalSize() }}
    >
      {virtualizer.getVirtualItems().map(({ index, key, start }) => {
        const row = rows[index];
        return row ? (
          <li
            key={key}
            ref={virtualizer.measureElement}
            data-index={index}
            aria-posinset={index + 1}
            aria-setsize={rows.length}
            className={styles.placed}
            style={{ transform: `translateY(${start - above}px)` }}
          >
            {renderRow(row)}
          </li>
        ) : null;
      })}
    </ol>
  );
}

function useRenderRow({ onToggle }: ListProps): (row: OutlineRow) => ReactNode {
  const room = useRoom();
  const sections = useLive(room.text.shown, (shown) => shown.sections);
  const order = useLive(noteListOf(room).state, (state) => state.order);
  const counts = useMemo(() => countBySection(sections, order), [sections, order]);
  const readers = useReaders(sections);
  const here = useLive(room.viewport, (view) => (view ? findSection(sections, view.start) : -1));
  const top = Math.min(...sections.map(({ level }) => level));
  return (row) => (
    <Piece name="row" subject={row.kind === "entry" ? row.entry : sections[row.index]}>
      {row.kind === "entry" ? (
        row.entry.show()
      ) : (
        <SectionRow
          row={row}
          level={Math.min(3, (sections[row.index]?.level ?? top) - top + 1)}
          notes={counts[row.index] ?? 0}
          readers={readers.get(row.index) ?? []}
          current={row.index === here}
          onToggle={() => onToggle(row.index)}
        />
      )}
    </Piece>
  );
}

/** Index of the row that is followed; -1 for none. */
function useCurrentIndex(rows: readonly OutlineRow[]): number {
  const room = useRoom();
  const followed = useLive(outlineOf(room).followed, (key) => key);
  return useMemo(
    () =>
      followed === null
        ? -1
        : rows.findIndex((row) => row.kind === "entry" && row.entry.key === followed),
    [rows, followed],
  );
}

/** Whether somebody points at the list or has the focus in it. */
function isBusy(list: RefObject<HTMLElement | null>): boolean {
  return list.current?.matches(":hover, :focus-within") ?? false;
}

function keyOf(row: OutlineRow | undefined): string {
  if (!row) return "";
  return row.kind === "entry" ? row.entry.key : `section-${row.index}`;
}
