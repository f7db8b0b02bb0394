import type { Resolution } from "@/domain/anchoring/resolution";
import { intersect, type TextRange } from "@/domain/text/range";
import type { Gold } from "@/test/traced-report";

/** A quotation of which half the letters survived still exists; of which none did is gone. */
const STILL_THERE = 0.5;

/** Overlap of two ranges as a share of what either covers (Jaccard) from which they are the same place. */
const SAME_PLACE = 0.8;

export type Score = {
  /** Quotations that still exist, and how many of them were placed or offered rightly. */
  existing: number;
  right: number;
  /** Quotations that are gone, and how many of them were offered or placed anyway. */
  gone: number;
  offered: number;
  /** Carried over without asking, and how many of them to a wrong place. */
  silent: number;
  wrong: number;
  /** Carried over without asking, and that was not where they are, or they are nowhere; changed wording is forgiven. */
  misplaced: number;
  /** Existing ones that stand letter for letter, and how many of those were carried over without asking. */
  intact: number;
  intactSilent: number;
};

export function emptyScore(): Score {
  return {
    existing: 0,
    right: 0,
    gone: 0,
    offered: 0,
    silent: 0,
    wrong: 0,
    misplaced: 0,
    intact: 0,
    intactSilent: 0,
  };
}

export function addUp(scores: readonly Score[]): Score {
  const sum = emptyScore();
  for (const score of scores) {
    for (const key of Object.keys(sum) as (keyof Score)[]) sum[key] += score[key];
  }
  return sum;
}

/** Counts one resolution; false where it was carried over silently to a wrong place. */
export function count(
  score: Score,
  resolution: Resolution,
  gold: Gold,
  isTouched: boolean,
): boolean {
  const places = placesOf(resolution);
  const right = places.some((place) => isSamePlace(place, gold.range));
  if (gold.survived >= STILL_THERE) {
    score.existing += 1;
    if (right) score.right += 1;
    if (gold.intact && !isTouched) score.intact += 1;
  } else if (gold.survived === 0) {
    score.gone += 1;
    if (places.length > 0) score.offered += 1;
  }
  if (resolution.state !== "exact" && resolution.state !== "moved") return true;
  score.silent += 1;
  if (!right) score.misplaced += 1;
  const { start, end } = resolution.range;
  const honest = gold.intact && !isTouched && gold.range?.start === start && gold.range.end === end;
  if (honest) score.intactSilent += 1;
  else score.wrong += 1;
  return honest;
}

function placesOf(resolution: Resolution): readonly TextRange[] {
  switch (resolution.state) {
    case "exact":
    case "moved":
      return [resolution.range];
    case "changed":
      return [resolution.offered];
    case "ambiguous":
      return resolution.offered;
    case "lost":
      return [];
  }
}

function isSamePlace(place: TextRange, gold: TextRange | null): boolean {
  const common = gold && intersect(place, gold);
  if (!common) return false;
  const shared = common.end - common.start;
  return shared / (place.end - place.start + gold.end - gold.start - shared) >= SAME_PLACE;
}
