import { expect, it } from "vitest";
import { describeBlocks } from "@/test/documents/describe-blocks";
import { odtOf } from "@/test/documents/odt";
import { importFile, type ImportedFile } from "../import-file";

async function read(body: string, styles = ""): Promise<ImportedFile> {
  const imported = await importFile(odtOf({ body, styles }), "a.odt");
  if (!imported.ok) throw new Error(imported.refusal);
  return imported.value;
}

it("shows the accepted view, with white space as it counts", async () => {
  const { text } = await read(
    `<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>One<text:s text:c="2"/>two<text:change text:change-id="a"/>\n   three<text:line-break/>four<text:tab/>five<office:annotation><text:p>remark</text:p></office:annotation>.</text:p>`,
  );
  expect(text).toBe("One  two three\nfour\tfive.");
});

it("has notes, styles, boxes and pages", async () => {
  const edition = await read(
    `<text:p text:style-name="Title">The title</text:p><text:p>Text<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>The note.</text:p></text:note-body></text:note> and <text:span text:style-name="T1">bold</text:span> <text:a xlink:href="https://a.b/">link</text:a>.<draw:frame><draw:text-box><text:p>In a box.</text:p></draw:text-box></draw:frame></text:p><text:p text:style-name="P1">Next page.</text:p><text:p text:style-name="Quotations">Said.</text:p>`,
    `<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style><style:style style:name="P1" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/></style:style>`,
  );
  expect(describeBlocks(edition)).toEqual([
    "heading 1: The title",
    "paragraph: Text[1] and bold link.",
    "paragraph: In a box.",
    "paragraph: Next page.",
    "quote: Said.",
    "footnote 1: The note.",
  ]);
  const { text, structure } = edition;
  expect(structure.marks.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
    ["strong", "bold"],
    ["link", "link"],
  ]);
  expect(structure.pages?.map(({ start }) => text.slice(start, start + 4))).toEqual([
    "The ",
    "Next",
  ]);
});

it("numbers lists by their style", async () => {
  const { structure } = await read(
    `<text:list text:style-name="roman"><text:list-item><text:p>a</text:p></text:list-item><text:list-item><text:p>b</text:p></text:list-item></text:list><text:p>between</text:p><text:list text:style-name="roman" text:continue-numbering="true"><text:list-item><text:p>c</text:p></text:list-item></text:list>`,
    `<text:list-style style:name="roman"><text:list-level-style-number text:level="1" style:num-format="i" style:num-prefix="(" style:num-suffix=")"/></text:list-style>`,
  );
  const markers = structure.blocks.map((block) => (block.kind === "item" ? block.marker : ""));
  expect(markers).toEqual(["(i)", "(ii)", "", "(iii)"]);
});

it("does not repeat cells as often as a file asks for", async () => {
  const { structure } = await read(
    `<table:table><table:table-row><table:table-cell table:number-columns-repeated="1000000000"/><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>`,
  );
  expect(structure.blocks).toHaveLength(2);
});
