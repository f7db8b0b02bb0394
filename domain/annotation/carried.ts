import type { Resolution } from "@/domain/anchoring/resolution";
import type { TextRange } from "@/domain/text/range";
import type { Target } from "./annotation";

/** What became of a stretch of text in a later edition (`domain/anchoring` says when it is which). */
export const CARRIED_STATES = ["exact", "moved", "changed", "ambiguous", "lost"] as const;

export type CarriedState = (typeof CARRIED_STATES)[number];

/** Where something stands in an edition that it was not made in: derived from the two texts, and never from people. */
export type Carried = {
  state: CarriedState;
  /** `null` where the words are lost, or a person must confirm. */
  range: TextRange | null;
  /** What a person may confirm, the likeliest first. */
  offered: readonly TextRange[];
};

export function toCarried(resolution: Resolution): Carried {
  const { state } = resolution;
  switch (state) {
    case "exact":
    case "moved":
      return { state, range: resolution.range, offered: [] };
    case "changed":
      return { state, range: null, offered: [resolution.offered] };
    case "ambiguous":
      return { state, range: null, offered: resolution.offered };
    case "lost":
      return { state, range: null, offered: [] };
  }
}

/** Whether what was carried over is that target, and not one that somebody has changed since. */
export function isFrom(from: Target, target: Target): boolean {
  return (
    from.edition === target.edition &&
    from.range.start === target.range.start &&
    from.range.end === target.range.end
  );
}

export type CarriedCounts = Record<CarriedState, number>;

export function countCarried(carried: Iterable<{ state: CarriedState }>): CarriedCounts {
  const counts = Object.fromEntries(CARRIED_STATES.map((state) => [state, 0])) as CarriedCounts;
  for (const { state } of carried) counts[state] += 1;
  return counts;
}
