import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isTooIntricate } from "./intricacy";

const LENGTH = 20_000;

/** `piece` over and over, as long as a comment may be. */
function filled(piece: string, length = LENGTH): string {
  return piece.repeat(Math.floor(length / piece.length));
}

/** As people write at length: paragraphs with emphasis and a link, items, a quotation. */
const LETTER =
  "The delegation of Norway has said in **three meetings** that it could accept the text of article 4 as it stands, with the change that [Austria proposed](https://example.org/docs/a4.html) last week.\n\n- It is about *humanitarian* consequences, which nobody else spoke of.\n- It does not touch the question of stocks.\n\n> We have listened with care, and we shall come back to it in the second reading.\n\n";

/** Each of these keeps a browser busy for seconds, or breaks it. */
const HOSTILE: Record<string, string> = {
  quotations: filled("> "),
  "quotations without spaces": filled(">"),
  "numbered items": filled("1. "),
  "numbered items in brackets": filled("1) "),
  items: filled("+ "),
  "items by tabs": filled(">\t"),
  "all containers": filled("> 1. - "),
  footnotes: filled("[^a]: "),
  "a lazy quotation": `${"> ".repeat(100)}a\n${filled("a\n", 19_000)}`,
  "lists by indenting": Array.from({ length: 100 }, (_, at) => `${"  ".repeat(at)}- a`).join("\n"),
  "opening brackets": filled("["),
  "closing brackets": filled("]"),
  "links in links": `${"[".repeat(4_000)}a${"](b)".repeat(4_000)}`,
  "pictures in pictures": `${"![".repeat(3_300)}a${"](b)".repeat(3_300)}`,
  "emphasis in emphasis": `${"*a ".repeat(3_300)}${"a*".repeat(3_300)}`,
  "one run of emphasis": `${"*".repeat(9_999)}a${"*".repeat(9_999)}`,
  "emphasis of two kinds": filled("*_"),
  "emphasis that never ends": filled("a* "),
  "struck out in struck out": `${"~~a ".repeat(2_000)}${"a~~ ".repeat(2_000)}`,
  "headings by underlining": filled("a\n=\n"),
  "headings with old line ends": filled("a\r=\r"),
  "a wide table with short rows": `|${"a|".repeat(1_000)}\n|${"-|".repeat(1_000)}\n${filled("a\n", 15_000)}`,
  "a long list": filled("- a\n"),
  "many lists in lists": filled(`${"- ".repeat(16)}a\n`),
  "pieces of code": filled("`a"),
  "code that ends nowhere": Array.from({ length: 190 }, (_, at) => "`".repeat(190 - at)).join("a"),
  "comments that never end": filled('"<!--'),
  "titles that never end": `${filled("[a](b (", 3_500)}${filled("a", 15_000)}`,
  "brackets over lines that are not blank": filled("[a\n\u00a0\n", 200),
  "marks behind an address": `https://a.b/${filled(")", 19_000)}a`,
  "addresses of people": filled("a@b.c "),
  "addresses of pages": filled("www.a.b "),
  "addresses in brackets": filled("<b@c.d>"),
  tags: filled("<a>"),
  entities: filled("&amp;"),
  "escaped characters": filled("\\*"),
  headings: filled("# a\n"),
  "breaks of lines": filled("a\\\n"),
  "footnotes with words": filled("[^a]: b\n"),
};

describe("a text that is too intricate", () => {
  it.each(Object.entries(HOSTILE))("is one of %s", (_, text) => {
    expect(isTooIntricate(text)).toBe(true);
  });

  it.each([
    "",
    "Who asked **them**, and [when](https://example.org/a_b_c)?",
    filled("It is long, and says nothing of note. "),
    "> > They said so.\n> - [x] once\n>   1. *twice*\n\n```\nif (a[b[c[0]]]) { return a * b; }\n```",
    `| State | Stance |\n|---|---|\n${filled("| Norway | for |\n", 3_200)}`,
    filled("A line of a **poem** of forty letters.\n", 8_000),
    "Name: ____________  Date: ____________",
    `Contents\n\n${filled(`Who said what ${".".repeat(80)} 12\n`, 6_000)}`,
    filled("- See [the report](https://example.org/a_b_c/d.html), page *3*.\n", 4_500),
    filled(
      "<p class='a'>It is **so**, they said: <https://example.org>.</p><!-- no -->\n\n",
      7_500,
    ),
    filled(
      "I read *all* of it (see [p. 3](https://a.b/c)), as `you` did & they <ana@example.org> did not. It is long.\n\n1. First; it's so.\n\n> They said so.\n\n",
      5_000,
    ),
    filled(LETTER, 10_000),
  ])("is not what people write: %#", (text) => {
    expect(isTooIntricate(text)).toBe(false);
  });

  it("stays so, whatever is written around it", () => {
    const line = fc.stringMatching(/^[a-z *_]{0,20}$/u);
    fc.assert(
      fc.property(line, line, fc.constantFrom(...Object.values(HOSTILE)), (before, after, text) => {
        expect(isTooIntricate(`${before}\n\n${text}\n\n${after}`)).toBe(true);
      }),
    );
  });
});
