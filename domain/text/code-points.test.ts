import fc from "fast-check";
import { expect, test } from "vitest";
import { CodePoints } from "./code-points";

const texts = fc
  .array(fc.constantFrom("a", "é", "😀", "𝔄", "e\u0301", " ", "漢", "👩🏽‍🚀"), { minLength: 1 })
  .map((parts) => parts.join(""));

test("ranges in code points are those of the text's characters, and lead back", () => {
  fc.assert(
    fc.property(texts, fc.nat(), fc.nat(), (text, from, more) => {
      const characters = Array.from(text);
      const start = from % characters.length;
      const end = start + 1 + (more % (characters.length - start));
      const points = new CodePoints(text);
      const units = points.toUnits({ start, end });
      expect(units && text.slice(units.start, units.end)).toBe(
        characters.slice(start, end).join(""),
      );
      expect(units && points.toPoints(units)).toEqual({ start, end });
    }),
  );
});

test("there is no range outside of the text", () => {
  const points = new CodePoints("a😀b");
  expect(points.toUnits({ start: 0, end: 3 })).toEqual({ start: 0, end: 4 });
  for (const [start, end] of [
    [0, 4],
    [-1, 1],
    [2, 2],
    [3, 1],
  ] as const) {
    expect(points.toUnits({ start, end })).toBeNull();
  }
});
