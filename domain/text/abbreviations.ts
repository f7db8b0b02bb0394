import lists from "./abbreviations.json" with { type: "json" };

const ABBREVIATIONS: ReadonlySet<string> = new Set(lists.words.flatMap((line) => line.split(" ")));
const ONE_LETTER = /^\p{L}$/u;

/**
 * Whether a full stop behind this word is the word's own. Texts are cut into sentences in three places, each for its
 * own purpose: the recogniser cuts terms, to which a quotation is one; anchoring cuts the tokens of any language, and in
 * doubt does not cut; both ask here. `segments.ts` leaves it to `Intl.Segmenter`, as those who select text expect of
 * their browser.
 */
export function isAbbreviation(word: string): boolean {
  if (ONE_LETTER.test(word)) return true;
  return ABBREVIATIONS.has(
    word
      .normalize("NFD")
      .replace(/\p{M}+/gu, "")
      .toLowerCase(),
  );
}
