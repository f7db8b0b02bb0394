import type { TextRange } from "@/domain/text/range";
import { addRun, type OffsetMap, type SameRun } from "./offset-map";

/** What stands at a range of the source, written otherwise; an empty `by` leaves it out. */
export type Replacement = TextRange & { readonly by: string };

/** The text with the replacements made, and the map to `source`. They are ascending and do not overlap. */
export function replaceRanges(
  source: string,
  replacements: readonly Replacement[],
): { text: string; map: OffsetMap } {
  const pieces: string[] = [];
  const runs: SameRun[] = [];
  let at = 0;
  let length = 0;
  const keep = (end: number): void => {
    if (end < at) throw new Error("the replacements overlap");
    addRun(runs, { text: length, source: at, length: end - at });
    pieces.push(source.slice(at, end));
    length += end - at;
  };
  for (const { start, end, by } of replacements) {
    keep(start);
    pieces.push(by);
    length += by.length;
    at = end;
  }
  keep(source.length);
  return { text: pieces.join(""), map: { runs, textLength: length, sourceLength: source.length } };
}

/** Every match of a global pattern that is to be written otherwise. */
export function replacementsOf(
  text: string,
  pattern: RegExp,
  by: (match: string, start: number) => string,
): Replacement[] {
  return Array.from(text.matchAll(pattern), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    by: by(match[0], match.index),
  }));
}
