import { describe, expect, it } from "vitest";
import { statement } from "@/test/some-statement";
import { toBarGroups } from "./bar-groups";

describe("toBarGroups", () => {
  it("gives the same words one bar, and what overlaps lanes of its own", () => {
    const items = [
      statement(0, { start: 0, end: 50 }),
      statement(1, { start: 10, end: 20 }),
      statement(2, { start: 10, end: 20, actor: "Norway" }),
      statement(3, { start: 30, end: 70 }),
      statement(4, { start: 80, end: 90 }),
    ];
    const groups = toBarGroups(items, { start: 0, end: 85 });
    expect(
      groups.map(({ range, lane, statements }) => [range.start, lane, statements.length]),
    ).toEqual([
      [0, 0, 1],
      [10, 1, 2],
      [30, 1, 1],
      [80, 0, 1],
    ]);
  });

  it("leaves out what is not near the screen", () => {
    const items = [0, 1, 2, 3].map((number) =>
      statement(number, { start: number * 100, end: number * 100 + 50 }),
    );
    const groups = toBarGroups(items, { start: 120, end: 300 });
    expect(groups.map(({ range }) => range.start)).toEqual([100, 200]);
  });
});
