import { useLayoutEffect, useState, type RefObject } from "react";
import { useRoom, useUi } from "../kernel/room-context";
import { useLive } from "../kernel/use-live";
import { arrangeCards, type MarginItem } from "./arrange-cards";
import type { CardHeights } from "./use-card-heights";
import { noteListOf } from "../notes/models";
import { noteOf, newNoteOf } from "../kernel/open";

/** Before the text has said what is on the screen. */
const FIRST_VIEW = { start: 0, end: 4_000 };

/** The cards to show and where, kept up with the text, the filter, the open note and the cards' own heights. */
export function useMarginItems(
  container: RefObject<HTMLElement | null>,
  { heightOf, version }: CardHeights,
): readonly MarginItem[] {
  const room = useRoom();
  const order = useLive(noteListOf(room).state, (state) => state.order);
  const viewport = useLive(room.viewport, (view) => view);
  const layout = useLive(room.layout, (count) => count);
  const active = useUi(noteOf);
  const composing = useUi(newNoteOf);
  const [items, setItems] = useState<readonly MarginItem[]>([]);

  useLayoutEffect(() => {
    const { column, columnBox } = room;
    if (!column || !columnBox || !container.current) return;
    const above =
      columnBox.getBoundingClientRect().top - container.current.getBoundingClientRect().top;
    const next = arrangeCards({
      order,
      viewport: viewport ?? FIRST_VIEW,
      active,
      composing,
      topOf: (offset) => Math.round(column.topOf(Math.min(offset, room.text.text.length)) + above),
      bottom: Math.round(column.height() + above),
      heightOf,
    });
    // Measuring has to come before the paint, and most of the time nothing has moved.
    // eslint-disable-next-line react-hooks/set-state-in-effect
    setItems((before) => (isSame(before, next) ? before : next));
  }, [room, container, order, viewport, layout, active, composing, heightOf, version]);

  return items;
}

function isSame(a: readonly MarginItem[], b: readonly MarginItem[]): boolean {
  return a.length === b.length && a.every((item, index) => equals(item, b[index]));
}

function equals(a: MarginItem, b: MarginItem | undefined): boolean {
  if (a.key !== b?.key || a.top !== b.top) return false;
  if (a.kind === "compose" || b.kind === "compose") return true;
  return a.form === b.form && a.position === b.position;
}
