import type { AnnotationId } from "@/domain/ids";
import type { TextRange } from "@/domain/text/range";
import { isOrphan, lowerBound, type Place } from "../notes/reading-order";
import { chooseForms, STRETCH, type CardForm } from "./choose-forms";
import { placeCards } from "./place-cards";

/** What stands in the margin: a note, or the field for a new one. */
export type MarginItem =
  | { kind: "note"; key: AnnotationId; form: CardForm; position: number; top: number }
  | { kind: "compose"; key: "compose"; top: number };

export type Arranging = {
  order: readonly Place[];
  /** The part of the text on the screen. */
  viewport: TextRange;
  active: AnnotationId | null;
  composing: TextRange | null;
  /** Distance of an offset's line from the top of the margin, px. */
  topOf: (offset: number) => number;
  /** Where the text ends, px. */
  bottom: number;
  heightOf: (key: string, form: CardForm) => number;
};

const GAP = 10;
/** Stretches above the window that are placed too, because their cards may reach down into it. */
const LOOK_BEHIND = 3 * STRETCH;
const LOOK_AHEAD = STRETCH;
/** Cards this far outside of the window are not in the page, px. */
const OVERSCAN = 700;
/** What stands beside nothing is listed below the text, px apart from its end. */
const BELOW_TEXT = 24;

type Wish = { item: MarginItem; desired: number; height: number };

/** The cards around the window, placed; the open note and the field for a new one always among them. */
export function arrangeCards(arranging: Arranging): MarginItem[] {
  const { order, viewport, active, composing, topOf, heightOf } = arranging;
  const from = lowerBound(order, ({ start }) => start >= viewport.start - LOOK_BEHIND);
  const to = lowerBound(order, ({ start }) => start >= viewport.end + LOOK_AHEAD);
  const forms = chooseForms(order, from, to);
  const wishes: Wish[] = order.slice(from, to).map((place, index) => {
    const form = place.id === active ? "full" : (forms[index] ?? "full");
    return wishFor(place, form, from + index, arranging);
  });
  addFarActive(wishes, from, to, arranging);
  addOrphans(wishes, to, arranging);
  if (composing) addComposer(wishes, topOf(composing.start), heightOf("compose", "full"));
  const focused = wishes.findIndex(({ item }) => item.kind === "compose" || item.key === active);
  const tops = placeCards(wishes, { gap: GAP, top: 0, focused: focused === -1 ? null : focused });
  const [above, below] = [topOf(viewport.start) - OVERSCAN, topOf(viewport.end) + OVERSCAN];
  return wishes.flatMap(({ item, height }, index) => {
    const top = tops[index] ?? 0;
    const near = top + height >= above && top <= below;
    return near || index === focused ? [{ ...item, top }] : [];
  });
}

function wishFor(
  place: Place,
  form: CardForm,
  index: number,
  { topOf, heightOf, active }: Arranging,
): Wish {
  const item: MarginItem = { kind: "note", key: place.id, form, position: index + 1, top: 0 };
  return {
    item,
    desired: isOrphan(place) ? 0 : topOf(place.start),
    height: heightOf(heightKey(item, active), form),
  };
}

/** The open note stays in the page wherever the reader has scrolled to, so that nothing typed in it is lost. */
function addFarActive(wishes: Wish[], from: number, to: number, arranging: Arranging): void {
  const { order, active } = arranging;
  const index = active ? order.findIndex(({ id }) => id === active) : -1;
  const place = order[index];
  if (!place || isOrphan(place) || (index >= from && index < to)) return;
  const wish = wishFor(place, "full", index, arranging);
  if (index < from) wishes.unshift(wish);
  else wishes.push(wish);
}

/** What points nowhere stands below the text, when the reader comes near its end or opens one of them. */
function addOrphans(wishes: Wish[], to: number, arranging: Arranging): void {
  const { order, bottom, active } = arranging;
  const first = lowerBound(order, isOrphan);
  if (to < first && !order.slice(first).some(({ id }) => id === active)) return;
  order.slice(first).forEach((place, index) => {
    wishes.push({
      ...wishFor(place, "full", first + index, arranging),
      desired: bottom + BELOW_TEXT,
    });
  });
}

function addComposer(wishes: Wish[], desired: number, height: number): void {
  const index = lowerBound(wishes, (wish) => wish.desired > desired);
  wishes.splice(index, 0, { item: { kind: "compose", key: "compose", top: 0 }, desired, height });
}

/** The key under which a card's height is measured: it is another card when it is open. */
export function heightKey(item: MarginItem, active: AnnotationId | null): string {
  if (item.kind === "compose") return "compose";
  return item.key === active ? `${item.key} open` : `${item.key} ${item.form}`;
}
