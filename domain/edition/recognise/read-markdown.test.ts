import { expect, it } from "vitest";
import { importReport } from "../import-report";

function read(source: string): { blocks: string[]; marks: string[] } {
  const { text, structure } = importReport(source, "md");
  return {
    blocks: structure.blocks.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`),
    marks: structure.marks.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`),
  };
}

it("keeps headings, lists, quotes and emphasis, without their syntax", () => {
  expect(
    read("# A *title*\n\nText & **bold** [link](https://a.b).\n\n- one\n  1. deep\n\n> said"),
  ).toEqual({
    blocks: [
      "heading: A title",
      "paragraph: Text & bold link.",
      "item: one",
      "item: deep",
      "quote: said",
    ],
    marks: ["emphasis: title", "strong: bold", "link: link"],
  });
});

it("reads a table as cells, row by row", () => {
  const { text, structure } = importReport("| a | b |\n|---|---|\n| c | d |", "md");
  expect(
    structure.blocks.map((block) =>
      block.kind === "cell"
        ? [text.slice(block.start, block.end), block.row, block.column, block.header]
        : null,
    ),
  ).toEqual([
    ["a", 0, 0, true],
    ["b", 0, 1, true],
    ["c", 1, 0, false],
    ["d", 1, 1, false],
  ]);
});

it("never keeps HTML, scripts or unsafe links", () => {
  const { blocks, marks } = read(
    "<script>alert(1)</script>\n\n[x](javascript:alert(1)) a <b>c</b>",
  );
  expect(blocks.join("\n")).not.toContain("<");
  expect(marks).toEqual([]);
});

it("skips front matter and keeps code as it stands", () => {
  expect(read("---\ntitle: x\n---\n\n```\na  b\n  c\n```").blocks).toEqual([
    "preformatted: a  b\n  c",
  ]);
});
