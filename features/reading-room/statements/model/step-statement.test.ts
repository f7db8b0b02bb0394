import { describe, expect, it } from "vitest";
import { statement } from "@/test/some-statement";
import { currentStatement, statementAt, stepStatement } from "./step-statement";

const ITEMS = [
  statement(0, { start: 10, end: 60 }),
  statement(1, { start: 20, end: 30 }),
  statement(2, { start: 20, end: 30, actor: "Norway", status: "confirmed" }),
  statement(3, { start: 70, end: 90 }),
];
const id = (index: number) => ITEMS[index]?.id ?? null;

describe("statements by place", () => {
  it("finds the innermost at an offset, the first of several with the same words", () => {
    const at = [5, 10, 20, 29, 30, 60, 89].map((offset) => statementAt(ITEMS, offset)?.id);
    expect(at.map((found) => ITEMS.findIndex((one) => one.id === found))).toEqual([
      -1, 0, 1, 1, 0, -1, 3,
    ]);
  });

  it("reads the statement at the top of the screen, else the first that begins on it", () => {
    expect(currentStatement(ITEMS, { start: 25, end: 80 })?.id).toBe(id(1));
    expect(currentStatement(ITEMS, { start: 62, end: 80 })?.id).toBe(id(3));
    expect(currentStatement(ITEMS, { start: 62, end: 70 })).toBeNull();
  });

  it("steps from the open one, or from where the reader is, over what is confirmed where asked", () => {
    expect(stepStatement(ITEMS, { open: id(0), offset: 0 }, 1)?.id).toBe(id(1));
    expect(stepStatement(ITEMS, { open: id(1), offset: 0 }, 1, true)?.id).toBe(id(3));
    expect(stepStatement(ITEMS, { open: id(3), offset: 0 }, 1)).toBeNull();
    expect(stepStatement(ITEMS, { open: id(0), offset: 0 }, -1)).toBeNull();
    expect(stepStatement(ITEMS, { open: null, offset: 15 }, 1)?.id).toBe(id(1));
    expect(stepStatement(ITEMS, { open: null, offset: 15 }, -1)?.id).toBe(id(0));
    expect(stepStatement(ITEMS, { open: null, offset: 95 }, 1)).toBeNull();
    expect(stepStatement(ITEMS, { open: null, offset: 95 }, -1)?.id).toBe(id(3));
  });
});
