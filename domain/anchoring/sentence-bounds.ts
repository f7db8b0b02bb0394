import type { TextRange } from "@/domain/text/range";
import { readEdition } from "./edition-reading";
import type { EditionText } from "./edition-text";

/**
 * From the start of the first sentence that a range touches to the end of the last; `null` if it touches none.
 * Reads only the blocks concerned, so it may be asked for single ranges of a long text.
 */
export function sentenceBounds(
  { text, structure }: EditionText,
  range: TextRange,
): TextRange | null {
  const touched = structure.blocks.filter(
    (block) => block.start < range.end && range.start < block.end,
  );
  const [from, to] =
    structure.blocks.length === 0
      ? [0, text.length]
      : [touched[0]?.start ?? range.start, touched.at(-1)?.end ?? range.start];
  const blocks = touched.map((block) => ({
    ...block,
    start: block.start - from,
    end: block.end - from,
  }));
  const near = { text: text.slice(from, to), structure: { blocks, marks: [] } };
  const reading = readEdition(near, new Map());
  const span = reading.sentencesOver({ start: range.start - from, end: range.end - from });
  if (!span) return null;
  return {
    start: from + reading.sentenceStart(span.first),
    end: from + reading.sentenceEnd(span.last),
  };
}
