import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contextOf, diffWordings, flatten } from "./word-diff";

const wording = fc
  .array(fc.constantFrom("Gabon", "will", "ratify", "the", "treaty,", "soon.", "\n", "🙂"))
  .map((words) => words.join(" "));

describe("diffWordings", () => {
  it("tells both wordings whole, and the same where nothing is marked", () => {
    fc.assert(
      fc.property(wording, wording, (one, other) => {
        const { before, after } = diffWordings(one, other);
        const join = (pieces: typeof before) => pieces.map(({ text }) => text).join("");
        expect(join(before)).toBe(flatten(one));
        expect(join(after)).toBe(flatten(other));
        const common = (pieces: typeof before) => join(pieces.filter(({ own }) => !own));
        expect(common(before)).toBe(common(after));
      }),
    );
  });

  it("marks the words that differ", () => {
    const { before, after } = diffWordings("by the end of the year", "by the end of next year");
    const own = (pieces: typeof before) => pieces.filter((piece) => piece.own);
    expect(own(before)).toEqual([{ text: "the", own: true }]);
    expect(own(after)).toEqual([{ text: "next", own: true }]);
  });
});

describe("contextOf", () => {
  it("reaches to whole words, and says where more follows", () => {
    const text = `${"before ".repeat(40)}HERE${" after".repeat(40)}`;
    const start = text.indexOf("HERE");
    const { before, after } = contextOf(text, { start, end: start + 4 });
    expect(before).toMatch(/^… before .*before $/);
    expect(after).toMatch(/^ after .* …$/);
    expect(contextOf("a HERE b", { start: 2, end: 6 })).toEqual({ before: "a ", after: " b" });
  });
});
