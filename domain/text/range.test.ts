import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  compareRanges,
  intersect,
  isTextRange,
  overlaps,
  splitsPair,
  trimRange,
  type TextRange,
} from "./range";

const LENGTH = 12;
/** Empty ones too. */
const range = fc
  .tuple(fc.nat(LENGTH), fc.nat(LENGTH))
  .map(([a, b]): TextRange => ({ start: Math.min(a, b), end: Math.max(a, b) }));
const filled = range.filter(({ start, end }) => start < end);
/** Letters, white space, whole pairs and halves of pairs. */
const text = fc
  .array(fc.constantFrom("a", "é", " ", "\n", "\u00a0", "😀", "\ud83d", "\ude00"), { maxLength: 8 })
  .map((parts) => parts.join(""));

function unitsOf({ start, end }: TextRange): number[] {
  return Array.from({ length: end - start }, (_, index) => start + index);
}

function countCharacters(words: string): number {
  return Array.from(words).length;
}

describe("ranges are half-open", () => {
  test("two ranges overlap if they share a code unit, and that is what they have in common", () => {
    fc.assert(
      fc.property(filled, filled, (a, b) => {
        const shared = unitsOf(a).filter((unit) => unitsOf(b).includes(unit));
        const common = intersect(a, b);
        expect(overlaps(a, b)).toBe(shared.length > 0);
        expect(common ? unitsOf(common) : []).toEqual(shared);
        expect(intersect(b, a)).toEqual(common);
        expect(overlaps(b, a)).toBe(overlaps(a, b));
      }),
    );
  });

  test("a range that begins where another ends does not overlap it", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(LENGTH), { minLength: 3, maxLength: 3 }), (ends) => {
        const [start = 0, middle = 0, end = 0] = ends.sort((a, b) => a - b);
        expect(overlaps({ start, end: middle }, { start: middle, end })).toBe(false);
        expect(intersect({ start, end: middle }, { start: middle, end })).toBeNull();
      }),
    );
  });

  test("only whole numbers in order within the text make one", () => {
    const odd = fc.constantFrom(NaN, Infinity, -1, 0.5, 2 ** 53, "1", null, undefined);
    const number = fc.oneof(fc.integer({ min: -2, max: LENGTH + 2 }), odd);
    fc.assert(
      fc.property(number, number, (start, end) => {
        const units = typeof start === "number" && typeof end === "number" ? [start, end] : [];
        const [from = -1, to = -1] = units.filter(Number.isSafeInteger);
        const fits = units.length === 2 && from === start && to === end;
        expect(isTextRange(start, end, LENGTH)).toBe(
          fits && from >= 0 && from < to && to <= LENGTH,
        );
      }),
    );
  });
});

test("reading order is an order: what encloses comes before what it encloses", () => {
  fc.assert(
    fc.property(filled, filled, filled, (a, b, c) => {
      expect(Math.sign(compareRanges(a, b))).toBe(0 - Math.sign(compareRanges(b, a)));
      expect(compareRanges(a, b) === 0).toBe(a.start === b.start && a.end === b.end);
      if (compareRanges(a, b) <= 0 && compareRanges(b, c) <= 0) {
        expect(compareRanges(a, c)).toBeLessThanOrEqual(0);
      }
      const encloses = a.start <= b.start && b.end <= a.end;
      if (encloses) expect(compareRanges(a, b)).toBeLessThanOrEqual(0);
    }),
  );
});

describe("trimming", () => {
  test("leaves what is not white space, from the first to the last of it", () => {
    fc.assert(
      fc.property(text, range, (words, asked) => {
        const trimmed = trimRange(words, asked);
        const inside = words.slice(asked.start, asked.end);
        if (trimmed === null) {
          expect(inside.trim()).toBe("");
          return;
        }
        const kept = words.slice(trimmed.start, trimmed.end);
        expect(kept).toBe(kept.trim());
        expect(kept).toContain(inside.trim());
        // What is added is the other half of a pair, at either end.
        expect(kept.length - inside.trim().length).toBeLessThanOrEqual(2);
      }),
    );
  });

  test("stays within the text, cuts no pair, and done twice does nothing more", () => {
    fc.assert(
      fc.property(text, fc.nat(LENGTH * 2), fc.nat(LENGTH * 2), (words, start, end) => {
        const trimmed = trimRange(words, { start, end });
        if (trimmed === null) return;
        expect(isTextRange(trimmed.start, trimmed.end, words.length)).toBe(true);
        expect(splitsPair(words, trimmed.start)).toBe(false);
        expect(splitsPair(words, trimmed.end)).toBe(false);
        expect(trimRange(words, trimmed)).toEqual(trimmed);
      }),
    );
  });

  test("makes something of nothing nowhere, not even inside a pair", () => {
    fc.assert(
      fc.property(text, fc.nat(LENGTH), (words, at) => {
        expect(trimRange(words, { start: at, end: at })).toBeNull();
      }),
    );
  });
});

test("a cut parts a pair exactly if the characters on both sides are no longer there", () => {
  fc.assert(
    fc.property(text, fc.nat(LENGTH), (words, at) => {
      const parts = countCharacters(words.slice(0, at)) + countCharacters(words.slice(at));
      expect(splitsPair(words, at)).toBe(parts > countCharacters(words));
    }),
  );
});
