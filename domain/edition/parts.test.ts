import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Dice } from "@/test/campaigns/dice";
import { proseReport } from "@/test/generated-reports";
import { cutPart, FIRST_PART, LATER_PART, type EditionPart } from "./parts";
import type { EditionStructure } from "./structure";

function cutAll(text: string, structure: EditionStructure): EditionPart[] {
  const parts = [cutPart(text, structure, 0, FIRST_PART)];
  for (let last = parts[0]; last && last.end < text.length; last = parts.at(-1)) {
    parts.push(cutPart(text, structure, last.end, LATER_PART));
  }
  return parts;
}

describe("the parts of an edition", () => {
  it("are the whole of it together: text, blocks and marks", () => {
    const { text, structure } = proseReport(new Dice(7), 300_000, true);
    const parts = cutAll(text, structure);
    expect(parts.length).toBeGreaterThan(3);
    expect(parts.map((part) => part.text).join("")).toBe(text);
    expect(parts.flatMap(({ blocks }) => blocks)).toEqual(structure.blocks);
    expect(parts.flatMap(({ marks }) => marks)).toEqual(structure.marks);
  });

  it("are one part if there is little", () => {
    const { text, structure } = proseReport(new Dice(8), 15_000);
    expect(cutAll(text, structure)).toEqual([{ start: 0, end: text.length, text, ...structure }]);
  });

  it("are small even if a block or a mark is not, and cut no character", () => {
    const size = fc.integer({ min: 1, max: 60_000 });
    const word = fc.constantFrom("a", "ab ", "😀", "😀 ", "<");
    fc.assert(
      fc.property(fc.array(fc.tuple(word, size), { minLength: 1, maxLength: 5 }), (pieces) => {
        let text = "";
        const blocks = pieces.map(([one, times]) => {
          const start = text.length;
          text += `${one.repeat(times)}\n\n`;
          return { kind: "paragraph" as const, start, end: text.length - 2 };
        });
        const mark = { kind: "strong" as const, start: 0, end: blocks[0]?.end ?? 0 };
        const parts = cutAll(text, { blocks, marks: [mark] });
        expect(parts.map((part) => part.text).join("")).toBe(text);
        for (const part of parts) {
          expect(part.text.length).toBeLessThan(LATER_PART);
          expect(part.text).not.toMatch(/\p{Surrogate}/u);
          expect(part.marks).toEqual(part.start < mark.end ? [mark] : []);
          for (const block of part.blocks) {
            expect(block.start).toBeGreaterThanOrEqual(part.start);
            expect(block.end).toBeLessThanOrEqual(part.end);
          }
        }
        const shown = parts.flatMap((part) => part.blocks);
        const covered = shown.map(({ start, end }) => text.slice(start, end)).join("");
        expect(covered).toBe(blocks.map(({ start, end }) => text.slice(start, end)).join(""));
      }),
      { numRuns: 30 },
    );
  });
});
