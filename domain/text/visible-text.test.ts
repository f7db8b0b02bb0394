import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { closesDirections } from "./directions";
import { whyNoPassage } from "./passage";
import {
  isLine,
  isProse,
  isVisibleLine,
  mendLine,
  mendProse,
  showsSomething,
} from "./visible-text";

/** What people type, and what nobody should see: controls, marks of direction, halves of pairs, things of no width. */
const odd = fc.constantFrom(
  ...Array.from(
    "\0\t\n\r\u000b\u0085\u200b\u200d\u00ad\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
  ),
  ...Array.from("\u2028\u2029\ufeff\ufff9\u2800\u3164"),
  "\ud83d",
  "\ude00",
  "😀",
);
const text = fc.array(fc.oneof(odd, fc.string({ maxLength: 3 })), { maxLength: 20 });

describe("[WF1] text", () => {
  it.each([
    ["Now.", true],
    ["لا أوافق", true],
    ["می‌خواهم", true],
    ["👩‍👩‍👧", true],
    ["क्ष", true],
    ["\u202bשלום\u202c", true],
    ["a \u2067b\u202ec\u2069 d", true],
    ["", false],
    [" \u00a0\u3000", false],
    ["\u200b\u200b", false],
    ["\u2800\u3164\u00ad", false],
    ["\ufe0f", false],
    ["a\0b", false],
    ["a\u0085b", false],
    ["a\u2029b", false],
    ["a\ud83d", false],
    ["\ude00a", false],
    ["\u202eecived", false],
    ["a\u202c", false],
    ["a\u2069", false],
    ["\u2067a\u202c", false],
    ["a\nb", false],
  ])("%j is a line: %s", (words, is) => {
    expect(isVisibleLine(words)).toBe(is);
  });

  it("may have several lines, each of which ends what it begins", () => {
    expect(isProse("One\n\n\tTwo\r\nThree")).toBe(true);
    expect(isProse("\u202bone\ntwo\u202c")).toBe(false);
    expect(isProse("a\u000bb")).toBe(false);
  });

  it("is mended to what may be written, and left alone if it may be already", () => {
    fc.assert(
      fc.property(text, (parts) => {
        const raw = parts.join("");
        for (const [mend, is] of [
          [mendProse, isProse],
          [mendLine, isLine],
        ] as const) {
          const mended = mend(raw);
          expect(is(mended)).toBe(true);
          expect(mend(mended)).toBe(mended);
          if (is(raw)) expect(mended).toBe(raw);
        }
        if (closesDirections(raw) && isProse(raw))
          expect(showsSomething(raw)).toBe(showsSomething(mendProse(raw)));
      }),
    );
    expect(mendProse("a\u000bb\0c\ud83d\u202ed\ne")).toBe("a\nbc\ufffd\u202ed\u202c\ne");
    expect(mendLine("a\nb")).toBe("a b");
  });
});

describe("[WF2] a passage", () => {
  const edition = `😀 Viet Nam${" ".repeat(2_000)}\u200b.`;

  it.each([
    [0, 2, null],
    [0, 6, null],
    [1, 6, "cuts-start"],
    [0, 1, "cuts-end"],
    [2, 3, "blank"],
    [11, 2_011, "blank"],
    [2, 2_011, null],
    [5, 5, "outside"],
    [-1, 5, "outside"],
    [0, 1e9, "outside"],
    [edition.length - 2, edition.length - 1, "blank"],
    [edition.length - 1, edition.length, null],
  ])("from %i to %i: %s", (start, end, why) => {
    expect(whyNoPassage(edition, { start, end })).toBe(why);
  });
});
