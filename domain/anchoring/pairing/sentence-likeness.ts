import type { EditionReading } from "../edition-reading";

/** Words of a sentence by number, and how often each is there. */
type Bag = { size: number; words: Map<number, number> };

/** How alike the sentences are that the words of two stretches are in. */
export class SentenceLikeness {
  readonly #fromPieces: Int32Array;
  readonly #toPieces: Int32Array;
  readonly #likeness: Float32Array;
  readonly #width: number;

  constructor(
    old: EditionReading,
    from: readonly number[],
    now: EditionReading,
    to: readonly number[],
  ) {
    const a = cutPieces(old, from);
    const b = cutPieces(now, to);
    this.#fromPieces = a.ofPlace;
    this.#toPieces = b.ofPlace;
    this.#width = b.bags.length;
    this.#likeness = Float32Array.from({ length: a.bags.length * this.#width }, (_, cell) => {
      const one = a.bags[Math.floor(cell / this.#width)];
      const other = b.bags[cell % this.#width];
      return one && other ? inCommon(one, other) : 0;
    });
  }

  /** The square of the share of common words (of the shorter: sentences are split and merged), 0 to 1. */
  between(fromPlace: number, toPlace: number): number {
    const row = (this.#fromPieces[fromPlace] ?? 0) * this.#width;
    return this.#likeness[row + (this.#toPieces[toPlace] ?? 0)] ?? 0;
  }
}

function cutPieces({ sentences, tokens }: EditionReading, list: readonly number[]) {
  const bags: Bag[] = [];
  let sentence = NaN;
  const ofPlace = Int32Array.from(list, (token) => {
    const its = sentences.ofToken[token] ?? -1;
    if (its !== sentence) bags.push({ size: 0, words: new Map() });
    sentence = its;
    const bag = bags.at(-1);
    const word = tokens.words[token] ?? -1;
    if (bag) {
      bag.size += 1;
      bag.words.set(word, (bag.words.get(word) ?? 0) + 1);
    }
    return bags.length - 1;
  });
  return { bags, ofPlace };
}

function inCommon(a: Bag, b: Bag): number {
  let common = 0;
  for (const [word, times] of a.words) common += Math.min(times, b.words.get(word) ?? 0);
  return (common / Math.max(1, Math.min(a.size, b.size))) ** 2;
}
