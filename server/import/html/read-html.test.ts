import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeBlocks } from "@/test/documents/describe-blocks";
import { importClipboard, importFile, type ImportedFile } from "../import-file";

async function read(html: string | Uint8Array): Promise<ImportedFile> {
  const bytes = typeof html === "string" ? new TextEncoder().encode(html) : html;
  const imported = await importFile(bytes, "page.html");
  if (!imported.ok) throw new Error(imported.refusal);
  return imported.value;
}

describe("what a page could run or load", () => {
  it("scripts, frames and sources are left out of an imported page", async () => {
    const { text, structure } = await read(`<!doctype html><title>T</title>
      <script>alert(1)</script><style>p{}</style><template><p>t</p></template><iframe srcdoc="<p>f">f</iframe>
      <object data="x"><p>o</object><noscript>n</noscript><svg><script>alert(2)</script><text>s</text></svg>
      <p onclick="alert(3)">Text <img src=x onerror="alert(4)" alt="of a picture"> <a href="javascript:alert(5)">one</a>
      <a href=" java\nscript:alert(6)">two</a> <a href="data:text/html,x">three</a> <a href="/relative">four</a>
      <a href="https://a.b/c">five</a> <a href="mailto:a@b.c">six</a></p><p hidden>h</p><p style="display: none">d</p>`);
    expect(text).toBe("Text of a picture one two three four five six");
    expect(structure.marks.map((mark) => (mark.kind === "link" ? mark.href : mark.kind))).toEqual([
      "https://a.b/c",
      "mailto:a@b.c",
    ]);
  });

  it("never gets through, whatever the soup", async () => {
    const soup = fc
      .array(
        fc.constantFrom(
          "<script>",
          "</script>",
          "<p>",
          "x",
          "<table>",
          "<td>",
          "<a href='javascript:a'>",
          "<svg>",
          "<math>",
          "<style>",
          "<!--",
          "-->",
          "<template>",
          "</p>",
          "<li>",
          "<b>",
          "<img onerror=a>",
          "&lt;script&gt;",
          "\0",
          "<select>",
          "<textarea>",
          "</svg>",
        ),
        { maxLength: 40 },
      )
      .map((parts) => parts.join(""));
    await fc.assert(
      fc.asyncProperty(soup, async (html) => {
        const imported = await importFile(new TextEncoder().encode(`<html>${html}`), "a.html");
        if (!imported.ok) return;
        const { text, structure } = imported.value;
        let at = 0;
        for (const { start, end } of structure.blocks) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(structure.marks.filter((mark) => mark.kind === "link")).toEqual([]);
        expect(text).not.toContain("\0");
      }),
      { numRuns: 200 },
    );
  });
});

it("leaves out the furniture of a page", async () => {
  const edition =
    await read(`<!doctype html><title>Site – News</title><body><header>Logo <nav>Menu</nav></header>
    <nav><ul><li>Home</ul></nav><article><header><h1>A ban is near</h1></header><p>Text.</p><footer>By us.</footer></article>
    <aside>Read more</aside><footer>© Site</footer>`);
  expect(describeBlocks(edition)).toEqual([
    "heading 1: A ban is near",
    "paragraph: Text.",
    "paragraph: By us.",
  ]);
  expect(edition.title).toBe("A ban is near");
});

it("keeps lists, quotations, verbatim text, tables and line ends", async () => {
  const edition =
    await read(`<!doctype html><ol start=3><li>three<ul><li>deep</ul><li><p>four</p><p>more</p></ol>
    <blockquote><p>said</p></blockquote><pre>a  b\n c</pre><p>one<br>two</p>
    <table><thead><tr><th>A<th>B</thead><tr><td rowspan=2>a<td>b<tr><td>c<p>d</table>`);
  expect(describeBlocks(edition)).toEqual([
    "item 0 1: three",
    "item 1 •: deep",
    "item 0 1: four",
    "paragraph: more",
    "quote: said",
    "preformatted: a  b\n c",
    "paragraph: one\ntwo",
    "cell 0 0: A",
    "cell 0 1: B",
    "cell 1 0: a",
    "cell 1 1: b",
    "cell 2 1: c\nd",
  ]);
  const [first] = edition.structure.blocks;
  expect(first).toMatchObject({ marker: "3." });
});

it("knows notes by what refers to them", async () => {
  const edition =
    await read(`<!doctype html><p>Text<sup><a href="#fn1" id="fnref1">1</a></sup> goes on.</p>
    <ol><li id="fn1"><p>The note. <a href="#fnref1">↩</a></p></li></ol>`);
  expect(describeBlocks(edition)).toEqual(["paragraph: Text[1] goes on.", "footnote 1: The note."]);
});

it.each([
  ["utf-8", "<meta charset=utf-8><p>Größe</p>", (text: string) => new TextEncoder().encode(text)],
  ["windows-1252 that it declares", "<meta charset=windows-1252><p>Größe</p>", latin],
  ["windows-1252 that it does not declare", "<html><p>Größe</p>", latin],
])("decodes a page in %s", async (_what, html, encode) => {
  expect((await read(encode(html))).text).toBe("Größe");
});

it("decodes Cyrillic as the page says", async () => {
  const bytes = Uint8Array.from([...latin("<meta charset='windows-1251'><p>"), 0xcc, 0xe8, 0xf0]);
  expect((await read(bytes)).text).toBe("Мир");
});

it("decodes as the page says behind a long script", async () => {
  const script = `<script>${"let x = 1;".repeat(1000)}</script>`;
  const bytes = [...latin(`<html>${script}<meta charset=windows-1251><p>`), 0xcc, 0xe8, 0xf0];
  expect((await read(Uint8Array.from(bytes))).text).toBe("Мир");
});

it("keeps the quotation marks of windows-1252", async () => {
  const html = latin("<meta charset=iso-8859-1><p>\x93Norway\x92s text\x94 \x96 5 \x80</p>");
  expect((await read(html)).text).toBe("“Norway’s text” – 5 €");
});

it("reads what a word processor puts on the clipboard", async () => {
  const imported =
    await importClipboard(`<html><head><style>p{}</style></head><body><!--StartFragment-->
    <h2>Title</h2><p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>a)<span>&nbsp; </span></span><![endif]>An item</p>
    <b style="font-weight:normal"><p><span style="font-weight:700">Bold</span> text</p></b><!--EndFragment--></body></html>`);
  if (!imported.ok) throw new Error(imported.refusal);
  expect(describeBlocks(imported.value)).toEqual([
    "heading 2: Title",
    "item 1 •: An item",
    "paragraph: Bold text",
  ]);
  expect(imported.value.structure.blocks[1]).toMatchObject({ marker: "a)" });
  const { text, structure } = imported.value;
  expect(structure.marks.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
    ["strong", "Bold"],
  ]);
});

function latin(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
