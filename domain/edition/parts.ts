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
 * data for the program), and so does each element. A heading stands in the outline as well.
 */
const ELEMENT = 250;
const OUTLINED = 750;
/** An empty cell, which stands in the HTML alone. */
const GAP = 10;

/** The first part comes with the page, which may be 300 kB as a whole. */
export const FIRST_PART = 140_000;
/** Every other: small enough to be put into a page between two frames. */
export const LATER_PART = 180_000;

/** A longer block is shown in pieces, as if it had been written in paragraphs. UTF-16 code units. */
const LONGEST_PIECE = 8_000;
/** No piece is made smaller than this, however much stands in it. */
const SHORTEST_PIECE = 4;
/** The most between two blocks, or behind the last, that one part takes. UTF-16 code units. */
const LONGEST_BETWEEN = 20_000;
/** What is longer is no address that any browser follows: its words are shown without. UTF-16 code units. */
const LONGEST_ADDRESS = 2_000;

/**
 * The part that begins at `from`, as large as `budget` allows, and one piece of a block at least, or some of what lies
 * before it. The parts from 0 on, each beginning where the one before ends, are the whole edition, but for the
 * addresses that are too long. Costs what the part is, not what the edition is. The marks must be in reading order.
 */
export function cutPart(
  text: string,
  structure: EditionStructure,
  from: number,
  budget: number,
): EditionPart {
  const { blocks } = structure;
  const marks = new MarkIndex(structure.marks);
  const taken: Block[] = [];
  let weight = 0;
  let end = from;
  for (let at = firstWith(blocks, (one) => one.end > from); ; at += 1) {
    const block = blocks[at];
    const start = block ? Math.max(from, block.start) : text.length;
    if (start - end > LONGEST_BETWEEN) {
      if (taken.length === 0) end = keepWhole(text, end + LONGEST_BETWEEN);
      break;
    }
    weight += bytesOf(text, end, start);
    const piece = block && cutPiece(text, block, start, LONGEST_PIECE);
    if (taken.length > 0 && weight + (piece ? weigh(text, piece, marks, budget) : 0) > budget)
      break;
    if (!block || !piece) {
      end = text.length;
      break;
    }
    const fitting = taken.length > 0 ? piece : fitPiece(text, block, start, marks, budget - weight);
    weight += weigh(text, fitting, marks, budget);
    taken.push(fitting);
    end = fitting.end;
    if (end < block.end) break;
  }
  const found = marks.within(from, end).filter((mark) => !isTooLong(mark));
  return { start: from, end, text: text.slice(from, end), blocks: taken, marks: found };
}

/** The longest piece from `start` on that weighs no more than `room`, within a factor of two. */
function fitPiece(
  text: string,
  block: Block,
  start: number,
  marks: MarkIndex,
  room: number,
): Block {
  for (let most = LONGEST_PIECE; ; most /= 2) {
    const piece = cutPiece(text, block, start, most);
    if (most <= SHORTEST_PIECE || weigh(text, piece, marks, room) <= room) return piece;
  }
}

/** Not all of it if it is more than `enough` already. */
function weigh(text: string, piece: Block, marks: MarkIndex, enough: number): number {
  let weight = 2 * bytesOf(text, piece.start, piece.end);
  if (piece.kind === "heading") weight += OUTLINED + bytesOf(text, piece.start, piece.end);
  if (piece.kind === "cell") weight += GAP * piece.column;
  if (piece.kind === "footnote") weight += 2 * piece.label.length;
  for (const mark of marks.within(piece.start, piece.end)) {
    if (weight > enough) return weight;
    weight += ELEMENT;
    // Once as it is, and once with an escape for every byte.
    if (mark.kind === "link" && !isTooLong(mark)) {
      weight += 4 * bytesOf(mark.href, 0, mark.href.length);
    }
  }
  return weight + ELEMENT;
}

function isTooLong(mark: Mark): boolean {
  return mark.kind === "link" && mark.href.length > LONGEST_ADDRESS;
}

/** How far the marks up to each reach; an edition's are the same list for everybody who reads it. */
const reaches = new WeakMap<readonly Mark[], Float64Array>();

/** Finds marks by place, without going through those before. */
class MarkIndex {
  readonly #marks: readonly Mark[];
  readonly #reach: Float64Array;

  constructor(marks: readonly Mark[]) {
    this.#marks = marks;
    let reach = reaches.get(marks);
    if (!reach) {
      let farthest = 0;
      reach = Float64Array.from(marks, ({ end }) => (farthest = Math.max(farthest, end)));
      reaches.set(marks, reach);
    }
    this.#reach = reach;
  }

  within(start: number, end: number): Mark[] {
    const found: Mark[] = [];
    for (let at = firstWith(this.#reach, (reach) => reach > start); ; at += 1) {
      const mark = this.#marks[at];
      if (!mark || mark.start >= end) return found;
      if (mark.end > start) found.push(mark);
    }
  }
}

/** What of the block begins at `start` and is short enough. The rest of a block is another paragraph. */
function cutPiece(text: string, block: Block, start: number, most: number): Block {
  const end = endOfPiece(text, block, start, most);
  if (start === block.start) return end === block.end ? block : { ...block, end };
  return block.kind === "preformatted" || block.kind === "quote"
    ? { ...block, start, end }
    : { kind: "paragraph", start, end };
}

/** Behind white space if there is any, and never inside a character. */
function endOfPiece(text: string, block: Block, start: number, most: number): number {
  const farthest = start + most;
  if (block.end <= farthest) return block.end;
  const middle = farthest - most / 2;
  const blank = text.slice(middle, farthest).search(/\s\S*$/u);
  return blank === -1 ? keepWhole(text, farthest) : middle + blank + 1;
}

function keepWhole(text: string, end: number): number {
  return splitsPair(text, end) ? end - 1 : end;
}

/** Index of the first item for which `test` holds, in a list in which it holds for all that follow; else its length. */
function firstWith<One>(list: ArrayLike<One>, test: (one: One) => boolean): number {
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
