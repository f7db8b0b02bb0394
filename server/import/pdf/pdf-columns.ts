import type { PdfSegment } from "./pdf-line";

/** Columns of text have at least so many lines each, and lines of at least so many letters. */
const MIN_LINES = 4;
const MIN_LETTERS = 16;
/** Points. */
const STEP = 3;
const SLACK = 2;

/**
 * The segments of a page in groups that are read one after the other: what stands across the page, then the columns
 * below it from left to right, and so on down.
 */
export function inReadingOrder(segments: readonly PdfSegment[], depth = 0): PdfSegment[][] {
  const sorted = [...segments].sort((a, b) => a.y - b.y || a.x - b.x);
  const gutter = depth < 3 ? findGutter(sorted) : null;
  if (gutter === null) return sorted.length > 0 ? [sorted] : [];
  const rtl = sorted.filter(({ runs }) => runs[0]?.rtl).length > sorted.length / 2;
  const groups: PdfSegment[][] = [];
  let left: PdfSegment[] = [];
  let right: PdfSegment[] = [];
  let across: PdfSegment[] = [];
  const endColumns = (): void => {
    for (const side of rtl ? [right, left] : [left, right]) {
      groups.push(...inReadingOrder(side, depth + 1));
    }
    left = [];
    right = [];
  };
  const endAcross = (): void => {
    if (across.length > 0) groups.push(across);
    across = [];
  };
  for (const segment of sorted) {
    if (segment.x < gutter - SLACK && segment.right > gutter + SLACK) {
      endColumns();
      across.push(segment);
    } else {
      endAcross();
      (segment.right <= gutter + SLACK ? left : right).push(segment);
    }
  }
  endColumns();
  endAcross();
  return groups;
}

/** Where a vertical line would cross the fewest lines of text and part two columns; `null` where there are none. */
function findGutter(segments: readonly PdfSegment[]): number | null {
  if (segments.length < MIN_LINES * 2) return null;
  const from = Math.min(...segments.map(({ x }) => x));
  const to = Math.max(...segments.map(({ right }) => right));
  let best: { x: number; crossing: number; count: number } | null = null;
  for (let x = from + (to - from) * 0.2; x < to - (to - from) * 0.2; x += STEP) {
    const left = segments.filter(({ right }) => right <= x + SLACK);
    const right = segments.filter((segment) => segment.x >= x - SLACK);
    const crossing = segments.length - left.length - right.length;
    if (crossing > (left.length + right.length) * 0.6) continue;
    if (!isColumn(left) || !isColumn(right) || !standSideBySide(left, right)) continue;
    // In the middle of the gap, which is as wide as the same count goes on.
    if (!best || crossing < best.crossing) best = { x, crossing, count: 1 };
    else if (crossing === best.crossing && x - best.x <= best.count * STEP) best.count += 1;
  }
  return best && best.x + ((best.count - 1) * STEP) / 2;
}

function isColumn(segments: readonly PdfSegment[]): boolean {
  const letters = segments.reduce((sum, { runs }) => sum + lettersOf(runs), 0);
  return segments.length >= MIN_LINES && letters / segments.length >= MIN_LETTERS;
}

function lettersOf(runs: PdfSegment["runs"]): number {
  return runs.reduce((sum, { text }) => sum + text.length, 0);
}

/** Both reach over mostly the same height. */
function standSideBySide(left: readonly PdfSegment[], right: readonly PdfSegment[]): boolean {
  const [a, b] = [left, right].map((side) => {
    const heights = side.map(({ y }) => y);
    return { top: Math.min(...heights), bottom: Math.max(...heights) };
  });
  if (!a || !b) return false;
  const shared = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return shared > 0.4 * Math.min(a.bottom - a.top, b.bottom - b.top);
}
