import fc from "fast-check";
import { describe as suite, expect, it } from "vitest";
import { importReport } from "@/domain/edition/import-report";
import { splitsPair } from "@/domain/text/range";
import { Dice } from "@/test/campaigns/dice";
import { proseReport, templatedReport } from "@/test/generated-reports";
import { resolveSelector } from "./carry-over";
import { describe } from "./selector";

const REPORT = importReport(
  [
    "# Beirut",
    "The meeting went on until the evening and nobody left it early.",
    "## Togo",
    "Togo supports the convention and calls on all states to join it without delay.",
    "## Ghana",
    "Ghana supports the convention and calls on all states to join it without delay.",
  ].join("\n\n"),
  "md",
);

function selectorOf(words: string, after = "") {
  const start = REPORT.text.indexOf(words, REPORT.text.indexOf(after));
  return describe(REPORT, { start, end: start + words.length });
}

suite("a selector", () => {
  it("holds the words, context beyond the sentence, and the way through the sections", () => {
    const selector = selectorOf("supports the convention", "Ghana supports");
    expect(selector.quote.exact).toBe("supports the convention");
    expect(selector.quote.prefix).toMatch(/without delay\.\s+Ghana\s+Ghana $/);
    expect(selector.quote.suffix).toBe(" and calls on all states to join it without delay.");
    expect(selector.section).toEqual(["Beirut", "Ghana"]);
  });

  it("never splits a surrogate pair, not even if it is asked to", () => {
    const edition = importReport("Peace 🕊️ and 🌍.", "txt");
    fc.assert(
      fc.property(fc.nat(16), fc.nat(16), (a, b) => {
        const { position } = describe(edition, { start: Math.min(a, b), end: Math.max(a, b) });
        expect(splitsPair(edition.text, position.start)).toBe(false);
        expect(splitsPair(edition.text, position.end)).toBe(false);
      }),
    );
  });

  it.each(["templated", "prose"])(
    "finds its own place again, or says it could be several: %s",
    (kind) => {
      const dice = new Dice(5);
      const edition = kind === "prose" ? proseReport(dice, 6_000, true) : templatedReport(dice);
      let exact = 0;
      for (let nth = 0; nth < 100; nth += 1) {
        const start = dice.below(edition.text.length - 1);
        const range = { start, end: Math.min(edition.text.length, start + 1 + dice.below(80)) };
        const selector = describe(edition, range);
        if (selector.quote.exact.trim() === "") continue;
        const found = resolveSelector(edition, selector);
        if (found.state === "exact") {
          exact += 1;
          expect(found.range).toEqual(selector.position);
        } else expect(found.state).toBe("ambiguous");
      }
      expect(exact).toBeGreaterThan(60);
    },
  );
});

suite("an imported selector", () => {
  const before = (words: string) => importReport(`New first lines.\n\n${words}`, "md");

  it("is exact if all its context stands, in the same section", () => {
    const later = before(
      REPORT.text
        .replace(/^Beirut/, "# Beirut")
        .replace("\nTogo\n", "\n## Togo\n")
        .replace("\nGhana\n", "\n## Ghana\n"),
    );
    const found = resolveSelector(later, selectorOf("supports the convention", "Togo supports"));
    expect(["exact", "moved"]).toContain(found.state);
    if (found.state !== "exact" && found.state !== "moved") return;
    expect(later.text.slice(0, found.range.start)).toMatch(/Togo $/);
  });

  it("is not carried over if its sentence is gone and a look-alike stands", () => {
    const selector = selectorOf("supports the convention", "Togo supports");
    const later = { ...REPORT, text: REPORT.text.replace(/Togo supports.*\n/, "\n") };
    const structure = importReport(later.text, "txt").structure;
    const found = resolveSelector({ text: later.text, structure }, selector);
    expect(["changed", "ambiguous", "lost"]).toContain(found.state);
  });

  it("is changed if the sentence was negated beyond the kept context", () => {
    const selector = selectorOf("supports the convention", "Ghana supports");
    const brief = {
      ...selector,
      position: { start: selector.position.start + 1, end: selector.position.end + 1 },
      quote: { ...selector.quote, prefix: "Ghana ", suffix: " and calls on" },
    };
    expect(resolveSelector(REPORT, brief)).toMatchObject({ state: "changed", similarity: 1 });
  });

  it("is changed if its words were, and lost if nothing like it is left", () => {
    const selector = selectorOf("nobody left it early");
    const text = REPORT.text.replace("nobody left it early", "nobody had left it early");
    const found = resolveSelector(
      { text, structure: importReport(text, "txt").structure },
      selector,
    );
    expect(found.state).toBe("changed");
    const other = importReport("Something else entirely was written here.", "txt");
    expect(resolveSelector(other, selector)).toEqual({ state: "lost" });
  });

  it("without context is offered, never carried over", () => {
    const { position, section } = selectorOf("nobody left it early");
    const bare = {
      position,
      section,
      quote: { exact: "nobody left it early", prefix: "", suffix: "" },
    };
    expect(resolveSelector(REPORT, bare).state).toBe("ambiguous");
  });
});
