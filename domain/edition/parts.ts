import { splitsPair } from "@/domain/text/range";
import type { Block, EditionStructure, Mark } from "./structure";

/** A stretch `[start, end)` of an edition with what stands in it. Offsets are the edition's; blocks end inside. */
export type EditionPart = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly marks: readonly Mark[];
};

/**
 * How much a part may be, weighed as what a page of it costs, in bytes: its words stand there twice (as HTML, and as
 * data for the program), and so does each element.
 */
const ELEMENT = 150;

/** The first part comes with the page, which may be 300 kB as a whole. */
export const FIRST_PART = 140_000;
/** Every other: small enough to be put into a page between two frames. */
export const LATER_PART = 180_000;

/** A longer block is shown in pieces, as if it had been written in paragraphs. UTF-16 code units. */
const LONGEST_PIECE = 8_000;

/**
 * The part that begins at `from`, as large as `budget` allows, and one piece of a block at least. The parts from 0 on,
 * each beginning where the one before ends, are the whole edition. Costs what the part is, not what the edition is.
 * The marks must be in reading order.
 */
export function cutPart(
  text: string,
  structure: EditionStructure,
  from: number,
  budget: number,
): EditionPart {
  const { blocks, marks } = structure;
  const taken: Block[] = [];
  const firstBlock = firstWith(blocks, (block) => block.end > from);
  const blockStart = blocks[firstBlock]?.start ?? text.length;
  const firstMark = firstWith(marks, (mark) => mark.start >= blockStart);
  let nextMark = firstMark;
  let weight = 0;
  let end = from;
  for (let at = firstBlock; ; at += 1) {
    const block = blocks[at];
    if (!block) {
      end = text.length;
      break;
    }
    const piece = cutPiece(text, block, Math.max(from, block.start));
    weight += ELEMENT + 2 * bytesOf(text, piece.start, piece.end);
    for (let mark = marks[nextMark]; mark && mark.start < piece.end; mark = marks[nextMark]) {
      weight += ELEMENT + (mark.kind === "link" ? 2 * 3 * mark.href.length : 0);
      nextMark += 1;
    }
    if (weight > budget && taken.length > 0) {
      end = taken.at(-1)?.end ?? end;
      break;
    }
    taken.push(piece);
    end = piece.end;
    if (piece.end < block.end) break;
  }
  const found = marks
    .slice(firstMark, nextMark)
    .filter((mark) => mark.start < end && mark.end > from);
  return { start: from, end, text: text.slice(from, end), blocks: taken, marks: found };
}

/** What of the block begins at `start` and is short enough. The rest of a block is a paragraph of its own. */
function cutPiece(text: string, block: Block, start: number): Block {
  const end = endOfPiece(text, block, start);
  if (start === block.start) return end === block.end ? block : { ...block, end };
  return block.kind === "preformatted" || block.kind === "quote"
    ? { ...block, start, end }
    : { kind: "paragraph", start, end };
}

/** Behind white space where there is any, and never inside a character. */
function endOfPiece(text: string, block: Block, start: number): number {
  const most = start + LONGEST_PIECE;
  if (block.end <= most) return block.end;
  const stretch = text.slice(most - LONGEST_PIECE / 2, most);
  const blank = stretch.search(/\s\S*$/u);
  const end = blank === -1 ? most : most - LONGEST_PIECE / 2 + blank + 1;
  return splitsPair(text, end) ? end - 1 : end;
}

/** Index of the first for which `test` holds, in a list where it holds for all that follow; else its length. */
function firstWith<One>(list: readonly One[], test: (one: One) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const one = list[middle];
    if (one !== undefined && test(one)) high = middle;
    else low = middle + 1;
  }
  return low;
}

const ESCAPED: ReadonlySet<number> = new Set(
  Array.from("&<>\"'\\\n", (character) => character.charCodeAt(0)),
);

/** Bytes in UTF-8, where what HTML and JSON must escape counts as much as they make of it. */
function bytesOf(text: string, start: number, end: number): number {
  let bytes = 0;
  for (let at = start; at < end; at += 1) {
    const unit = text.charCodeAt(at);
    if (ESCAPED.has(unit)) bytes += 6;
    else bytes += unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
  }
  return bytes;
}
