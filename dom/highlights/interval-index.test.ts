import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { overlaps } from "@/domain/text/range";
import { createIntervalIndex, type Interval } from "./interval-index";

const interval = fc
  .record({
    id: fc.constantFrom(..."abcdefghijklmnop".split("")),
    start: fc.nat(60),
    length: fc.integer({ min: 1, max: 25 }),
  })
  .map(({ id, start, length }): Interval => ({ id, start, end: start + length }));

const step = fc.oneof(
  { weight: 6, arbitrary: interval.map((item) => ({ kind: "set" as const, item })) },
  { weight: 2, arbitrary: interval.map(({ id }) => ({ kind: "delete" as const, id })) },
  {
    weight: 1,
    arbitrary: fc
      .array(interval, { maxLength: 12 })
      .map((items) => ({ kind: "replace" as const, items })),
  },
  { weight: 3, arbitrary: fc.constant({ kind: "ask" as const }) },
);

describe("interval index", () => {
  it("answers as a search through all of them would, after any history", () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 40 }),
        fc.nat(90),
        fc.nat(40),
        (steps, from, length) => {
          const index = createIntervalIndex();
          const model = new Map<string, Interval>();
          const range = { start: from, end: from + length };
          for (const one of steps) {
            if (one.kind === "set") {
              index.set(one.item);
              model.set(one.item.id, one.item);
            } else if (one.kind === "delete") {
              expect(index.delete(one.id)).toEqual(model.get(one.id));
              model.delete(one.id);
            } else if (one.kind === "replace") {
              index.replaceAll(one.items);
              model.clear();
              for (const item of one.items) model.set(item.id, item);
            } else {
              index.overlapping(range);
            }
          }
          const expected = [...model.values()]
            .filter((item) => range.start < range.end && overlaps(item, range))
            .sort((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1));
          expect(index.overlapping(range)).toEqual(expected);
          expect(index.size).toBe(model.size);
          expect(new Set(index.values())).toEqual(new Set(model.values()));
        },
      ),
    );
  });

  it("lists what lies at an offset from the innermost to the outermost, and not what ends there", () => {
    const index = createIntervalIndex();
    index.replaceAll([
      { id: "outer", start: 0, end: 100 },
      { id: "ends here", start: 2, end: 10 },
      { id: "inner", start: 10, end: 12 },
      { id: "middle", start: 5, end: 30 },
    ]);
    expect(index.at(10).map(({ id }) => id)).toEqual(["inner", "middle", "outer"]);
  });

  it("holds nothing in an empty range", () => {
    const index = createIntervalIndex();
    index.set({ id: "a", start: 0, end: 5 });
    expect(index.overlapping({ start: 3, end: 3 })).toEqual([]);
  });
});
