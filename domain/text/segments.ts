import { trimRange, type TextRange } from "./range";

export type TextUnit = "character" | "word" | "sentence";
export type Edge = "start" | "end";

/** 1 towards the end of the text, -1 towards its beginning. */
export type Direction = 1 | -1;

/**
 * Characters (as readers count them), words and sentences of a text, for selecting without a mouse. They never reach
 * over a block's end, and white space and punctuation alone are no units.
 */
export type Segments = {
  /** The unit that contains the code unit at `offset`; `null` between units. */
  at: (offset: number, unit: TextUnit) => TextRange | null;
  /** The first unit that starts at or after `offset`. */
  following: (offset: number, unit: TextUnit) => TextRange | null;
  /** The last unit that ends at or before `offset`. */
  preceding: (offset: number, unit: TextUnit) => TextRange | null;
  /** One end moved to the next end of a unit; the range as it is if that would leave nothing, or nothing is there. */
  moveEdge: (range: TextRange, edge: Edge, unit: TextUnit, direction: Direction) => TextRange;
};

const GRANULARITY = { character: "grapheme", word: "word", sentence: "sentence" } as const;

/** `blocks` in reading order, without overlap. `language` is BCP 47; an unknown one is as good as none. */
export function createSegments(
  text: string,
  blocks: readonly TextRange[],
  language?: string,
): Segments {
  const segmenters = {
    character: createSegmenter("character", language),
    word: createSegmenter("word", language),
    sentence: createSegmenter("sentence", language),
  };
  const cut = new Map<string, Intl.Segments>();

  /** Kept for the two blocks in use: a walk from sentence to sentence asks the same block again and again. */
  function segmentsOf(index: number, block: TextRange, unit: TextUnit): Intl.Segments {
    const key = `${index} ${unit}`;
    const known = cut.get(key);
    if (known) return known;
    // A line break inside a paragraph is where the file was wrapped, not where a sentence ends.
    const shown = text.slice(block.start, block.end).replaceAll("\n", " ");
    const segments = segmenters[unit].segment(shown);
    if (cut.size > 6) cut.clear();
    cut.set(key, segments);
    return segments;
  }

  /** The segment of a block at `offset`, and the unit it is, if any. */
  function read(index: number, offset: number, unit: TextUnit) {
    const block = blocks[index];
    if (!block || offset < block.start || offset >= block.end) return null;
    const segment = segmentsOf(index, block, unit).containing(offset - block.start);
    if (!segment) return null;
    const start = block.start + segment.index;
    const end = start + segment.segment.length;
    const isUnit = unit !== "word" || segment.isWordLike === true;
    return { start, end, unit: isUnit ? trimRange(text, { start, end }) : null };
  }

  function at(offset: number, unit: TextUnit): TextRange | null {
    const found = read(lastStartingBy(blocks, offset), offset, unit)?.unit;
    return found && found.start <= offset && offset < found.end ? found : null;
  }

  function following(offset: number, unit: TextUnit): TextRange | null {
    const first = Math.max(0, lastStartingBy(blocks, offset));
    for (let index = first; index < blocks.length; index += 1) {
      let from = Math.max(offset, blocks[index]?.start ?? 0);
      for (let one = read(index, from, unit); one; one = read(index, from, unit)) {
        if (one.unit && one.unit.start >= offset) return one.unit;
        from = one.end;
      }
    }
    return null;
  }

  function preceding(offset: number, unit: TextUnit): TextRange | null {
    for (let index = lastStartingBy(blocks, offset); index >= 0; index -= 1) {
      let before = Math.min(offset, blocks[index]?.end ?? 0);
      for (let one = read(index, before - 1, unit); one; one = read(index, before - 1, unit)) {
        if (one.unit && one.unit.end <= offset) return one.unit;
        before = one.start;
      }
    }
    return null;
  }

  function moveEnd({ start, end }: TextRange, unit: TextUnit, direction: Direction): number {
    if (direction === 1) return (at(end, unit) ?? following(end, unit))?.end ?? end;
    // The unit that ends here is the one to give up.
    const last = at(end - 1, unit);
    const moved = preceding(last ? Math.min(last.start, end - 1) : end - 1, unit)?.end;
    return moved !== undefined && moved > start ? moved : end;
  }

  function moveStart({ start, end }: TextRange, unit: TextUnit, direction: Direction): number {
    if (direction === -1) return (at(start - 1, unit) ?? preceding(start, unit))?.start ?? start;
    const moved = following(start + 1, unit)?.start;
    return moved !== undefined && moved < end ? moved : start;
  }

  return {
    at,
    following,
    preceding,
    moveEdge: (range, edge, unit, direction) =>
      edge === "end"
        ? { start: range.start, end: moveEnd(range, unit, direction) }
        : { start: moveStart(range, unit, direction), end: range.end },
  };
}

function createSegmenter(unit: TextUnit, language: string | undefined): Intl.Segmenter {
  const granularity = GRANULARITY[unit];
  try {
    return new Intl.Segmenter(language, { granularity });
  } catch {
    return new Intl.Segmenter(undefined, { granularity });
  }
}

/** Index of the last block that starts at or before `offset`; -1 if all start later. */
function lastStartingBy(blocks: readonly TextRange[], offset: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
