import type { Mark } from "@/domain/edition/structure";
import { compareRanges, intersect, type TextRange } from "@/domain/text/range";

/** A stretch of a block: bare text, or a mark around more of them. */
export type InlineRun = string | { mark: Mark; runs: readonly InlineRun[] };

/** Marks nested deeper than this are left out: no honest text has them, and a hostile one could exhaust the stack. */
const DEEPEST = 12;

/**
 * The text of `range` under its marks, which come in reading order. Neighbouring pieces of bare text are one. Marks
 * that cross are cut where they do: what is strong stays strong, in two elements.
 */
export function toInlineRuns(
  text: string,
  range: TextRange,
  marks: readonly Mark[],
): readonly InlineRun[] {
  return cut(text, range, marks, 0, 0);
}

function cut(
  text: string,
  range: TextRange,
  marks: readonly Mark[],
  first: number,
  depth: number,
): readonly InlineRun[] {
  const runs: InlineRun[] = [];
  let at = range.start;
  for (let index = first; index < marks.length && depth < DEEPEST; index += 1) {
    const mark = marks[index];
    if (!mark || mark.start >= range.end) break;
    const part = intersect(mark, { start: at, end: range.end });
    if (!part) continue;
    if (part.start > at) runs.push(text.slice(at, part.start));
    // Those before it reach no further than where this one begins.
    runs.push({ mark, runs: cut(text, part, marks, index + 1, depth + 1) });
    at = part.end;
  }
  if (at < range.end) runs.push(text.slice(at, range.end));
  return runs;
}

/** Answers each block's marks in reading order, outer before inner; blocks are to be asked in reading order. */
export function createMarkReader(marks: readonly Mark[]): (block: TextRange) => readonly Mark[] {
  const sorted = [...marks].sort(compareRanges);
  let next = 0;
  return (block) => {
    while (next < sorted.length && (sorted[next]?.end ?? 0) <= block.start) next += 1;
    const found: Mark[] = [];
    for (let index = next; index < sorted.length; index += 1) {
      const mark = sorted[index];
      if (!mark || mark.start >= block.end) break;
      if (mark.end > block.start) found.push(mark);
    }
    return found;
  };
}
