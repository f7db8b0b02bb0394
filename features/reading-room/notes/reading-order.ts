import type { Annotation } from "@/domain/annotation/annotation";
import type { Standing } from "@/domain/annotation/carried";
import type { AnnotationId } from "@/domain/ids";

/** Where an annotation stands among the others. `start` is infinite where its target does not resolve. */
export type Place = { id: AnnotationId; start: number; end: number; created: number };

/** The edition that is being read; an annotation that does not stand in it is an orphan, listed after the others. */
export type ReadEdition = { number: number; length: number };

export function toPlace(annotation: Annotation, standing: Standing, edition: ReadEdition): Place {
  const { id, created } = annotation;
  const { range } = standing;
  return range && range.end <= edition.length
    ? { id, created, start: range.start, end: range.end }
    : { id, created, start: Infinity, end: Infinity };
}

export function isOrphan(place: Place): boolean {
  return place.start === Infinity;
}

/** Reading order: by start, the longer first, then by age, then by id, so that every reader sees one order. */
export function comparePlaces(a: Place, b: Place): number {
  if (a.start !== b.start) return a.start - b.start;
  if (a.end !== b.end) return b.end - a.end;
  return a.created - b.created || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** Index of the first place at which `reached` holds, in a list where it holds for all that follow; else its length. */
export function lowerBound<Item>(items: readonly Item[], reached: (item: Item) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && reached(item)) high = middle;
    else low = middle + 1;
  }
  return low;
}
