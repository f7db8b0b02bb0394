import { describe, expect, it } from "vitest";
import type { Section } from "@/domain/edition/structure";
import type { SettledStatement } from "@/domain/statements/settle-statements";
import { statement } from "@/test/some-statement";
import { toOutlineEntry } from "../statements/in-outline/statements-in-outline";
import { toOutlineRows } from "./outline-rows";

const section = (title: string, level: number, start: number, end: number): Section => ({
  title,
  level,
  start,
  end,
  headingEnd: start + 1,
});
const SECTIONS = [
  section("All", 1, 10, 100),
  section("First", 2, 20, 50),
  section("Second", 2, 50, 100),
];

/** Each row in words: who speaks, or a heading with how much below it is settled. */
function list(
  sections: readonly Section[],
  items: readonly SettledStatement[],
  hidden: readonly number[] = [],
): string[] {
  const entries = items.map(toOutlineEntry);
  return toOutlineRows(sections, entries, new Set(hidden)).map((row) =>
    row.kind === "entry"
      ? (items[entries.indexOf(row.entry)]?.actor ?? "")
      : `${sections[row.index]?.title} ${row.settled}/${row.all}`,
  );
}

describe("toOutlineRows", () => {
  it("puts each entry under the innermost heading and counts what is settled below each", () => {
    const items = [
      statement(0, { start: 0, end: 5, actor: "Before" }),
      statement(1, { start: 12, end: 15, actor: "Gabon" }),
      statement(2, { start: 22, end: 25, actor: "Norway", status: "confirmed" }),
      statement(3, { start: 60, end: 65, actor: "CMC" }),
    ];
    expect(list(SECTIONS, items)).toEqual([
      "Before",
      "All 1/3",
      "Gabon",
      "First 1/1",
      "Norway",
      "Second 0/1",
      "CMC",
    ]);
    expect(list(SECTIONS, items, [1])).toEqual([
      "Before",
      "All 1/3",
      "Gabon",
      "First 1/1",
      "Second 0/1",
      "CMC",
    ]);
  });

  it("lists entries where there are no headings, and headings where there are no entries", () => {
    expect(list([], [statement(0, { actor: "Gabon" })])).toEqual(["Gabon"]);
    expect(list(SECTIONS, [])).toEqual(["All 0/0", "First 0/0", "Second 0/0"]);
  });
});
