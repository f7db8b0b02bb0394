import { describe, expect, it } from "vitest";
import type { Section } from "@/domain/edition/structure";
import { statement } from "@/test/some-statement";
import { toOutlineRows, type OutlineRow } from "./outline-rows";

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

function write(rows: readonly OutlineRow[]): string[] {
  return rows.map((row) =>
    row.kind === "statement"
      ? row.statement.actor
      : `${SECTIONS[row.index]?.title} ${row.confirmed}/${row.all}`,
  );
}

describe("toOutlineRows", () => {
  it("puts each statement under the innermost heading and counts what is confirmed below each", () => {
    const items = [
      statement(0, { start: 0, end: 5, actor: "Before" }),
      statement(1, { start: 12, end: 15, actor: "Gabon" }),
      statement(2, { start: 22, end: 25, actor: "Norway", status: "confirmed" }),
      statement(3, { start: 60, end: 65, actor: "CMC" }),
    ];
    expect(write(toOutlineRows(SECTIONS, items, new Set()))).toEqual([
      "Before",
      "All 1/3",
      "Gabon",
      "First 1/1",
      "Norway",
      "Second 0/1",
      "CMC",
    ]);
    expect(write(toOutlineRows(SECTIONS, items, new Set([1])))).toEqual([
      "Before",
      "All 1/3",
      "Gabon",
      "First 1/1",
      "Second 0/1",
      "CMC",
    ]);
  });

  it("lists statements where there are no headings, and headings where there are no statements", () => {
    expect(write(toOutlineRows([], [statement(0, { actor: "Gabon" })], new Set()))).toEqual([
      "Gabon",
    ]);
    expect(write(toOutlineRows(SECTIONS, [], new Set()))).toEqual([
      "All 0/0",
      "First 0/0",
      "Second 0/0",
    ]);
  });
});
