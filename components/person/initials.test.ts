import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { initialsOf } from "./initials";

describe("initialsOf", () => {
  it.each([
    ["Lynn Bradach", "LB"],
    ["ana", "A"],
    ["María José de la Cruz", "MC"],
    ["Jean-Luc", "JL"],
    ["李小龙", "李"],
    ["  ", "?"],
    ["👩‍👩‍👧 family", "👩‍👩‍👧F"],
    ["e\u0301lan vital", "E\u0301V"],
    ["(Lead)", "L"],
  ])("of %j are %j", (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });

  it("never cut a character in two", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => {
        expect(initialsOf(name)).not.toMatch(/\p{Cs}/u);
      }),
    );
  });
});
