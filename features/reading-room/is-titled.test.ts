import { expect, it } from "vitest";
import type { Section } from "@/domain/edition/structure";
import { isTitled } from "./is-titled";

const heading = (title: string, start = 0): Section => ({
  title,
  start,
  end: 99,
  level: 1,
  headingEnd: start + title.length,
});

it("knows the report's title whatever its case and punctuation", () => {
  expect(isTitled(heading("HI Update: October 2011."), "HI update – October 2011")).toBe(true);
  expect(isTitled(heading("Introduction"), "HI update")).toBe(false);
});

it("counts only the very beginning", () => {
  expect(isTitled(heading("Title", 5), "Title")).toBe(false);
  expect(isTitled(undefined, "Title")).toBe(false);
});
