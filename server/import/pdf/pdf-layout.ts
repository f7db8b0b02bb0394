import { recogniseItem } from "@/domain/edition/recognise/recognise-item";
import type { PdfLine } from "./pdf-lines";

/** How most of a document is set. Points. */
export type PdfBodyType = {
  size: number;
  /** From baseline to baseline. */
  leading: number;
  bold: boolean;
};

const SENTENCE_END = /[.!?:;…。！？][”"’»)\]\d]*$/u;
/** The last word of a line goes on on the next. */
const DIVIDED = /\p{L}[-\u00AD\u2010]$/u;
const CLEAR_BULLET = /^[•◦▪‣●○■·∙*]\s/u;

export function findBodyType(lines: readonly PdfLine[]): PdfBodyType {
  const size = weightiest(lines, (line) => line.size) ?? 10;
  const gaps: number[] = [];
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    if (before?.page !== line.page || line.size !== size || before.size !== size) return;
    // What stands after the end of a sentence may be the gap between paragraphs.
    if (SENTENCE_END.test(before.text)) return;
    const gap = line.y - before.y;
    if (gap > size * 0.8 && gap < size * 2.6) gaps.push(Math.round(gap * 4) / 4);
  });
  return {
    size,
    leading: mode(gaps) ?? size * 1.2,
    bold: weightiest(lines, (line) => line.bold) ?? false,
  };
}

/** Whether a line begins a block of its own after the line before it. `block` is what that line belongs to. */
export function beginsBlock(line: PdfLine, block: readonly PdfLine[], body: PdfBodyType): boolean {
  const before = block.at(-1);
  const first = block[0];
  if (!before || !first) return true;
  if (Math.abs(line.size - before.size) > before.size * 0.08) return true;
  if (line.bold !== before.bold && !body.bold) return true;
  if (CLEAR_BULLET.test(line.text)) return true;

  const leading = (body.leading * line.size) / body.size;
  const gap = line.y - before.y;
  const follows = line.page === before.page && gap > 0 && gap < leading * 3;
  if (!follows) return !goesOn(line, before);
  if (gap > leading * 1.3) return true;
  if (DIVIDED.test(before.text) && /^\p{Ll}/u.test(line.text)) return false;

  const width = Math.max(1, line.column.right - line.column.left);
  const room = line.column.right - before.right;
  const ended = SENTENCE_END.test(before.text);
  const item = recogniseItem(line.text);
  if (item && (ended || room > width * 0.1 || Math.abs(line.x - before.x) > line.size * 0.5)) {
    return true;
  }
  const inItem = recogniseItem(first.text) !== null;
  const hanging = inItem && before.x > first.x + line.size * 0.5;
  if (hanging && line.x < before.x - line.size * 0.5) return true;
  const indented = line.x - before.x > line.size * 0.8 && line.x - before.x < line.size * 5;
  // The second line of an item is set in, and so is each of what hangs below a first line.
  const isSecondOfItem = inItem && block.length === 1;
  if (indented && !isSecondOfItem && (ended || block.length > 1)) return true;
  // The first word would have fitted on the line before: it was ended on purpose.
  const word = (line.text.split(/\s/u)[0] ?? "").length * line.size * 0.5;
  const isShort = room > word + line.size && room > width * 0.12;
  return isShort && (ended || room > width * 0.45);
}

/** Whether a paragraph goes on from the foot of a page or a column at the head of the next. */
function goesOn(line: PdfLine, before: PdfLine): boolean {
  if (SENTENCE_END.test(before.text) || recogniseItem(line.text)) return false;
  if (DIVIDED.test(before.text) || /^[\p{Ll},;)]/u.test(line.text)) return true;
  const width = before.column.right - before.column.left;
  return before.column.right - before.right < width * 0.15;
}

/** Whether a block is set apart as a heading is: larger, or bold where the text is not. */
export function isHeading(block: readonly PdfLine[], body: PdfBodyType): boolean {
  const [first] = block;
  if (!first || block.length > 4) return false;
  const text = block.map((line) => line.text).join(" ");
  if (text.length > 250 || !/\p{L}{2}/u.test(text)) return false;
  if (first.size > body.size * 1.12) return !/[,;]$/u.test(text);
  if (!first.bold || body.bold || first.size < body.size * 0.95) return false;
  return !/[.,;:]$/u.test(text);
}

/** What headings are told apart by: larger ones stand above smaller ones, bold ones above others. */
export function rankOf({ size, bold }: PdfLine): number {
  return size * 10 + (bold ? 1 : 0);
}

function weightiest<Value>(
  lines: readonly PdfLine[],
  valueOf: (line: PdfLine) => Value,
): Value | undefined {
  const weights = new Map<Value, number>();
  for (const line of lines) {
    const value = valueOf(line);
    weights.set(value, (weights.get(value) ?? 0) + line.text.length);
  }
  return [...weights].sort(([, a], [, b]) => b - a)[0]?.[0];
}

function mode(values: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
