import type { TextRange } from "@/domain/text/range";
import type { Dice } from "@/test/campaigns/dice";
import type { PlainEdition } from "@/test/traced-report";

/** Words of a quotation: a term, a clause, a passage; a third each. */
const LENGTHS = [
  [1, 3],
  [8, 15],
  [30, 60],
] as const;

const WORD = /[\p{Script=Han}]|[^\s\p{Script=Han}]+/gu;

/** What people might have highlighted: words in a row within one block. */
export function drawQuotations(edition: PlainEdition, count: number, dice: Dice): TextRange[] {
  const blocks = edition.structure.blocks.map(({ start, end }) =>
    [...edition.text.slice(start, end).matchAll(WORD)].map(({ index, 0: word }) => ({
      start: start + index,
      end: start + index + word.length,
    })),
  );
  // Long blocks are drawn as often as they have words.
  const words = blocks.flatMap((block) => block.map((_, at) => ({ block, at })));
  return Array.from({ length: count }, (_, nth) => {
    const [least, most] = LENGTHS[nth % LENGTHS.length]!;
    const wanted = least + dice.below(most - least + 1);
    const { block, at } = dice.pick(words);
    const length = Math.min(wanted, block.length);
    const first = Math.min(at, block.length - length);
    return { start: block[first]!.start, end: block[first + length - 1]!.end };
  });
}
