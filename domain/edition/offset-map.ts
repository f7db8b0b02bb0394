import type { TextRange } from "@/domain/text/range";

/** A stretch that stands in the text as it stood in the source. `length` is above 0, in UTF-16 code units. */
export type SameRun = { readonly text: number; readonly source: number; readonly length: number };

/**
 * Maps each part of an edition's text to its place in the text extracted from its source. Between the runs stands
 * what was mended: left out, put in, or written otherwise. Plain data, so that it can be stored and sent.
 */
export type OffsetMap = {
  /** Ascending on both sides, disjoint. */
  readonly runs: readonly SameRun[];
  readonly textLength: number;
  readonly sourceLength: number;
};

type Side = "text" | "source";

/**
 * Where a range of the text stood in the source: from its first character to its last. A range that begins or ends
 * inside of something mended takes in all of it. `null` if nothing in the source stands for it.
 */
export function toSource(map: OffsetMap, range: TextRange): TextRange | null {
  return mapRange(map, range, "text", "source");
}

/** Where a range of the source stands in the text; `null` if nothing of it was kept. */
export function fromSource(map: OffsetMap, range: TextRange): TextRange | null {
  return mapRange(map, range, "source", "text");
}

export function identityMap(length: number): OffsetMap {
  const runs = length > 0 ? [{ text: 0, source: 0, length }] : [];
  return { runs, textLength: length, sourceLength: length };
}

/** The map over two steps: `later`'s source is `earlier`'s text. */
export function composeMaps(earlier: OffsetMap, later: OffsetMap): OffsetMap {
  const runs: SameRun[] = [];
  let at = 0;
  for (const run of later.runs) {
    const end = run.source + run.length;
    while (endOf(earlier.runs[at], "text") <= run.source) at += 1;
    for (let index = at; ; index += 1) {
      const below = earlier.runs[index];
      if (!below || below.text >= end) break;
      const from = Math.max(run.source, below.text);
      const to = Math.min(end, below.text + below.length);
      addRun(runs, {
        text: run.text + (from - run.source),
        source: below.source + (from - below.text),
        length: to - from,
      });
    }
  }
  return { runs, textLength: later.textLength, sourceLength: earlier.sourceLength };
}

/** Appends a run, as part of the last one if it goes on with it on both sides. */
export function addRun(runs: SameRun[], run: SameRun): void {
  if (run.length <= 0) return;
  const last = runs.at(-1);
  if (last && endOf(last, "text") === run.text && endOf(last, "source") === run.source) {
    runs[runs.length - 1] = { ...last, length: last.length + run.length };
  } else {
    runs.push(run);
  }
}

function mapRange(map: OffsetMap, range: TextRange, from: Side, to: Side): TextRange | null {
  if (range.start >= range.end) return null;
  const first = findRun(map.runs, range.start, from);
  const last = findRun(map.runs, range.end - 1, from);
  const start = first.inside
    ? first.inside[to] + (range.start - first.inside[from])
    : endOf(map.runs[first.index - 1] ?? BEFORE_ALL, to);
  const end = last.inside
    ? last.inside[to] + (range.end - last.inside[from])
    : (map.runs[last.index]?.[to] ?? (to === "text" ? map.textLength : map.sourceLength));
  return start < end ? { start, end } : null;
}

const BEFORE_ALL: SameRun = { text: 0, source: 0, length: 0 };

/** The run in which the character at `offset` stands, or else the index of the first run after it. */
function findRun(
  runs: readonly SameRun[],
  offset: number,
  side: Side,
): { inside: SameRun | null; index: number } {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (endOf(runs[middle], side) <= offset) low = middle + 1;
    else high = middle;
  }
  const run = runs[low];
  return { inside: run && run[side] <= offset ? run : null, index: low };
}

/** Endless if there is no run. */
function endOf(run: SameRun | undefined, side: Side): number {
  return run ? run[side] + run.length : Infinity;
}
