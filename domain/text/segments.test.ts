import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TextRange } from "./range";
import { createSegments, type Direction, type Edge, type TextUnit } from "./segments";

const UNITS = ["character", "word", "sentence"] as const;

const words = fc.string({
  unit: fc.constantFrom("a", "B", "é", "👩‍👧", "𝒳", " ", " ", "\n", ". ", "! ", ",", "3", "ا"),
  maxLength: 25,
});
const edition = fc
  .array(fc.record({ body: words, gap: fc.constantFrom("\n\n", "  • ", "") }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((pieces) => {
    let text = "• ";
    const blocks: TextRange[] = [];
    for (const { body, gap } of pieces) {
      if (body.length > 0) blocks.push({ start: text.length, end: text.length + body.length });
      text += body + gap;
    }
    return { text, blocks };
  });

/** All units of a text, by walking over it once. */
function listUnits(text: string, blocks: readonly TextRange[], unit: TextUnit): TextRange[] {
  const granularity = ({ character: "grapheme", word: "word", sentence: "sentence" } as const)[
    unit
  ];
  return blocks.flatMap(({ start, end }) =>
    [
      ...new Intl.Segmenter("en", { granularity }).segment(
        text.slice(start, end).replaceAll("\n", " "),
      ),
    ]
      .filter(({ segment, isWordLike }) => segment.trim() !== "" && (unit !== "word" || isWordLike))
      .map(({ segment, index }) => ({
        start: start + index + (segment.length - segment.trimStart().length),
        end: start + index + segment.trimEnd().length,
      })),
  );
}

function moveByList(
  all: readonly TextRange[],
  range: TextRange,
  edge: Edge,
  direction: Direction,
): TextRange {
  const stops = all.map((unit) => unit[edge]);
  const from = range[edge];
  const stop =
    direction === 1 ? stops.find((one) => one > from) : stops.findLast((one) => one < from);
  if (stop === undefined) return range;
  const moved = { ...range, [edge]: stop };
  return moved.start < moved.end ? moved : range;
}

describe("segments", () => {
  it.each(UNITS)("of one %s answer as a walk over the whole text does", (unit) => {
    fc.assert(
      fc.property(edition, ({ text, blocks }) => {
        const segments = createSegments(text, blocks, "en");
        const all = listUnits(text, blocks, unit);
        for (let offset = 0; offset <= text.length; offset += 1) {
          expect(segments.at(offset, unit)).toEqual(
            all.find(({ start, end }) => start <= offset && offset < end) ?? null,
          );
          expect(segments.following(offset, unit)).toEqual(
            all.find(({ start }) => start >= offset) ?? null,
          );
          expect(segments.preceding(offset, unit)).toEqual(
            all.findLast(({ end }) => end <= offset) ?? null,
          );
        }
      }),
    );
  });

  it.each(UNITS)("move either end to the nearest end of a %s, and never leave nothing", (unit) => {
    fc.assert(
      fc.property(edition, fc.nat(100), fc.nat(100), ({ text, blocks }, from, length) => {
        const all = listUnits(text, blocks, unit);
        const characters = listUnits(text, blocks, "character");
        const first = characters[from % Math.max(1, characters.length)];
        const last =
          characters[
            Math.min(characters.length - 1, (from % Math.max(1, characters.length)) + length)
          ];
        if (!first || !last) return;
        const range = { start: first.start, end: last.end };
        const segments = createSegments(text, blocks, "en");
        for (const edge of ["start", "end"] as const) {
          for (const direction of [1, -1] as const) {
            expect(segments.moveEdge(range, edge, unit, direction), `${edge} ${direction}`).toEqual(
              moveByList(all, range, edge, direction),
            );
          }
        }
      }),
    );
  });

  it("hold a sentence together that was wrapped by hand", () => {
    const text = "We support the\nconvention. It stands.";
    const segments = createSegments(text, [{ start: 0, end: text.length }], "en");
    expect(segments.at(3, "sentence")).toEqual({ start: 0, end: 26 });
    expect(segments.following(26, "sentence")).toEqual({ start: 27, end: 37 });
  });

  it("keep a family of emoji and an accented letter in one piece", () => {
    const text = "a👩‍👧e\u0301z";
    const segments = createSegments(text, [{ start: 0, end: text.length }], "en");
    const ends = [0, 1, 2, 3].reduce<number[]>(
      (list) => [
        ...list,
        segments.moveEdge({ start: 0, end: list.at(-1) ?? 1 }, "end", "character", 1).end,
      ],
      [1],
    );
    expect(ends).toEqual([1, 6, 8, 9, 9]);
  });

  it("take an unknown language for none", () => {
    expect(
      createSegments("One two.", [{ start: 0, end: 8 }], "not a language").at(0, "word"),
    ).toEqual({
      start: 0,
      end: 3,
    });
  });
});
