import type { TextRange } from "@/domain/text/range";

/**
 * What became of a quotation in another edition. *exact* and *moved* are carried over without asking, so they are
 * given only if the very words stand in a sentence that did not change, and nothing else could be meant. The
 * others are for a person to look at.
 */
export type Resolution =
  /** The same words in the same place of the flow; offsets may have shifted. */
  | { state: "exact"; range: TextRange }
  /** The same words in another place of the report. */
  | { state: "moved"; range: TextRange }
  /** What probably became of it. `similarity` of the wordings, 0 to 1; 1 if only the surroundings changed. */
  | { state: "changed"; offered: TextRange; similarity: number }
  /** Several places it could be, or one that could as well be another sentence; the best first. */
  | { state: "ambiguous"; offered: readonly TextRange[] }
  | { state: "lost" };

/** At most so many places are offered: more is no choice. */
export const MOST_OFFERED = 5;
