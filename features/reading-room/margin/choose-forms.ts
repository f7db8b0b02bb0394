import { isOrphan, type Place } from "../notes/reading-order";

/** How much of an annotation the margin shows beside the text: all of its card, or one line. */
export type CardForm = "full" | "line";

/**
 * Stretches of text are judged apart, so that a card never changes because of what happens elsewhere, or because of
 * where the reader has scrolled to. One stretch is about as tall as half a window.
 */
export const STRETCH = 1_200;

/** As many full cards fit beside a stretch; where there are more, all of it are shown as lines. */
export const FULL_CARDS = 5;

/** The form of each of `order[from..to)`. Orphans, which stand beside nothing, are always full. */
export function chooseForms(order: readonly Place[], from: number, to: number): CardForm[] {
  const counts = new Map<number, number>();
  const stretch = ({ start }: Place): number => Math.floor(start / STRETCH);
  const shown = order.slice(from, to);
  for (const place of order.slice(startOfStretch(order, from), endOfStretch(order, to))) {
    counts.set(stretch(place), (counts.get(stretch(place)) ?? 0) + 1);
  }
  return shown.map((place) =>
    !isOrphan(place) && (counts.get(stretch(place)) ?? 0) > FULL_CARDS ? "line" : "full",
  );
}

function startOfStretch(order: readonly Place[], index: number): number {
  const first = order[index];
  if (!first) return index;
  const stretch = Math.floor(first.start / STRETCH);
  let from = index;
  while (from > 0 && Math.floor((order[from - 1]?.start ?? 0) / STRETCH) === stretch) from -= 1;
  return from;
}

function endOfStretch(order: readonly Place[], index: number): number {
  const last = order[index - 1];
  if (!last) return index;
  const stretch = Math.floor(last.start / STRETCH);
  let to = index;
  while (to < order.length && Math.floor((order[to]?.start ?? 0) / STRETCH) === stretch) to += 1;
  return to;
}
