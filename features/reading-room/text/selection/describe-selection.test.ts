import { describe, expect, it } from "vitest";
import { speak } from "@/test/browser/words";
import { describeSelection, shorten } from "./describe-selection";

const TEXT = "Norway objects. It asks others\nto object.";

const words = speak("reading-room.text");

describe("saying what is selected", () => {
  it("reads a new selection, on one line", () => {
    expect(describeSelection(TEXT, null, { start: 16, end: 41 }, words)).toBe(
      "Selected: “It asks others to object.”",
    );
    expect(describeSelection(TEXT, { start: 0, end: 6 }, { start: 16, end: 18 }, words)).toBe(
      "Selected: “It”",
    );
  });

  it("reads only what came in or went out at one end", () => {
    expect(describeSelection(TEXT, { start: 0, end: 6 }, { start: 0, end: 14 }, words)).toBe(
      "Added: “objects”",
    );
    expect(describeSelection(TEXT, { start: 0, end: 14 }, { start: 7, end: 14 }, words)).toBe(
      "Left out: “Norway”",
    );
  });

  it("reads the beginning and the end of a long passage", () => {
    const long = shorten("word ".repeat(200) + "the end", 60);
    expect(long.length).toBeLessThanOrEqual(63);
    expect(long).toMatch(/^word .* … .*the end$/);
  });
});
