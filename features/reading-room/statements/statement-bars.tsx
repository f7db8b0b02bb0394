"use client";

import { useLayoutEffect, useMemo, useRef, type CSSProperties } from "react";
import type { TextRange } from "@/domain/text/range";
import { useWords } from "@/words/use-words";
import { useRoom, useUi } from "../kernel/room-context";
import { useLive } from "../kernel/use-live";
import { toBarGroups, type BarGroup } from "./model/bar-groups";
import { openStatement } from "./model/open-statement";
import { statementsOf } from "./models";
import { statementOf } from "../kernel/open";
import styles from "./statement-bars.module.css";

/** Distances from the top of the text, px. */
type VerticalPlace = { top: number; bottom: number };

/**
 * Where each statement begins and ends, beside the text: dashed while it is only proposed, solid when somebody has
 * confirmed it. For the eye and the mouse; keys and screen readers have the outline and the shortcuts.
 */
export function StatementBars() {
  const text = useWords("reading-room.statements");
  const room = useRoom();
  const items = useLive(statementsOf(room).all, (all) => all.items);
  const view = useLive(room.viewport, (visible) => visible);
  const layout = useLive(room.layout, (count) => count);
  const open = useUi(statementOf);
  const groups = useMemo(() => (view ? toBarGroups(items, around(view)) : []), [items, view]);
  const box = usePlacedBars(groups, layout);
  return (
    <div ref={box} className={styles.bars} aria-hidden="true">
      {groups.map(({ range, statements, lane }) => {
        const shown = statements.find(({ id }) => id === open) ?? statements[0];
        if (!shown) return null;
        const { id, actor, actorKind, status } = shown;
        const word = status === "confirmed" ? text("confirmedWord") : text("proposedWord");
        return (
          <button
            key={`${range.start}-${range.end}`}
            type="button"
            tabIndex={-1}
            className={styles.bar}
            data-kind={actorKind}
            data-status={
              statements.every((one) => one.status === "confirmed") ? "confirmed" : "proposed"
            }
            data-open={id === open || undefined}
            style={{ "--lane": lane } as CSSProperties}
            title={text("bar", { actor, state: word, others: statements.length - 1 })}
            onClick={() => openStatement(room, id, { focus: true, scroll: false })}
          />
        );
      })}
    </div>
  );
}

/** Where one statement ends and the next begins in one line, each bar gives up half of it. */
function keepApart(
  groups: readonly BarGroup[],
  found: readonly (VerticalPlace | null)[],
): (VerticalPlace | null)[] {
  const places = found.map((place) => place && { ...place });
  const lasts = new Map<number, VerticalPlace>();
  for (const [index, place] of places.entries()) {
    const lane = groups[index]?.lane;
    if (!place || lane === undefined) continue;
    const last = lasts.get(lane);
    if (last && last.bottom > place.top) {
      const middle = (last.bottom + place.top) / 2;
      last.bottom = middle - 1;
      place.top = middle + 1;
    }
    lasts.set(lane, place);
  }
  return places;
}

/** Half a screen further up and down, so that scrolling finds the bars in place. */
function around({ start, end }: TextRange): TextRange {
  const more = Math.ceil((end - start) / 2);
  return { start: start - more, end: end + more };
}

/** Puts the bars beside their passages. What was measured stands until the text is laid out again. */
function usePlacedBars(groups: readonly BarGroup[], layout: number) {
  const room = useRoom();
  const box = useRef<HTMLDivElement>(null);
  const measured = useRef({ layout, places: new Map<string, VerticalPlace>() });
  useLayoutEffect(() => {
    if (measured.current.layout !== layout) measured.current = { layout, places: new Map() };
    const { places } = measured.current;
    // First everything is read, then everything is written: the text is laid out once.
    const found = groups.map(({ range }) => {
      const key = `${range.start}-${range.end}`;
      const place = places.get(key) ?? room.column?.boxOf(range) ?? null;
      if (place) places.set(key, place);
      return place;
    });
    for (const [index, place] of keepApart(groups, found).entries()) {
      const bar = box.current?.children[index];
      if (!(bar instanceof HTMLElement)) continue;
      bar.hidden = place === null;
      if (!place) continue;
      bar.style.top = `${place.top}px`;
      bar.style.height = `${place.bottom - place.top}px`;
    }
  }, [groups, layout, room]);
  return box;
}
