import { recogniseItem } from "@/domain/edition/recognise/recognise-item";
import type { PlacedLine } from "@/domain/edition/recognise/running-lines";
import { inReadingOrder } from "./pdf-columns";
import {
  mainOf,
  piecesOf,
  toSegments,
  type PdfPiece,
  type PdfRun,
  type PdfSegment,
} from "./pdf-line";
import type { PdfPage } from "./pdf-page";

/** A line of a column, in the order in which it is read. Points. */
export type PdfLine = PlacedLine & {
  pieces: readonly PdfPiece[];
  /** More than one where wide gaps part it, as in a table. */
  segments: readonly PdfSegment[];
  x: number;
  right: number;
  y: number;
  size: number;
  bold: boolean;
  italic: boolean;
  page: number;
  /** The edges of the text around it. */
  column: { left: number; right: number };
};

/** The lines of a page, column by column. */
export function toLines({ runs, height }: PdfPage, page: number): PdfLine[] {
  const groups = inReadingOrder(toSegments(withoutShadows(runs)));
  return groups.flatMap((segments) => {
    const column = {
      left: Math.min(...segments.map(({ x }) => x)),
      right: Math.max(...segments.map(({ right }) => right)),
    };
    return toRows(segments).map((row) => toLine(row, { page, height, column }));
  });
}

/** Some print what is bold twice, a hair apart. */
function withoutShadows(runs: readonly PdfRun[]): PdfRun[] {
  const seen = new Set<string>();
  return runs.filter(({ text, x, y }) => {
    const key = `${text} ${Math.round(x / 2)} ${Math.round(y / 2)}`;
    return seen.has(key) ? false : seen.add(key);
  });
}

function toRows(segments: readonly PdfSegment[]): PdfSegment[][] {
  const rows: PdfSegment[][] = [];
  for (const segment of segments) {
    const row = rows.at(-1);
    if (row?.[0] && Math.abs(row[0].y - segment.y) < row[0].size * 0.4) row.push(segment);
    else rows.push([segment]);
  }
  return rows.map((row) => mergeMarker(row.sort((a, b) => a.x - b.x)));
}

/** The marker of an item often stands far before its text. */
function mergeMarker(row: PdfSegment[]): PdfSegment[] {
  const [marker, text, ...others] = row;
  if (!marker || !text) return row;
  const head = piecesOf(marker)
    .map((piece) => piece.text)
    .join("")
    .trim();
  if (head.length > 8 || !recogniseItem(`${head} x`)) return row;
  return [{ ...text, x: marker.x, runs: [...marker.runs, ...text.runs] }, ...others];
}

function toLine(
  segments: readonly PdfSegment[],
  { page, height, column }: { page: number; height: number; column: PdfLine["column"] },
): PdfLine {
  const pieces = segments.flatMap((segment, index): PdfPiece[] => [
    ...(index > 0 ? [{ text: "\t", raised: false }] : []),
    ...piecesOf(segment),
  ]);
  const runs = segments.flatMap((segment) => segment.runs);
  const y = segments[0]?.y ?? 0;
  return {
    text: pieces
      .map((piece) => piece.text)
      .join("")
      .trim(),
    at: y / height,
    pieces,
    segments,
    x: Math.min(...segments.map((segment) => segment.x)),
    right: Math.max(...segments.map((segment) => segment.right)),
    y,
    size: mainOf(runs, ({ size }) => size),
    bold: mainOf(runs, ({ bold }) => bold),
    italic: mainOf(runs, ({ italic }) => italic),
    page,
    column,
  };
}
