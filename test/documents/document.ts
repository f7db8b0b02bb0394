import fc from "fast-check";

/** A block as a test writes it into a file of any format. */
export type WrittenBlock =
  | { kind: "heading"; level: 1 | 2 | 3 | 4 | 5 | 6; text: string }
  | { kind: "paragraph"; text: string }
  | { kind: "item"; depth: number; ordered: boolean; text: string }
  | { kind: "table"; rows: readonly (readonly string[])[] };

const LETTERS = "abcdefghijklmnopqrstuvwxyzéüßøçñšЖжλδ漢字עברית𝒳".split(/(?:)/u);

/** Words that mean nothing to any format, in several scripts. */
const word = fc
  .array(fc.constantFrom(...LETTERS), { minLength: 2, maxLength: 9 })
  .map((letters) => letters.join(""));

const words = fc.array(word, { minLength: 1, maxLength: 12 }).map((parts) => `${parts.join(" ")}.`);

const heading = fc.record({
  kind: fc.constant("heading" as const),
  level: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, 5 as const, 6 as const),
  text: words,
});
const paragraph = fc.record({ kind: fc.constant("paragraph" as const), text: words });

/** Lists go down one level at a time, as every format can say. */
const list = fc
  .array(fc.record({ step: fc.integer({ min: -3, max: 1 }), text: words }), {
    minLength: 1,
    maxLength: 6,
  })
  .chain((items) =>
    fc.boolean().map((ordered) => {
      let depth = 0;
      return items.map(({ step, text }, index) => {
        depth = index === 0 ? 0 : Math.max(0, Math.min(4, depth + step));
        return { kind: "item" as const, depth, ordered, text };
      });
    }),
  );

const table = fc
  .integer({ min: 2, max: 4 })
  .chain((columns) =>
    fc.array(fc.array(words, { minLength: columns, maxLength: columns }), {
      minLength: 2,
      maxLength: 3,
    }),
  )
  .map((rows) => [{ kind: "table" as const, rows }]);

/** A document; lists and tables have a paragraph before them, so that two never run together. */
export const documents = fc
  .array(
    fc.oneof(
      heading.map((one) => [one]),
      paragraph.map((one) => [one]),
      fc.tuple(paragraph, fc.oneof(list, table)).map(([lead, rest]) => [lead, ...rest]),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts): WrittenBlock[] => parts.flat());

/** What a reader should say of a document, in the words of `describeBlocks`. */
export function expectedBlocks(document: readonly WrittenBlock[]): string[] {
  return document.flatMap((block) => {
    switch (block.kind) {
      case "heading":
        return [`heading ${block.level}: ${block.text}`];
      case "paragraph":
        return [`paragraph: ${block.text}`];
      case "item":
        return [`item ${block.depth} ${block.ordered ? "1" : "•"}: ${block.text}`];
      case "table":
        return block.rows.flatMap((cells, row) =>
          cells.map((text, column) => `cell ${row} ${column}: ${text}`),
        );
    }
  });
}

export function escapeXml(text: string): string {
  return text
    .replace(/&/gu, "&amp;")
    .replace(/</gu, "&lt;")
    .replace(/>/gu, "&gt;")
    .replace(/"/gu, "&quot;");
}
