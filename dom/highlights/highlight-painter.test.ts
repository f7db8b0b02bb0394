import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { overlaps, type TextRange } from "@/domain/text/range";
import { createHighlightPainter, type LayerItem, type PaintItem } from "./highlight-painter";
import { HIGHLIGHT_COLOURS, type HighlightStyle } from "./highlight-styles";
import type { PaintSurface } from "./paint-surface";

/** Keeps what is painted, and what it cost. */
function createBookkeeper() {
  const shown = new Map<string, { style: HighlightStyle; range: TextRange }>();
  const cost = { touched: 0 };
  const surface: PaintSurface = {
    add(key, style, { start, end }) {
      if (shown.has(key)) throw new Error(`${key} is painted twice`);
      cost.touched += 1;
      shown.set(key, { style, range: { start, end } });
    },
    remove(key) {
      cost.touched += 1;
      if (!shown.delete(key)) throw new Error(`${key} was not painted`);
    },
    destroy: () => shown.clear(),
  };
  return { shown, cost, surface };
}

const range = fc.record({ start: fc.nat(300), length: fc.integer({ min: 1, max: 40 }) });
const items = fc
  .uniqueArray(
    fc.record({
      id: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz".split("")),
      range,
      colour: fc.constantFrom(...HIGHLIGHT_COLOURS),
    }),
    { selector: ({ id }) => id, maxLength: 20 },
  )
  .map((list) =>
    list.map(({ id, range: { start, length }, colour }): PaintItem => ({
      id,
      start,
      end: start + length,
      colour,
    })),
  );
const layerItems = items.map((list) =>
  list.map(({ id, start, end }): LayerItem => ({ id, start, end, style: "match" })),
);
const step = fc.oneof(
  items.map((list) => ({ kind: "items" as const, list })),
  layerItems.map((list) => ({ kind: "matches" as const, list })),
  range.map(({ start, length }) => ({
    kind: "near" as const,
    range: { start, end: start + length * 5 },
  })),
  fc
    .option(fc.constantFrom(..."abcdefghij".split("")), { nil: null })
    .map((id) => ({ kind: "focus" as const, id })),
  range.map(({ start, length }) => ({
    kind: "refresh" as const,
    range: { start, end: start + length },
  })),
);

describe("highlight painter", () => {
  it("paints what is near and nothing else, whatever happened before", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const { shown, surface } = createBookkeeper();
        const painter = createHighlightPainter(surface);
        let [all, matches, near, focused]: [
          readonly PaintItem[],
          readonly LayerItem[],
          TextRange,
          string | null,
        ] = [[], [], { start: 0, end: 0 }, null];
        for (const one of steps) {
          if (one.kind === "items") painter.setItems((all = one.list));
          else if (one.kind === "matches") painter.setLayer("matches", (matches = one.list));
          else if (one.kind === "near") painter.setNear((near = one.range));
          else if (one.kind === "focus") painter.setFocused((focused = one.id));
          else painter.refresh(one.range);

          const expected = new Map<string, TextRange>();
          const expectPaint = (key: string, { start, end }: TextRange) => {
            if (overlaps({ start, end }, near)) expected.set(key, { start, end });
          };
          for (const item of all) expectPaint(`item:${item.id}`, item);
          for (const match of matches) expectPaint(`matches:${match.id}`, match);
          const picked = all.find(({ id }) => id === focused);
          if (picked) expectPaint("focused", picked);
          expect(new Map([...shown].map(([key, paint]) => [key, paint.range]))).toEqual(expected);
          for (const { id, colour } of all) {
            const paint = shown.get(`item:${id}`);
            if (paint) expect(paint.style.startsWith(`${colour}-`)).toBe(true);
          }
        }
      }),
    );
  });

  it("touches one range to add one among ten thousand, and two to move one", () => {
    const { cost, surface } = createBookkeeper();
    const painter = createHighlightPainter(surface);
    const many = Array.from({ length: 10_000 }, (_, at): PaintItem => ({
      id: `a${at}`,
      start: at * 10,
      end: at * 10 + 15,
      colour: "amber",
    }));
    painter.setNear({ start: 0, end: 1_000_000 });
    painter.setItems(many);
    cost.touched = 0;
    painter.setItems([...many, { id: "new", start: 50, end: 55, colour: "sky" }]);
    expect(cost.touched).toBe(1);
    painter.setItems([...many, { id: "new", start: 500, end: 555, colour: "sky" }]);
    expect(cost.touched).toBe(3);
    painter.setItems(many);
    expect(cost.touched).toBe(4);
  });

  it("touches nothing when nothing near the screen changes", () => {
    const { cost, surface } = createBookkeeper();
    const painter = createHighlightPainter(surface);
    painter.setNear({ start: 0, end: 100 });
    painter.setItems([{ id: "far", start: 5_000, end: 5_010, colour: "amber" }]);
    painter.setFocused("far");
    expect(cost.touched).toBe(0);
  });
});
