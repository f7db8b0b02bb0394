import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findMatches, foldText, nextMatch } from "./find-matches";

function find(text: string, query: string): string[] {
  return findMatches(foldText(text), query).map(({ start, end }) => text.slice(start, end));
}

describe("findMatches", () => {
  it("takes no notice of case and diacritics, either way round", () => {
    expect(find("São Tomé and SAO TOME", "são tome")).toEqual(["São Tomé", "SAO TOME"]);
    expect(find("Ångström", "angstrom")).toEqual(["Ångström"]);
  });

  it("finds letters written with combining marks, and takes the marks along", () => {
    expect(find("cafe\u0301 au lait", "café")).toEqual(["cafe\u0301"]);
    expect(find("cafe\u0301", "cafe")).toEqual(["cafe\u0301"]);
  });

  it("takes no notice of the shape of quotation marks, dashes and blanks", () => {
    expect(find("the victims’ “rights”", 'victims\' "rights"')).toEqual(["victims’ “rights”"]);
    expect(find("12–16\u00a0September", "12-16 september")).toEqual(["12–16\u00a0September"]);
    expect(find("cluster\nmunitions", "cluster munitions")).toEqual(["cluster\nmunitions"]);
  });

  it("maps characters that fold to more or fewer code units back to whole characters", () => {
    expect(find("Straße", "strasse")).toEqual(["Straße"]);
    expect(find("Straße", "s")).toEqual(["S", "ß"]);
    expect(find("co\u00adoperation", "cooperation")).toEqual(["co\u00adoperation"]);
    expect(find("😀 İstanbul", "istanbul")).toEqual(["İstanbul"]);
  });

  it("does not read a query as a pattern, and finds nothing for a blank one", () => {
    expect(find("(…) a.b", "a.b")).toEqual(["a.b"]);
    expect(find("axb", "a.b")).toEqual([]);
    expect(find("a b", "  ")).toEqual([]);
  });

  it("returns ranges of the text, in order, without overlap, for any text and query cut from it", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", minLength: 1 }),
        fc.nat(),
        fc.nat(),
        (text, a, b) => {
          const [from, to] = [a % (text.length + 1), b % (text.length + 1)].toSorted(
            (x, y) => x - y,
          );
          const matches = findMatches(foldText(text), text.slice(from, to));
          let past = 0;
          for (const { start, end } of matches) {
            expect(start).toBeGreaterThanOrEqual(past);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(text.length);
            past = end;
          }
        },
      ),
    );
  });

  it("finds every text in itself", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.string({ unit: "grapheme-ascii", minLength: 1 }),
        (before, word) => {
          fc.pre(word.trim() !== "");
          expect(findMatches(foldText(before + word), word).length).toBeGreaterThan(0);
        },
      ),
    );
  });
});

describe("nextMatch", () => {
  const matches = [
    { start: 5, end: 6 },
    { start: 9, end: 10 },
  ];
  it("goes on from the offset and round at the end", () => {
    expect(nextMatch(matches, 0)).toBe(0);
    expect(nextMatch(matches, 6)).toBe(1);
    expect(nextMatch(matches, 10)).toBe(0);
    expect(nextMatch([], 0)).toBe(-1);
  });
});
