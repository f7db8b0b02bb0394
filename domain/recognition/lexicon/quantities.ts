import lists from "./quantities.json" with { type: "json" };
import { union, wordsOf } from "./word-lists";

const { words } = lists;

/** One of these must be there for a quantity. */
const COUNTS = wordsOf(words.counts);
const COMPOUND = /^(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-\p{L}+$/u;

/** What may stand before a crowd to say how large it is. */
export const QUANTITIES = union(COUNTS, wordsOf(words.vague));

/** Words of quantities with which none begins. */
export const CROWD_NEVER_BEGINS = wordsOf(words.crowdNeverBegins);

/** Whether the word says how many: "forty", "thirty-seven". */
export function isCount(word: string): boolean {
  return COUNTS.has(word) || COMPOUND.test(word);
}
