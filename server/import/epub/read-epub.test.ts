import { expect, it } from "vitest";
import { describeBlocks } from "@/test/documents/describe-blocks";
import { epubOf } from "@/test/documents/epub";
import { importFile } from "../import-file";

it("reads chapters in order, notes from other files, and printed pages; not the table of contents", async () => {
  const imported = await importFile(
    epubOf({
      title: "The book",
      chapters: {
        "z.xhtml": `<section epub:type="chapter"><h1>One</h1><p>Text<a epub:type="noteref" href="notes.xhtml#n1">1</a>.</p></section>`,
        "a.xhtml": `<p>Before <span epub:type="pagebreak" title="12"/>after.</p>`,
        "notes.xhtml": `<aside id="n1" epub:type="footnote"><p><a href="z.xhtml#r">1</a> The note.</p></aside>`,
      },
    }),
    "a.epub",
  );
  if (!imported.ok) throw new Error(imported.refusal);
  expect(describeBlocks(imported.value)).toEqual([
    "heading 1: One",
    "paragraph: Text[1].",
    "paragraph: Before after.",
    "footnote 1: The note.",
  ]);
  expect(imported.value.title).toBe("The book");
  const { text, structure } = imported.value;
  expect(structure.pages?.map(({ start, label }) => [label, text.slice(start, start + 6)])).toEqual(
    [["12", "after."]],
  );
});
