import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toSource } from "@/domain/edition/offset-map";
import { describeBlocks } from "@/test/documents/describe-blocks";
import { documents, expectedBlocks, type WrittenBlock } from "@/test/documents/document";
import { writeDocx } from "@/test/documents/docx";
import { writeEpub } from "@/test/documents/epub";
import { writeHtml } from "@/test/documents/html";
import { writeMarkdown } from "@/test/documents/markdown";
import { writeOdt } from "@/test/documents/odt";
import { importFile, type ImportedFile } from "./import-file";

const WRITERS: Readonly<Record<string, (document: readonly WrittenBlock[]) => Uint8Array>> = {
  docx: writeDocx,
  odt: writeOdt,
  epub: writeEpub,
  html: writeHtml,
  md: writeMarkdown,
};

async function read(bytes: Uint8Array, name: string): Promise<ImportedFile> {
  const imported = await importFile(bytes, name);
  if (!imported.ok) throw new Error(imported.refusal);
  return imported.value;
}

/** What mending leaves alone. Digits are the syntax of some formats, and the words of these documents have none. */
function lettersOf(text: string): string {
  return text.normalize("NFKC").replace(/\P{L}/gu, "");
}

describe.each(Object.entries(WRITERS))("%s", (format, write) => {
  it("is read back as it was written: kinds, depths and words", async () => {
    await fc.assert(
      fc.asyncProperty(documents, async (document) => {
        const edition = await read(write(document), `a.${format}`);
        expect(edition.format).toBe(format);
        expect(describeBlocks(edition)).toEqual(expectedBlocks(document));
      }),
      { numRuns: 60 },
    );
  });

  it("quotes the same words in its source, wherever a range lies", async () => {
    await fc.assert(
      fc.asyncProperty(documents, fc.nat(), fc.nat(), async (document, a, b) => {
        const { text, source } = await read(write(document), `a.${format}`);
        const [start = 0, end = 0] = [a % text.length, b % text.length].sort((x, y) => x - y);
        const range = toSource(source.map, { start, end: end + 1 });
        expect(lettersOf(range ? source.text.slice(range.start, range.end) : "")).toBe(
          lettersOf(text.slice(start, end + 1)),
        );
      }),
      { numRuns: 60 },
    );
  });
});
