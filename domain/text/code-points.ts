import type { TextRange } from "./range";

/** Converts offsets of one text between UTF-16 code units, which count everywhere here, and Unicode code points. */
export class CodePoints {
  /** Offsets of the second halves of surrogate pairs, in code units, rising. */
  readonly #seconds: number[] = [];
  readonly #length: number;

  constructor(text: string) {
    this.#length = text.length;
    for (const { index } of text.matchAll(/[\u{10000}-\u{10ffff}]/gu))
      this.#seconds.push(index + 1);
  }

  /** @param range in code units, which cuts no pair in two */
  toPoints({ start, end }: TextRange): TextRange {
    return { start: start - this.#pairsBefore(start), end: end - this.#pairsBefore(end) };
  }

  /** `null` if the text has no such range. */
  toUnits({ start, end }: TextRange): TextRange | null {
    const range = { start: this.#unit(start), end: this.#unit(end) };
    return start >= 0 && range.start < range.end && range.end <= this.#length ? range : null;
  }

  #unit(point: number): number {
    // The n-th pair begins at the code point `seconds[n] - 1 - n`: those that begin before this one add a unit each.
    let low = 0;
    let high = this.#seconds.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#seconds[middle] ?? 0) - 1 - middle < point) low = middle + 1;
      else high = middle;
    }
    return point + low;
  }

  #pairsBefore(unit: number): number {
    let low = 0;
    let high = this.#seconds.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#seconds[middle] ?? 0) < unit) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
