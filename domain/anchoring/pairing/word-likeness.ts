import { distance } from "fastest-levenshtein";

/** Longer "words" (a line of dashes, a base64 blob) are the same or not. */
const LONGEST = 40;

/** Below it, two words are different ones: inflected and misread words are above it. */
const LEAST_ALIKE = 0.5;

/** The same of words of up to three letters, which differ by one from many others. */
const LEAST_ALIKE_SHORT = 0.6;

/** A word without case and with its accents composed, for `wordLikeness`. */
export function foldWord(word: string): string {
  return word.normalize("NFKC").toLowerCase();
}

/**
 * How alike two folded words are, 0 to 1: 1 less the share of letters to change (Levenshtein 1966). 0 for what could
 * as well be another word.
 */
export function wordLikeness(a: string, b: string): number {
  if (a === b) return 1;
  const longer = Math.max(a.length, b.length);
  const least = longer > 3 ? LEAST_ALIKE : LEAST_ALIKE_SHORT;
  if (Math.min(a.length, b.length) < least * longer || longer > LONGEST) return 0;
  const likeness = 1 - distance(a, b) / longer;
  return likeness >= least ? likeness : 0;
}
