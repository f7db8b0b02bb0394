import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normaliseText } from "@/domain/edition/normalise-text";
import { toSource } from "@/domain/edition/offset-map";
import { describeBlocks } from "@/test/documents/describe-blocks";
import { importFile, type ImportedFile } from "./import-file";

async function read(text: string | Uint8Array, name = "a.txt"): Promise<ImportedFile> {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  const imported = await importFile(bytes, name);
  if (!imported.ok) throw new Error(imported.refusal);
  return imported.value;
}

describe("plain text", () => {
  it("has its lines joined, its words mended, and its tables left alone", async () => {
    const edition = await read(
      "A TITLE OF THE TEXT\r\n\r\nThe o\uFB03ce was asked for co\u00AD\r\noperation and sup-\r\nport by non-\r\ngovernmental groups.\r\n\r\na\tb\r\nc\td\r\n",
    );
    expect(describeBlocks(edition)).toEqual([
      "heading 1: A TITLE OF THE TEXT",
      "paragraph: The office was asked for cooperation and support by non-governmental groups.",
      "preformatted: a\tb\nc\td",
    ]);
    expect(edition.source.text).toContain("sup-\r\nport");
  });

  it("loses form feeds, running heads and page numbers, and notes where pages begin", async () => {
    const page = (number: number, words: string): string =>
      `Report of the meeting            ${number}\n\n${words}\n\n        - ${number} -\n`;
    const { text, structure } = await read(
      [
        page(1, "The first page ends in the"),
        page(2, "middle of a sentence.\n\nAnother one."),
        page(3, "The third page."),
      ].join("\f"),
    );
    expect(text).toBe(
      "The first page ends in the middle of a sentence.\n\nAnother one.\n\nThe third page.",
    );
    expect(
      structure.pages?.map(({ start, label }) => [label, text.slice(start, start + 6)]),
    ).toEqual([
      ["1", "The fi"],
      ["2", "middle"],
      ["3", "The th"],
    ]);
  });

  it("is decoded as Cyrillic where the letters are", async () => {
    // "Заявление делегации" in windows-1251.
    const bytes = [
      0xc7, 0xe0, 0xff, 0xe2, 0xeb, 0xe5, 0xed, 0xe8, 0xe5, 0x20, 0xe4, 0xe5, 0xeb, 0xe5, 0xe3,
      0xe0, 0xf6, 0xe8, 0xe8,
    ];
    expect((await read(Uint8Array.from(bytes))).text).toBe("Заявление делегации");
  });
});

describe("every text", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      "\n",
      "\r\n",
      "\r",
      "\f",
      "\u00AD",
      "-\n",
      "\uFB01",
      "\u0000",
      "\n\n",
      "- ",
      "1. ",
      "> ",
      "\t",
      "   ",
      "# ",
      "&amp;",
      "**",
      "\\*",
      "`",
      "|",
      "|-|",
    ),
    fc.string({
      unit: fc.constantFrom("a", "b", "c", "e", "F", " ", "é", "漢", "𝒳", "."),
      maxLength: 12,
    }),
  );
  const text = fc.array(piece, { minLength: 1, maxLength: 40 }).map((parts) => parts.join(""));

  it.each(["a.txt", "a.md"])("keeps its words where its map says, as %s", async (name) => {
    await fc.assert(
      fc.asyncProperty(text, fc.nat(), fc.nat(), async (raw, a, b) => {
        const imported = await importFile(new TextEncoder().encode(raw), name);
        if (!imported.ok) return;
        const { text: words, source, structure } = imported.value;
        expect(normaliseText(words)).toBe(words);
        const [start = 0, end = 0] = [a % words.length, b % words.length].sort((x, y) => x - y);
        const range = toSource(source.map, { start, end: end + 1 });
        const quoted = range ? source.text.slice(range.start, range.end) : "";
        // Every letter of the text stands in the source, in the same order, within the range that the map gives.
        let at = 0;
        for (const letter of lettersOf(words.slice(start, end + 1))) {
          at = lettersOf(quoted).indexOf(letter, at);
          expect(at).toBeGreaterThanOrEqual(0);
          at += letter.length;
        }
        for (const page of structure.pages ?? [])
          expect(page.start).toBeLessThanOrEqual(words.length);
      }),
      { numRuns: 300 },
    );
  });
});

function lettersOf(text: string): string {
  return text.normalize("NFKC").replace(/[^\p{L}]/gu, "");
}
