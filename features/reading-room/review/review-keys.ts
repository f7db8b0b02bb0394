import { isPressOf, type KeyPress } from "@/features/shortcuts/match-press";
import type { ShortcutName } from "@/features/shortcuts/shortcut";

export type ReviewKey =
  | { kind: "accept" | "adjust" | "take" | "drop" | "close" }
  | { kind: "step"; by: 1 | -1 }
  /** Index of the place that is chosen. */
  | { kind: "choose"; index: number };

/** The keys that the panel has besides those that work everywhere in the room. */
export const REVIEW_KEYS = { accept: "a", take: "s", drop: "d" } as const;

/** Each chooses one of the places that are offered. */
const PLACES = ["1", "2", "3", "4", "5", "6", "7", "8", "9"] as const;

/** What a key means while the focus is in the panel; `null` where nothing, or where single keys are switched off. */
export function toReviewKey(
  press: KeyPress,
  keyOf: (name: ShortcutName) => string | null,
): ReviewKey | null {
  if (isPressOf(press, "Escape")) return { kind: "close" };
  const next = keyOf("next");
  if (next === null) return null;
  const calls = (name: ShortcutName): boolean => isPressOf(press, keyOf(name) ?? "");
  if (isPressOf(press, next)) return { kind: "step", by: 1 };
  if (calls("previous")) return { kind: "step", by: -1 };
  if (calls("adjust")) return { kind: "adjust" };
  const index = PLACES.findIndex((place) => isPressOf(press, place));
  if (index !== -1) return { kind: "choose", index };
  for (const kind of ["accept", "take", "drop"] as const) {
    if (isPressOf(press, REVIEW_KEYS[kind])) return { kind };
  }
  return null;
}
