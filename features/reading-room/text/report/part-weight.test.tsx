import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { cutPart, FIRST_PART, LATER_PART } from "@/domain/edition/parts";
import type { Block, EditionStructure, Mark } from "@/domain/edition/structure";
import { EnglishWords } from "@/test/browser/words";
import { ReportText } from "./report-text";

/** Of one letter each, with nothing between them. */
function letters<One extends object>(count: number, toOne: (at: number) => One) {
  return Array.from({ length: count }, (_, at) => ({ ...toOne(at), start: at, end: at + 1 }));
}

const COUNT = 2_000;
const WORDS = "a".repeat(COUNT);
const PARAGRAPH: Block[] = [{ kind: "paragraph", start: 0, end: COUNT }];
const plain = (blocks: Block[], text = WORDS) => ({ text, structure: { blocks, marks: [] } });
const marked = (marks: Mark[]) => ({ text: WORDS, structure: { blocks: PARAGRAPH, marks } });
const link = (address: string) => (at: number) =>
  ({ kind: "link", href: `https://example.org/${at}${address}` }) as const;

const HOSTILE: Record<string, { text: string; structure: EditionStructure }> = {
  "emphasis on every letter": marked(letters(COUNT, () => ({ kind: "emphasis" }) as const)),
  "a link on every letter": marked(letters(COUNT, link(""))),
  "long addresses of many scripts": marked(letters(40, link("語".repeat(1_900)))),
  "an endless address": marked(letters(COUNT, link("a".repeat(1_000_000)))),
  "marks in marks": marked(
    Array.from({ length: COUNT }, (_, at) => ({
      kind: "strong",
      start: at - (at % 10),
      end: at - (at % 10) + 10,
    })),
  ),
  "a table of single letters": plain(
    letters(COUNT, (at) => ({
      kind: "cell",
      table: 0,
      row: Math.floor(at / 10),
      column: at % 10,
      header: false,
    })),
  ),
  "a table full of gaps": plain(
    letters(COUNT, (row) => ({ kind: "cell", table: 0, row, column: 60, header: false }) as const),
  ),
  "headings of single letters": plain(
    letters(COUNT, () => ({ kind: "heading", level: 2 }) as const),
  ),
  "items in items": plain(
    letters(COUNT, (at) => ({ kind: "item", depth: at % 9, marker: "•" }) as const),
  ),
  "footnotes with long names": plain(
    letters(COUNT, (at) => ({ kind: "footnote", label: `${at}`.padEnd(900, "a") }) as const),
  ),
  "blank lines before and behind": plain(
    [{ kind: "paragraph", start: 500_000, end: 500_001 }],
    `${"\n".repeat(500_000)}a${"\n".repeat(500_000)}`,
  ),
  "characters that are escaped": plain(PARAGRAPH, '"'.repeat(COUNT)),
};

describe("a part of an edition", () => {
  it.each(Object.entries(HOSTILE))("costs a page no more than it may, with %s", (_, edition) => {
    const { text, structure } = edition;
    let budget = FIRST_PART;
    let from = 0;
    do {
      const part = cutPart(text, structure, from, budget);
      expect(part.end).toBeGreaterThan(from);
      const html = renderToStaticMarkup(
        <EnglishWords>
          <ReportText parts={[part]} language="en" />
        </EnglishWords>,
      );
      const data = JSON.stringify(JSON.stringify(part));
      expect(Buffer.byteLength(html) + Buffer.byteLength(data)).toBeLessThan(budget);
      from = part.end;
      budget = LATER_PART;
    } while (from < text.length);
  });
});
