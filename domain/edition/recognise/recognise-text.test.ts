import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { importReport, type ReportFormat } from "../import-report";
import { findSections } from "../sections";

const sample = readFileSync("samples/hi-update-ccm-2011-10.txt", "utf8");

describe("the sample report", () => {
  const { text, structure, title } = importReport(sample, "txt");
  const said = structure.blocks.map((block) => ({
    kind: block.kind,
    text: text.slice(block.start, block.end),
  }));

  it("has its title and its seven headings, and no others", () => {
    expect(title).toBe("HI Update on the Convention on Cluster Munitions, October 2011");
    expect(said.filter(({ kind }) => kind === "heading").map((heading) => heading.text)).toEqual([
      "HI Update on the Convention on Cluster Munitions, October 2011",
      "Second meeting of states parties to the convention on cluster munitions in Beirut, Lebanon from 12 to 16 September 2011",
      "Positions on the negotiations under the CCW",
      "Universalisation efforts",
      "Obstacles for accession",
      "Interpretative issues",
      "Victim’s Declaration",
      "Decisions and adoption of outcome documents",
    ]);
  });

  it("has an item for each bullet, without its mark", () => {
    const bullets = sample.split("\n").filter((line) => line.trim().startsWith("•"));
    const items = said.filter(({ kind }) => kind === "item");
    expect(items.map((item) => item.text)).toEqual(
      bullets.map((line) => line.trim().slice(1).trim()),
    );
  });

  it("has sections below its title", () => {
    const sections = findSections(structure, text);
    expect(sections[0]).toMatchObject({ level: 1, end: text.length });
    expect(sections.slice(1).every(({ level }) => level === 2)).toBe(true);
    sections.slice(1, -1).forEach((section, index) => {
      expect(section.end).toBe(sections[index + 2]?.start);
    });
  });
});

describe("plain text", () => {
  const kinds = (raw: string): string[] => {
    const { text, structure } = importReport(raw, "txt");
    return structure.blocks.map((block) => {
      const words = text.slice(block.start, block.end).replace(/\s*\n\s*/gu, "/");
      return `${block.kind}${block.kind === "item" ? block.depth : ""}: ${words}`;
    });
  };

  it.each([
    [
      "a paragraph\nwrapped by hand.\n\nAnother.",
      ["paragraph: a paragraph/wrapped by hand.", "paragraph: Another."],
    ],
    ["Title\n=====\n\nText.", ["heading: Title", "paragraph: Text."]],
    [
      "- one\n- two\n  goes on\n  - deeper\n- three",
      ["item0: one", "item0: two/goes on", "item1: deeper", "item0: three"],
    ],
    ["1. First\n2. Second", ["item0: First", "item0: Second"]],
    ["> quoted\n> more\n\nText.", ["quote: quoted", "quote: more", "paragraph: Text."]],
    ["a\tb\nc\td", ["preformatted: a\tb/c\td"]],
    ["2.1 Scope of the ban\n\nText.", ["heading: 2.1 Scope of the ban", "paragraph: Text."]],
    [
      "Text.\n\nFinal drafts are available at\n\nMore.",
      ["paragraph: Text.", "paragraph: Final drafts are available at", "paragraph: More."],
    ],
  ])("reads %j", (raw, expected) => {
    expect(kinds(raw)).toEqual(expected);
  });
});

describe("every edition", () => {
  const line = fc.oneof(
    fc.constantFrom(
      "",
      "",
      "# Title",
      "- item",
      "  * deeper",
      "1. one",
      "> said",
      "===",
      "---",
      "a | b",
      "|---|---|",
      "```",
      "<b>x</b>",
      "[a](http://b.c)",
      "**strong** and *soft*",
    ),
    fc.string({ maxLength: 40 }),
    fc.string({ unit: "binary", maxLength: 20 }),
  );
  const raw = fc.array(line, { maxLength: 30 }).map((lines) => lines.join("\n"));
  const format = fc.constantFrom<ReportFormat>("txt", "md");

  it("has blocks that are ascending, disjoint, trimmed and never empty, with marks inside them", () => {
    fc.assert(
      fc.property(raw, format, (source, as) => {
        const { text, structure } = importReport(source, as);
        let at = 0;
        for (const { start, end } of structure.blocks) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
          at = end;
        }
        expect(at).toBeLessThanOrEqual(text.length);
        for (const mark of structure.marks) {
          expect(mark.end).toBeGreaterThan(mark.start);
          expect(
            structure.blocks.some(({ start, end }) => start <= mark.start && mark.end <= end),
          ).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("loses no letter of a plain text", () => {
    fc.assert(
      fc.property(raw, (source) => {
        const { text, structure } = importReport(source, "txt");
        const covered = new Set<number>();
        for (const { start, end } of structure.blocks) {
          for (let at = start; at < end; at += 1) covered.add(at);
        }
        const lost = [...text.matchAll(/\p{L}{2,}/gu)].filter(
          ({ index }) => !covered.has(index + 1),
        );
        expect(lost.map(([word]) => word)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ["a million spaces", " ".repeat(1_000_000)],
    ["a hundred thousand items", "- item\n".repeat(100_000)],
    ["one line of four megabytes", "word ".repeat(800_000)],
    [
      "deep indentation",
      Array.from({ length: 2_000 }, (_, depth) => `${" ".repeat(depth)}- x`).join("\n"),
    ],
  ])("survives %s", (_name, source) => {
    expect(importReport(source, "txt").text.length).toBe(source.length);
  });
});
