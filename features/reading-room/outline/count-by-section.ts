import type { Section } from "@/domain/edition/structure";
import { lowerBound, type Place } from "../notes/reading-order";

/** How many annotations begin in each section, those of its subsections included. */
export function countBySection(sections: readonly Section[], order: readonly Place[]): number[] {
  return sections.map(
    ({ start, end }) =>
      lowerBound(order, (place) => place.start >= end) -
      lowerBound(order, (place) => place.start >= start),
  );
}

/** Index of the innermost section that holds the offset; -1 before the first. */
export function findSection(sections: readonly Section[], offset: number): number {
  return sections.findLastIndex(({ start, end }) => start <= offset && offset < end);
}
