import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeCards, type CardWish } from "./place-cards";

const wishes = fc
  .array(
    fc.record({
      desired: fc.integer({ min: -50, max: 4_000 }),
      height: fc.integer({ min: 1, max: 400 }),
    }),
    {
      minLength: 1,
      maxLength: 60,
    },
  )
  .map((cards) => cards.toSorted((a, b) => a.desired - b.desired));
const crowded = fc
  .tuple(wishes, fc.nat({ max: 1_000 }))
  .map(([cards, pick]) => ({ cards, focused: pick % cards.length }));

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new Error(`no item ${index}`);
  return item;
}

function expectApart(cards: readonly CardWish[], tops: readonly number[], gap: number): void {
  for (let index = 1; index < cards.length; index += 1) {
    const above = at(tops, index - 1) + at(cards, index - 1).height + gap;
    expect(at(tops, index)).toBeGreaterThanOrEqual(above);
  }
}

describe("placeCards", () => {
  it("keeps reading order and never overlaps, focused or not", () => {
    fc.assert(
      fc.property(crowded, fc.boolean(), ({ cards, focused }, pin) => {
        const tops = placeCards(cards, { gap: 8, top: 20, focused: pin ? focused : null });
        expect(tops).toHaveLength(cards.length);
        expectApart(cards, tops, 8);
      }),
    );
  });

  it("puts nothing above the top", () => {
    fc.assert(
      fc.property(crowded, ({ cards, focused }) => {
        const tops = placeCards(cards, { gap: 8, top: 20, focused });
        expect(Math.min(...tops)).toBeGreaterThanOrEqual(20);
      }),
    );
  });

  it("puts the focused card exactly beside its passage wherever the cards above it fit", () => {
    fc.assert(
      fc.property(crowded, ({ cards, focused }) => {
        const room = cards.slice(0, focused).reduce((sum, card) => sum + card.height + 8, 20);
        const tops = placeCards(cards, { gap: 8, top: 20, focused });
        expect(at(tops, focused)).toBe(Math.max(at(cards, focused).desired, room));
      }),
    );
  });

  it("moves nothing above the focused card when a card below it grows, nor below when one above grows", () => {
    fc.assert(
      fc.property(
        crowded,
        fc.nat({ max: 1_000 }),
        fc.integer({ min: 1, max: 300 }),
        ({ cards, focused }, pick, extra) => {
          const grown = pick % cards.length;
          const shifted = cards.map((card) => ({ ...card, desired: card.desired + 30_000 }));
          const taller = shifted.map((card, index) =>
            index === grown ? { ...card, height: card.height + extra } : card,
          );
          const before = placeCards(shifted, { gap: 8, top: 0, focused });
          const after = placeCards(taller, { gap: 8, top: 0, focused });
          expect(at(after, focused)).toBe(at(before, focused));
          if (grown >= focused)
            expect(after.slice(0, grown + 1)).toEqual(before.slice(0, grown + 1));
          else expect(after.slice(focused)).toEqual(before.slice(focused));
        },
      ),
    );
  });

  it("leaves cards that have room beside their passages", () => {
    const cards = [
      { desired: 100, height: 50 },
      { desired: 300, height: 50 },
    ];
    expect(placeCards(cards, { gap: 8, top: 0, focused: null })).toEqual([100, 300]);
  });
});
