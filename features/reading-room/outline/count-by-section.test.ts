import fc from "fast-check";
import { expect, it } from "vitest";
import type { Section } from "@/domain/edition/structure";
import type { AnnotationId } from "@/domain/ids";
import { comparePlaces, type Place } from "../notes/reading-order";
import { countBySection, findSection } from "./count-by-section";

const section = (start: number, end: number, level = 1): Section => ({
  start,
  end,
  level,
  title: "",
  headingEnd: start + 1,
});
const places = (starts: readonly number[]): Place[] =>
  starts
    .map((start, index) => ({ id: `${index}` as AnnotationId, start, end: start + 1, created: 0 }))
    .toSorted(comparePlaces);

it("counts what begins in each section, subsections included", () => {
  const sections = [section(0, 10), section(10, 40), section(20, 30, 2)];
  expect(countBySection(sections, places([0, 9, 10, 25, 39, 40]))).toEqual([2, 3, 1]);
});

it("agrees with plain counting", () => {
  const starts = fc.array(fc.nat(100), { maxLength: 40 });
  const bounds = fc.array(fc.tuple(fc.nat(100), fc.nat(100)), { maxLength: 8 });
  fc.assert(
    fc.property(starts, bounds, (at, pairs) => {
      const sections = pairs.map(([a, b]) => section(Math.min(a, b), Math.max(a, b)));
      const plain = sections.map(
        ({ start, end }) => at.filter((offset) => start <= offset && offset < end).length,
      );
      expect(countBySection(sections, places(at))).toEqual(plain);
    }),
  );
});

it("finds the innermost section", () => {
  const sections = [section(5, 40), section(20, 30, 2), section(40, 50)];
  expect([0, 5, 25, 35, 45].map((offset) => findSection(sections, offset))).toEqual([
    -1, 0, 1, 0, 2,
  ]);
});
