import search from "approx-string-match";
import type { TextRange } from "@/domain/text/range";
import type { Alignment } from "./pairing/alignment";
import type { Span } from "./edition-reading";

/** How many words before and after a quotation its nearest surely placed neighbours may be. */
const REACH = 8;

/** Errors in a misread quotation, as a share of its length; more is another wording. */
const MOST_ERRORS = 0.3;

/** Words that came in beside a quotation, at most, in a window that is searched. */
const MOST_NEW = 12;

export type Match = { range: TextRange; similarity: number };

/**
 * A quotation found by its letters between the places its neighbours went to: words that were run together or apart
 * have no partners, but their surroundings say where they are. Null where the neighbours went different ways, or
 * nothing in between is nearly the same.
 */
export function findWithinWindow(alignment: Alignment, range: TextRange, span: Span): Match | null {
  const { from, to } = alignment;
  const window = windowOf(alignment, span);
  if (!window) return null;
  const exact = from.text.slice(range.start, range.end);
  const text = to.text.slice(window.start, window.end);
  const matches = search(text, exact, Math.floor(exact.length * MOST_ERRORS));
  let best: Match | null = null;
  for (const { start, end, errors } of matches) {
    const similarity = 1 - errors / exact.length;
    // Of places with as many errors, the one that keeps the length is the better.
    const isBetter = !best || Math.abs(end - start - exact.length) < lengthError(best, exact);
    if (end > start && isBetter) {
      const place = { start: window.start + start, end: window.start + end };
      best = { range: place, similarity };
    }
  }
  return best;
}

function lengthError({ range }: Match, exact: string): number {
  return Math.abs(range.end - range.start - exact.length);
}

/** From the end of the nearest placed word before to the start of the nearest after, in the new text. */
function windowOf({ from, to, pairing }: Alignment, { first, last }: Span): TextRange | null {
  let before = first - 1;
  while (before >= 0 && first - before < REACH && pairing.partnerOf(before) < 0) before -= 1;
  let after = last + 1;
  while (after < from.tokens.count && after - last < REACH && pairing.partnerOf(after) < 0) {
    after += 1;
  }
  const start = before < 0 ? -1 : pairing.partnerOf(before);
  const end = after >= from.tokens.count ? to.tokens.count : pairing.partnerOf(after);
  if ((before >= 0 && start < 0) || end < 0) return null;
  if (end <= start || end - start > 2 * (after - before) + MOST_NEW) return null;
  return {
    start: start < 0 ? 0 : (to.tokens.ends[start] ?? 0),
    end: end >= to.tokens.count ? to.text.length : (to.tokens.starts[end] ?? 0),
  };
}
