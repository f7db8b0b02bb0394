import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { Block, EditionStructure, Mark } from "@/domain/edition/structure";
import { EnglishWords } from "@/test/browser/words";
import { ReportText } from "./report-text";

function render(text: string, structure: EditionStructure, language: string | null = null): string {
  return renderToStaticMarkup(
    <EnglishWords>
      <ReportText
        parts={[{ start: 0, end: text.length, text, ...structure }]}
        language={language}
      />
    </EnglishWords>,
  );
}

/** The text between tags, as a parser would read it. */
function toText(html: string): string {
  return html
    .replace(/<[^>]*>/g, "")
    .replace(
      /&(amp|lt|gt|quot|#x27);/g,
      (_, name: string) => ({ amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'" })[name]!,
    );
}

const kinds = fc.constantFrom<Omit<Block, "start" | "end">>(
  { kind: "heading", level: 2 } as Omit<Block, "start" | "end">,
  { kind: "paragraph" },
  { kind: "item", depth: 1, marker: '"\\x' } as Omit<Block, "start" | "end">,
  { kind: "quote" },
  { kind: "footnote", label: "3" } as Omit<Block, "start" | "end">,
  { kind: "cell", table: 0, row: 0, column: 0, header: true } as Omit<Block, "start" | "end">,
);
const edition = fc
  .array(
    fc.record({
      kind: kinds,
      body: fc.string({
        unit: fc.constantFrom("a", " ", "<", "&", '"', "'", "é", "𝒳", "</p>", "ا"),
        minLength: 1,
      }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .chain((pieces) => {
    let text = "";
    const blocks = pieces.map(({ kind, body }) => {
      const start = text.length;
      text += `${body}\n\n`;
      return { ...kind, start, end: start + body.length } as Block;
    });
    const mark = fc.constantFrom(...blocks).chain(({ start, end }) =>
      fc.record({
        kind: fc.constantFrom("strong" as const, "emphasis" as const),
        start: fc.integer({ min: start, max: end - 1 }),
        end: fc.constant(end),
      }),
    );
    return fc
      .array(mark, { maxLength: 6 })
      .map((marks: Mark[]) => ({ text, structure: { blocks, marks } }));
  });

describe("the text of a report", () => {
  it("stands in each block's element exactly as in the edition, whatever it contains", () => {
    fc.assert(
      fc.property(edition, ({ text, structure }) => {
        const html = render(text, structure);
        const opening = /<(\w+)[^>]* data-start="(\d+)" data-end="(\d+)"[^>]*>/g;
        const found = [...html.matchAll(opening)].map((match) => {
          const [tag, name, start, end] = match as unknown as [string, string, string, string];
          const from = match.index + tag.length;
          const body = html.slice(from, html.indexOf(`</${name}>`, from));
          return { start: Number(start), end: Number(end), body: toText(body) };
        });
        expect(found).toEqual(
          structure.blocks.map(({ start, end }) => ({ start, end, body: text.slice(start, end) })),
        );
      }),
    );
  });

  it("links only to the web and to mailboxes", () => {
    const hrefs = [
      "https://example.org/a?b=1",
      "mailto:a@example.org",
      "javascript:alert(1)",
      " jAvAsCrIpT:alert(1)",
      "data:text/html,x",
      "/inside",
      "//example.org",
      "vbscript:x",
    ];
    const text = "x".repeat(hrefs.length);
    const html = render(text, {
      blocks: [{ kind: "paragraph", start: 0, end: text.length }],
      marks: hrefs.map((href, at) => ({ kind: "link", href, start: at, end: at + 1 })),
    });
    expect([...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1])).toEqual([
      "https://example.org/a?b=1",
      "mailto:a@example.org",
    ]);
    expect(html.match(/rel="noopener nofollow"/g)).toHaveLength(2);
  });

  it("gives headings an address, keeps their level, and lets every block find its own direction", () => {
    const html = render("One\n\nTwo", {
      blocks: [
        { kind: "heading", level: 3, start: 0, end: 3 },
        { kind: "preformatted", start: 5, end: 8 },
      ],
      marks: [],
    });
    expect(html).toContain('<h3 id="section-0" data-start="0" data-end="3" dir="auto">One</h3>');
    expect(html).toContain('<pre data-start="5" data-end="8" dir="auto">Two</pre>');
  });

  it("says which language the report is in, if somebody knows it", () => {
    const structure: EditionStructure = {
      blocks: [{ kind: "paragraph", start: 0, end: 9 }],
      marks: [],
    };
    expect(render("Le Ghana.", structure, "fr")).toMatch(/^<div class="[^"]*" lang="fr">/);
    expect(render("Le Ghana.", structure)).not.toContain("lang=");
  });

  it("cannot be broken out of by a list marker", () => {
    const html = render("x", {
      blocks: [{ kind: "item", depth: 0, marker: '1";color:red', start: 0, end: 1 }],
      marks: [],
    });
    expect(html).toContain("list-style-type:&quot;1\\22 ;color:red\u2002&quot;");
  });
});
