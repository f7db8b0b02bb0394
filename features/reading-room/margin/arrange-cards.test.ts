import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AnnotationId } from "@/domain/ids";
import { comparePlaces, type Place } from "../notes/reading-order";
import { arrangeCards, type Arranging } from "./arrange-cards";

const LENGTH = 1_000_000;
const id = (index: number): AnnotationId => String(index).padStart(12, "0") as AnnotationId;
const places = (starts: readonly number[]): Place[] =>
  starts
    .map((start, index) => ({ id: id(index), start, end: start + 5, created: index }))
    .toSorted(comparePlaces);

const arranging = (order: readonly Place[], over: Partial<Arranging> = {}): Arranging => ({
  order,
  viewport: { start: 0, end: 2_000 },
  active: null,
  composing: null,
  topOf: (offset) => offset / 2,
  bottom: LENGTH / 2,
  heightOf: (_key, form) => (form === "line" ? 32 : 120),
  ...over,
});

describe("arrangeCards", () => {
  it("puts few cards into the page however many notes there are", () => {
    const order = places(Array.from({ length: 10_000 }, (_, index) => index * 100));
    const items = arrangeCards(arranging(order, { viewport: { start: 500_000, end: 502_000 } }));
    expect(items.length).toBeGreaterThan(10);
    expect(items.length).toBeLessThan(150);
  });

  it("keeps the open note in the page wherever the reader is", () => {
    const order = places(Array.from({ length: 2_000 }, (_, index) => index * 500));
    const far = order[1_900]?.id ?? id(0);
    const items = arrangeCards(arranging(order, { active: far }));
    expect(items.filter(({ key }) => key === far)).toHaveLength(1);
    expect(items.find(({ key }) => key === far)?.top).toBe((1_900 * 500) / 2);
  });

  it("puts the field for a new note exactly beside its passage", () => {
    const order = places([900, 950, 1_000, 1_050]);
    const items = arrangeCards(arranging(order, { composing: { start: 1_010, end: 1_020 } }));
    expect(items.find(({ kind }) => kind === "compose")?.top).toBe(505);
    expect(items.map(({ key }) => key)).toEqual([id(0), id(1), id(2), "compose", id(3)]);
  });

  it("lists what points nowhere below the text, and only there", () => {
    const order = places([100, Infinity, Infinity]);
    expect(arrangeCards(arranging(order)).map(({ key }) => key)).toEqual([id(0)]);
    const end = arrangeCards(
      arranging(order, { viewport: { start: LENGTH - 2_000, end: LENGTH } }),
    );
    expect(end.map(({ key }) => key)).toEqual([id(1), id(2)]);
    expect(Math.min(...end.map(({ top }) => top))).toBeGreaterThanOrEqual(LENGTH / 2);
    expect(arrangeCards(arranging(order, { active: id(2) })).map(({ key }) => key)).toContain(
      id(2),
    );
  });

  it("never overlaps and shows each note once, wherever the window is", () => {
    const starts = fc.array(fc.oneof(fc.nat(20_000), fc.constant(Infinity)), { maxLength: 80 });
    fc.assert(
      fc.property(starts, fc.nat(20_000), fc.nat(), fc.boolean(), (at, from, pick, composes) => {
        const order = places(at);
        const items = arrangeCards(
          arranging(order, {
            viewport: { start: from, end: from + 2_000 },
            active: composes ? null : (order[pick % Math.max(1, order.length)]?.id ?? null),
            composing: composes ? { start: from + 10, end: from + 20 } : null,
          }),
        );
        expect(new Set(items.map(({ key }) => key)).size).toBe(items.length);
        const active = order[pick % Math.max(1, order.length)]?.id;
        let free = 0;
        for (const item of items) {
          expect(item.top).toBeGreaterThanOrEqual(free);
          const line = item.kind === "note" && item.form === "line" && item.key !== active;
          free = item.top + (line ? 32 : 120);
        }
      }),
    );
  });
});
