import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isTooIntricate } from "./intricacy";

const LENGTH = 20_000;

/** `piece` over and over, as long as a comment may be. */
function filled(piece: string, length = LENGTH): string {
  return piece.repeat(Math.floor(length / piece.length));
}

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
    `| State | Stance |\n|---|---|\n${filled("| Norway | for |\n", 4_000)}`,
    filled("A line of a **poem** of forty letters.\n", 8_000),
    "Name: ____________  Date: ____________",
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
