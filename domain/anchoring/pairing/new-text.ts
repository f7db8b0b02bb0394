import { hashAt } from "./common-runs";
import type { Span } from "../edition-reading";
import type { Pairing } from "./pairing";

/** Words in a row by which a copy is known. */
const SEQUENCE = 5;

/** Shorter sentences are known by nothing but their whole wording. */
const LEAST_SEQUENCE = 3;

/** A stretch of which so much stands in new text was copied, … */
const COPIED = 0.8;

/** … if so many words in all, or its whole sentence, stand there: a shorter phrase may come up again by itself. */
const LEAST_COPIED = 8;

/** The words of the new edition that came from nowhere in the old one; made when first asked for copies. */
export class NewText {
  readonly #pairing: Pairing;
  /** By length of the sequences: their places, by hash. */
  readonly #indices = new Map<number, Map<number, number[]>>();

  constructor(pairing: Pairing) {
    this.#pairing = pairing;
  }

  /**
   * Where a stretch of old tokens was copied to, as spans of new ones; the fullest copy first. `bounds` are the
   * sentences of the stretch: their words speak for a short one.
   */
  copiesOf(stretch: Span, bounds: Span): Span[] {
    const { words } = this.#pairing.from.tokens;
    const size = Math.min(SEQUENCE, bounds.last - bounds.first + 1);
    // A heading of a word or two comes up in any new sentence; whole sentences are counted elsewhere.
    if (size < LEAST_SEQUENCE) return [];
    const index = this.#open(size);
    const first = Math.max(bounds.first, stretch.first - LEAST_COPIED);
    const last = Math.min(bounds.last - size + 1, stretch.last + LEAST_COPIED - size + 1);
    const copies = new Map<number, { end: number; copied: number; quoted: number }>();
    for (let at = first; at <= last; at += 1) {
      for (const place of index.get(hashAt(words, at, size)) ?? []) {
        const copy = copies.get(place - at) ?? { end: 0, copied: 0, quoted: 0 };
        copies.set(place - at, copy);
        const start = Math.max(at, copy.end);
        copy.end = at + size;
        copy.copied += copy.end - start;
        const quotedEnd = Math.min(copy.end, stretch.last + 1);
        copy.quoted += Math.max(0, quotedEnd - Math.max(start, stretch.first));
      }
    }
    const least = Math.min(LEAST_COPIED, bounds.last - bounds.first + 1);
    const length = stretch.last - stretch.first + 1;
    return [...copies]
      .filter(([, { copied, quoted }]) => copied >= least && quoted >= COPIED * length)
      .sort(([, a], [, b]) => b.copied - a.copied)
      .map(([shift]) => ({ first: stretch.first + shift, last: stretch.last + shift }));
  }

  #open(size: number): Map<number, number[]> {
    const known = this.#indices.get(size);
    if (known) return known;
    const index = new Map<number, number[]>();
    const { count, words } = this.#pairing.to.tokens;
    let length = 0;
    for (let token = 0; token < count; token += 1) {
      length = this.#pairing.originOf(token) < 0 ? length + 1 : 0;
      if (length < size) continue;
      const start = token - size + 1;
      const hash = hashAt(words, start, size);
      const places = index.get(hash);
      if (places) places.push(start);
      else index.set(hash, [start]);
    }
    this.#indices.set(size, index);
    return index;
  }
}
