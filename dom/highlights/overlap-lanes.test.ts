import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { overlaps } from "@/domain/text/range";
import { createIntervalIndex, type Interval } from "./interval-index";
import { createOverlapLanes } from "./overlap-lanes";

const interval = fc
  .record({
    id: fc.constantFrom(..."abcdefghijklmnop".split("")),
    start: fc.nat(60),
    length: fc.integer({ min: 1, max: 25 }),
  })
  .map(({ id, start, length }): Interval => ({ id, start, end: start + length }));

function setUp() {
  const index = createIntervalIndex();
  return { index, lanes: createOverlapLanes(index) };
}

function depth(items: readonly Interval[]): number {
  return Math.max(
    0,
    ...items.map(
      (item) => items.filter((other) => other.start <= item.start && item.start < other.end).length,
    ),
  );
}

function expectDistinct(items: readonly Interval[], laneOf: (item: Interval) => number) {
  for (const a of items) {
    for (const b of items) {
      if (a.id < b.id && overlaps(a, b))
        expect(laneOf(a), `${a.id} and ${b.id}`).not.toBe(laneOf(b));
    }
  }
}

describe("overlap lanes", () => {
  it("keep overlapping intervals apart while no more than three meet, however they came", () => {
    fc.assert(
      fc.property(fc.array(interval, { maxLength: 40 }), (steps) => {
        const { index, lanes } = setUp();
        for (const item of steps) {
          const others = [...index.values()].filter(({ id }) => id !== item.id);
          if (depth([...others, item]) > 3) continue;
          const before = new Map(others.map((other) => [other, lanes.laneOf(other)]));
          const replaced = index.get(item.id);
          index.set(item);
          const moved = lanes.set(item, replaced);
          for (const [other, lane] of before)
            expect(lanes.laneOf(other) !== lane).toBe(moved.includes(other.id));
          expectDistinct([...index.values()], lanes.laneOf);
        }
      }),
    );
  });

  it("keep intervals apart that are loaded at once", () => {
    fc.assert(
      fc.property(fc.array(interval, { maxLength: 16 }), (items) => {
        const { index, lanes } = setUp();
        index.replaceAll(items);
        lanes.replaceAll();
        const all = [...index.values()];
        if (depth(all) <= 3) expectDistinct(all, lanes.laneOf);
      }),
    );
  });

  it("move nobody when a lane is free", () => {
    const { index, lanes } = setUp();
    index.replaceAll([
      { id: "a", start: 0, end: 10 },
      { id: "b", start: 5, end: 15 },
    ]);
    lanes.replaceAll();
    const added = { id: "c", start: 0, end: 20 };
    index.set(added);
    expect(lanes.set(added)).toEqual([]);
    expect([...index.values()].map(lanes.laneOf)).toEqual([0, 1, 2]);
  });

  it("stay what they were for one that grows", () => {
    const { index, lanes } = setUp();
    const [first, second] = [
      { id: "a", start: 0, end: 10 },
      { id: "b", start: 5, end: 15 },
    ];
    index.replaceAll([first, second]);
    lanes.replaceAll();
    const grown = { id: "b", start: 12, end: 15 };
    index.set(grown);
    expect(lanes.set(grown, second)).toEqual([]);
    expect(lanes.laneOf(grown)).toBe(1);
  });

  it("share a lane if four meet, with the one that overlaps least", () => {
    const { index, lanes } = setUp();
    const least = { id: "c", start: 0, end: 21 };
    index.replaceAll([{ id: "a", start: 0, end: 100 }, { id: "b", start: 0, end: 90 }, least]);
    lanes.replaceAll();
    const added = { id: "d", start: 20, end: 50 };
    index.set(added);
    expect(lanes.set(added)).toEqual([]);
    expect(lanes.laneOf(added)).toBe(lanes.laneOf(least));
  });
});
