import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { composeMaps, fromSource, identityMap, toSource, type OffsetMap } from "./offset-map";
import { replaceRanges, type Replacement } from "./replace-ranges";

/** A source and replacements in it, ascending and apart. */
const mended = fc
  .tuple(
    fc.string({ unit: fc.constantFrom("a", "b", "c", "-", "\n"), minLength: 1, maxLength: 30 }),
    fc.array(
      fc.record({
        gap: fc.nat(6),
        length: fc.nat(4),
        by: fc.string({ unit: fc.constantFrom("x", "y"), maxLength: 3 }),
      }),
      { maxLength: 6 },
    ),
  )
  .map(([source, steps]) => {
    const replacements: Replacement[] = [];
    let at = 0;
    for (const { gap, length, by } of steps) {
      const start = at + gap;
      const end = start + length;
      if (end > source.length) break;
      replacements.push({ start, end, by });
      at = end;
    }
    return { source, ...replaceRanges(source, replacements) };
  });

const rangeIn = (length: number) =>
  fc
    .tuple(fc.nat(Math.max(0, length - 1)), fc.integer({ min: 1, max: Math.max(1, length) }))
    .map(([start, size]) => ({ start, end: Math.min(length, start + size) }));

/** A range that touches nothing mended. */
const isUntouched = ({ runs }: OffsetMap, { start, end }: { start: number; end: number }) =>
  runs.some((run) => start >= run.text && end <= run.text + run.length);

describe("an offset map", () => {
  const placed = mended.chain((one) =>
    rangeIn(one.text.length).map((range) => ({ ...one, range })),
  );

  it("leads to the same letters, wherever nothing was mended", () => {
    fc.assert(
      fc.property(placed, ({ source, text, map, range }) => {
        fc.pre(isUntouched(map, range));
        const place = toSource(map, range);
        expect(place).not.toBeNull();
        expect(source.slice(place!.start, place!.end)).toBe(text.slice(range.start, range.end));
        expect(fromSource(map, place!)).toEqual(range);
      }),
    );
  });

  it("leads to and fro without losing any of a range", () => {
    fc.assert(
      fc.property(placed, ({ map, range }) => {
        const place = toSource(map, range);
        const back = place && fromSource(map, place);
        if (!back) return;
        // Letters that were put in stand nowhere in the source; a range may lose them at its ends.
        for (const run of map.runs) {
          const start = Math.max(run.text, range.start);
          const end = Math.min(run.text + run.length, range.end);
          if (start < end) {
            expect(back.start).toBeLessThanOrEqual(start);
            expect(back.end).toBeGreaterThanOrEqual(end);
          }
        }
      }),
    );
  });

  it("keeps the order of what it maps, and stays inside of the source", () => {
    fc.assert(
      fc.property(mended, ({ text, source, map }) => {
        let last = 0;
        for (let offset = 0; offset < text.length; offset += 1) {
          const place = toSource(map, { start: offset, end: offset + 1 });
          if (!place) continue;
          expect(place.start).toBeGreaterThanOrEqual(last);
          expect(place.end).toBeLessThanOrEqual(source.length);
          last = place.start;
        }
      }),
    );
  });

  it("maps over two steps as over one after the other", () => {
    const twice = mended.chain((first) =>
      mended.map(({ source: pattern }) => {
        const replacements: Replacement[] = Array.from(first.text.matchAll(/[ax]/gu), (match) => ({
          start: match.index,
          end: match.index + 1,
          by: pattern.slice(0, 2),
        }));
        return { first, second: replaceRanges(first.text, replacements) };
      }),
    );
    fc.assert(
      fc.property(twice, ({ first, second }) => {
        const both = composeMaps(first.map, second.map);
        expect(both.textLength).toBe(second.text.length);
        expect(both.sourceLength).toBe(first.source.length);
        for (const run of both.runs) {
          expect(first.source.slice(run.source, run.source + run.length)).toBe(
            second.text.slice(run.text, run.text + run.length),
          );
        }
        expect(composeMaps(first.map, identityMap(first.text.length)).runs).toEqual(first.map.runs);
      }),
    );
  });

  it("snaps to all of what was mended, and to nothing of what was left out beside it", () => {
    // "oﬃce co|operation", with the soft hyphen left out.
    const { map } = replaceRanges("o\uFB03ce co\u00ADop", [
      { start: 1, end: 2, by: "ffi" },
      { start: 7, end: 8, by: "" },
    ]);
    expect(toSource(map, { start: 2, end: 3 })).toEqual({ start: 1, end: 2 });
    expect(toSource(map, { start: 7, end: 9 })).toEqual({ start: 5, end: 7 });
    expect(toSource(map, { start: 9, end: 11 })).toEqual({ start: 8, end: 10 });
    expect(fromSource(map, { start: 7, end: 8 })).toBeNull();
  });
});
