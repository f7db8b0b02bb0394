import type { EditionReading } from "../edition-reading";
import type { Pairing } from "./pairing";
import { SentenceLikeness } from "./sentence-likeness";
import { foldWord, wordLikeness } from "./word-likeness";

/** What a neighbour that fits as well adds to a pair: words go together rather than one by one. */
const COMPANY = 0.25;

/** What it adds that the sentences of the two words are alike; more than company, or sentences would be mixed. */
const SAME_SENTENCE = 0.8;

/** Signs of one code unit alone say nothing: a full stop goes where its sentence goes. */
const SIGN = /^[^\p{L}\p{N}]$/u;

/** What a word weighs: long ones say more about where something is than "of". */
function weigh(word: string): number {
  return SIGN.test(word) ? 0 : 0.4 + Math.min(word.length, 8) / 10;
}

/**
 * Pairs the words of two short stretches so that equal and similar words, taken together, weigh the most (Needleman &
 * Wunsch 1970, without a price for gaps). Words of sentences that are alike go first: in templated prose the words of
 * a deleted sentence would else be found in its neighbour. Takes time and memory in the product of the lengths.
 */
export function pairWords(
  pairing: Pairing,
  from: readonly number[],
  to: readonly number[],
  flow: number,
): void {
  const [height, width] = [from.length, to.length];
  const gains = weighPairs(pairing, from, to);
  const best = new Float32Array((height + 1) * (width + 1));
  for (let i = height - 1; i >= 0; i -= 1) {
    const row = i * (width + 1);
    for (let j = width - 1; j >= 0; j -= 1) {
      const gain = gains[i * width + j] ?? 0;
      const skip = Math.max(best[row + width + 1 + j] ?? 0, best[row + j + 1] ?? 0);
      const pair = gain > 0 ? gain + (best[row + width + j + 2] ?? 0) : 0;
      best[row + j] = Math.max(skip, pair);
    }
  }
  let [i, j] = [0, 0];
  while (i < height && j < width) {
    const at = i * (width + 1) + j;
    const here = best[at] ?? 0;
    if (here <= (best[at + width + 1] ?? 0)) i += 1;
    else if (here <= (best[at + 1] ?? 0)) j += 1;
    else {
      pairing.pair(from[i] ?? 0, to[j] ?? 0, flow);
      i += 1;
      j += 1;
    }
  }
}

/** What it is worth to pair each word of one stretch with each of the other, row by row; 0 where they differ. */
function weighPairs(
  { from: old, to: now }: Pairing,
  from: readonly number[],
  to: readonly number[],
): Float32Array {
  const [height, width] = [from.length, to.length];
  const [a, b] = [numbersOf(old, from), numbersOf(now, to)];
  const [fromWords, toWords] = [foldedWords(old, from), foldedWords(now, to)];
  const weights = fromWords.map(weigh);
  const sentences = new SentenceLikeness(old, from, now, to);
  const gains = new Float32Array(height * width);
  for (let i = 0; i < height; i += 1) {
    const word = fromWords[i] ?? "";
    for (let j = 0; j < width; j += 1) {
      const likeness = a[i] === b[j] ? 1 : wordLikeness(word, toWords[j] ?? "");
      if (likeness === 0) continue;
      let company = 0;
      if (i > 0 && j > 0 && a[i - 1] === b[j - 1]) company += COMPANY;
      if (i + 1 < height && j + 1 < width && a[i + 1] === b[j + 1]) company += COMPANY;
      const weight = weights[i] ?? 0;
      if (weight === 0 && company === 0) continue;
      gains[i * width + j] =
        likeness * (weight + company) * (1 + SAME_SENTENCE * sentences.between(i, j));
    }
  }
  return gains;
}

function numbersOf({ tokens }: EditionReading, list: readonly number[]): Int32Array {
  return Int32Array.from(list, (token) => tokens.words[token] ?? -1);
}

function foldedWords({ text, tokens }: EditionReading, list: readonly number[]): string[] {
  return list.map((token) => foldWord(text.slice(tokens.starts[token], tokens.ends[token])));
}
