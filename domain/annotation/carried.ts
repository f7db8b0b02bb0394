import type { Resolution } from "@/domain/anchoring/resolution";
import type { TextRange } from "@/domain/text/range";
import type { Target } from "./annotation";

/** What became of a stretch of text in a later edition (`domain/anchoring` says when it is which). */
export const CARRIED_STATES = ["exact", "moved", "changed", "ambiguous", "lost"] as const;

export type CarriedState = (typeof CARRIED_STATES)[number];

/** Where something stands in an edition that it was not made in: derived from the two texts, and never from people. */
export type Carried = {
  state: CarriedState;
  /** `null` if the words are lost, or a person must confirm. */
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

/** The same, and the target that it was derived from. */
export type CarriedPlace = Carried & { from: Target };

/**
 * Where an annotation stands in one edition. `unknown`: of an earlier edition, and not carried over yet; `later`: of a
 * later edition alone.
 */
export type Standing = Omit<Carried, "state"> & { state: CarriedState | "unknown" | "later" };

/** @param carried what is known of it in that edition, if anything */
export function standIn(
  edition: number,
  { target, made }: { target: Target; made: Target },
  carried: CarriedPlace | null,
): Standing {
  if (target.edition === edition) return { state: "exact", range: target.range, offered: [] };
  if (target.edition < edition) {
    return carried && isFrom(carried.from, target) ? carried : nowhere("unknown");
  }
  // Since then it was taken further; here it still stands where it stood.
  if (made.edition === edition) return { state: "exact", range: made.range, offered: [] };
  return made.edition < edition ? (carried ?? nowhere("unknown")) : nowhere("later");
}

/** Whether a person must say what became of it. */
export function needsReview(
  standing: Standing,
): standing is Standing & { state: "changed" | "ambiguous" | "lost" } {
  const { state } = standing;
  return state === "changed" || state === "ambiguous" || state === "lost";
}

function nowhere(state: "unknown" | "later"): Standing {
  return { state, range: null, offered: [] };
}

export type CarriedCounts = Record<CarriedState, number>;

export function countCarried(carried: Iterable<{ state: CarriedState }>): CarriedCounts {
  const counts = Object.fromEntries(CARRIED_STATES.map((state) => [state, 0])) as CarriedCounts;
  for (const { state } of carried) counts[state] += 1;
  return counts;
}
