import { piecesOf, type PdfSegment } from "./pdf-line";
import type { PdfBodyType } from "./pdf-layout";
import type { PdfLine } from "./pdf-lines";

/** What a table is read as: for each row, the segments of each of its columns that has any. */
export type PdfTable = { rows: readonly ReadonlyMap<number, readonly PdfSegment[]>[] };

/** How many lines from `from` on belong to one table; 0 where none begins. */
export function tableLength(lines: readonly PdfLine[], from: number, body: PdfBodyType): number {
  if (!isRow(lines[from])) return 0;
  let rows = 1;
  let to = from + 1;
  for (; to < lines.length; to += 1) {
    const line = lines[to];
    const before = lines[to - 1];
    if (!line || line.page !== before?.page) break;
    const gap = line.y - before.y;
    if (gap <= 0 || gap > body.leading * 3) break;
    if (isRow(line)) rows += 1;
    // A cell of several lines goes on below one that is not the first.
    else if (gap > body.leading * 1.3 || line.x < (before.segments[1]?.x ?? before.x) - 3) break;
  }
  return rows >= 2 ? to - from : 0;
}

/** `null` where the columns cannot be told apart. */
export function readTable(lines: readonly PdfLine[], body: PdfBodyType): PdfTable | null {
  const columns = findColumns(lines.flatMap(({ segments }) => segments));
  if (columns.length < 2 || columns.length > 30) return null;
  const rows: Map<number, PdfSegment[]>[] = [];
  let before: PdfLine | null = null;
  for (const line of lines) {
    const places = line.segments.map((segment) =>
      columns.findIndex(({ left, right }) => segment.x >= left && segment.right <= right),
    );
    if (new Set(places).size < places.length) return null;
    const continues =
      before !== null &&
      places[0] !== 0 &&
      line.y - before.y < body.leading * 1.3 &&
      rows.length > 0;
    const row = continues ? rows.at(-1) : undefined;
    const target = row ?? new Map<number, PdfSegment[]>();
    if (!row) rows.push(target);
    line.segments.forEach((segment, index) => {
      const place = places[index] ?? 0;
      target.set(place, [...(target.get(place) ?? []), segment]);
    });
    before = line;
  }
  return { rows };
}

export function segmentText(segment: PdfSegment): string {
  return piecesOf(segment)
    .map(({ text }) => text)
    .join("")
    .trim();
}

function isRow(line: PdfLine | undefined): boolean {
  return (line?.segments.length ?? 0) >= 2;
}

/** Segments that overlap from left to right stand in one column. */
function findColumns(segments: readonly PdfSegment[]): { left: number; right: number }[] {
  const columns: { left: number; right: number }[] = [];
  for (const { x, right } of [...segments].sort((a, b) => a.x - b.x)) {
    const last = columns.at(-1);
    if (last && x <= last.right) last.right = Math.max(last.right, right);
    else columns.push({ left: x, right });
  }
  return columns;
}
