import type { Bindings, KeyPress } from "../shortcuts";

export type ReviewKey =
  | { kind: "accept" | "adjust" | "take" | "drop" | "close" }
  | { kind: "step"; by: 1 | -1 }
  /** Index of the place that is chosen. */
  | { kind: "choose"; index: number };

/** The keys that the panel has besides those that work everywhere in the room. */
export const REVIEW_KEYS = { accept: "a", take: "s", drop: "d" } as const;

/** What a key means while the focus is in the panel; `null` where nothing, or where single keys are switched off. */
export function toReviewKey(press: KeyPress, bindings: Bindings): ReviewKey | null {
  if (press.isComposing || press.ctrlKey || press.metaKey || press.altKey) return null;
  if (press.key === "Escape") return { kind: "close" };
  if (bindings.next === null) return null;
  if (press.key === bindings.next) return { kind: "step", by: 1 };
  if (press.key === bindings.previous) return { kind: "step", by: -1 };
  if (press.key === bindings.adjust) return { kind: "adjust" };
  if (/^[1-9]$/.test(press.key)) return { kind: "choose", index: Number(press.key) - 1 };
  for (const kind of ["accept", "take", "drop"] as const) {
    if (press.key === REVIEW_KEYS[kind]) return { kind };
  }
  return null;
}
