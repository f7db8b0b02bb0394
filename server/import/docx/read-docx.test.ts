import { expect, it } from "vitest";
import { describeBlocks } from "@/test/documents/describe-blocks";
import { DOCX_NUMBERING, docxOf, docxParagraph, docxRun, DOCX_STYLES } from "@/test/documents/docx";
import { importFile, type ImportedFile } from "../import-file";

async function read(parts: Parameters<typeof docxOf>[0]): Promise<ImportedFile> {
  const imported = await importFile(docxOf(parts), "a.docx");
  if (!imported.ok) throw new Error(imported.refusal);
  return imported.value;
}

it("shows the accepted view: what was inserted or moved here, not what was deleted or moved away", async () => {
  const body = `<w:p>${docxRun("They ")}<w:del><w:r><w:delText>refuse</w:delText></w:r></w:del><w:ins>${docxRun("accept")}</w:ins><w:moveFrom>${docxRun(" gone")}</w:moveFrom>${docxRun(" it.")}</w:p>
    <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${docxRun("One ")}</w:p>${docxParagraph("paragraph.")}
    <w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>${docxParagraph("gone")}</w:tc><w:tc/></w:tr><w:tr><w:tc>${docxParagraph("a")}</w:tc><w:tc>${docxParagraph("b")}</w:tc></w:tr></w:tbl>`;
  expect(describeBlocks(await read({ body }))).toEqual([
    "paragraph: They accept it.",
    "paragraph: One paragraph.",
    "cell 0 0: a",
    "cell 0 1: b",
  ]);
});

it("numbers lists as Word does, headings too", async () => {
  const item = (level: number, text: string): string =>
    docxParagraph(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="3"/></w:numPr>`);
  const numbering = `<w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="5"/></w:num>`;
  const heading = docxParagraph(
    "Scope",
    `<w:pStyle w:val="berschrift2"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>`,
  );
  const { structure, text } = await read({
    body: item(0, "a") + item(1, "b") + item(1, "c") + item(0, "d") + item(1, "e") + heading,
    numbering,
    styles: DOCX_STYLES,
  });
  expect(structure.blocks.map((block) => (block.kind === "item" ? block.marker : ""))).toEqual([
    "III.",
    "III.a)",
    "III.b)",
    "IV.",
    "IV.a)",
    "",
  ]);
  expect(text.endsWith("V. Scope")).toBe(true);
});

it("puts notes at the end, by the number that is printed at their mark", async () => {
  const note = (kind: string, id: number, words: string): string =>
    `<w:${kind} w:id="${id}"><w:p><w:r><w:${kind}Ref/></w:r>${docxRun(` ${words}`)}</w:p></w:${kind}>`;
  const mark = (kind: string, id: number): string =>
    `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`;
  const edition = await read({
    body: `<w:p>${docxRun("First")}${mark("footnote", 7)}${docxRun(" and second")}${mark("footnote", 2)}${docxRun(" and last")}${mark("endnote", 4)}</w:p>`,
    footnotes: `<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>${note("footnote", 2, "Two.")}${note("footnote", 7, "Seven.")}`,
    endnotes: note("endnote", 4, "End."),
  });
  expect(describeBlocks(edition)).toEqual([
    "paragraph: First[1] and second[2] and last[i]",
    "footnote 1: Seven.",
    "footnote 2: Two.",
    "footnote i: End.",
  ]);
});

it("keeps emphasis and links to pages, and no others", async () => {
  const edition = await read({
    body: `<w:p>${docxRun("Bold", "<w:b/>")}${docxRun(" not ", '<w:b w:val="0"/>')}<w:hyperlink r:id="a">${docxRun("page")}</w:hyperlink> <w:hyperlink r:id="b">${docxRun("script")}</w:hyperlink>${docxRun("hidden", "<w:vanish/>")}</w:p>`,
    links: { a: "https://example.org/a?b=1&c=2", b: "javascript:alert(1)" },
  });
  expect(edition.text).toBe("Bold not pagescript");
  expect(edition.structure.marks).toEqual([
    { kind: "strong", start: 0, end: 4 },
    { kind: "link", href: "https://example.org/a?b=1&c=2", start: 9, end: 13 },
  ]);
});

it("mends soft hyphens and ligatures, and notes where pages begin", async () => {
  const edition = await read({
    body: `<w:p><w:r><w:t>The o\uFB03ce co</w:t><w:softHyphen/><w:t>operates.</w:t></w:r></w:p><w:p><w:r><w:br w:type="page"/></w:r></w:p><w:p><w:r><w:lastRenderedPageBreak/><w:t>Second page.</w:t></w:r></w:p>`,
  });
  expect(edition.text).toBe("The office cooperates.\n\nSecond page.");
  expect(edition.structure.pages).toEqual([
    { start: 0, label: "1" },
    { start: 24, label: "2" },
  ]);
  expect(edition.source.text).toContain("o\uFB03ce co\u00ADoperates");
});

it("reads tables with merged and empty cells, and boxes as what stands in them", async () => {
  const cell = (words: string, properties = ""): string =>
    `<w:tc><w:tcPr>${properties}</w:tcPr>${docxParagraph(words)}</w:tc>`;
  const edition = await read({
    body: `<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>${cell("Wide", '<w:gridSpan w:val="2"/>')}${cell("C")}</w:tr><w:tr>${cell("")}${cell("b")}${cell("c", '<w:vMerge w:val="restart"/>')}</w:tr><w:tr>${cell("a")}${cell("b2")}${cell("", "<w:vMerge/>")}</w:tr></w:tbl><w:tbl><w:tr><w:tc>${docxParagraph("In a box.", '<w:numPr><w:numId w:val="1"/></w:numPr>')}</w:tc></w:tr></w:tbl>`,
    numbering: DOCX_NUMBERING,
  });
  expect(describeBlocks(edition)).toEqual([
    "cell 0 0: Wide",
    "cell 0 2: C",
    "cell 1 1: b",
    "cell 1 2: c",
    "cell 2 0: a",
    "cell 2 1: b2",
    "item 0 •: In a box.",
  ]);
});
