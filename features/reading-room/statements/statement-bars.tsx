"use client";

import { useLayoutEffect, useMemo, useRef, type CSSProperties } from "react";
import type { TextRange } from "@/domain/text/range";
import { messages } from "../messages";
import { useRoom, useUi } from "../room-context";
import { useLive } from "../use-live";
import { toBarGroups, type BarGroup } from "./bar-groups";
import { openStatement } from "./open-statement";
import styles from "./statement-bars.module.css";

const text = messages.statements;

/**
 * Where each statement begins and ends, beside the text: dashed while it is only proposed, solid when somebody has
 * confirmed it. For the eye and the mouse; keys and screen readers have the outline and the shortcuts.
 */
export function StatementBars() {
  const room = useRoom();
  const items = useLive(room.statements.all, (all) => all.items);
  const view = useLive(room.viewport, (visible) => visible);
  const layout = useLive(room.layout, (count) => count);
  const open = useUi((ui) => ui.statement);
  const groups = useMemo(() => (view ? toBarGroups(items, around(view)) : []), [items, view]);
  const box = usePlacedBars(groups, layout);
  return (
    <div ref={box} className={styles.bars} aria-hidden="true">
      {groups.map(({ range, statements, lane }) => {
        const shown = statements.find(({ id }) => id === open) ?? statements[0];
        if (!shown) return null;
        const { id, actor, actorKind, status } = shown;
        const word = status === "confirmed" ? text.confirmedWord : text.proposedWord;
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
            title={text.bar(actor, word, statements.length - 1)}
            onClick={() => openStatement(room, id, { focus: true, scroll: false })}
          />
        );
      })}
    </div>
  );
}

/** Half a screen further up and down, so that scrolling finds the bars in place. */
function around({ start, end }: TextRange): TextRange {
  const more = Math.ceil((end - start) / 2);
  return { start: start - more, end: end + more };
}

/** Puts the bars beside their passages. What was measured stands until the text is laid out anew. */
function usePlacedBars(groups: readonly BarGroup[], layout: number) {
  const room = useRoom();
  const box = useRef<HTMLDivElement>(null);
  const measured = useRef({ layout, places: new Map<string, { top: number; bottom: number }>() });
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
    for (const [index, place] of found.entries()) {
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
