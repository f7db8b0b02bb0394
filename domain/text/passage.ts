import { isTextRange, splitsPair, type TextRange } from "./range";
import { showsSomething } from "./visible-text";

/**
 * A passage shows something within its first so many code units: nobody marks a page of nothing, and looking for
 * a letter costs the same wherever a range begins.
 */
const SHOWS_WITHIN = 500;

/** Why a range is no passage of a text. */
export type NoPassage = "outside" | "cuts-start" | "cuts-end" | "blank";

/** `null` if words of `text` stand in the range, and it cuts no character in two. */
export function whyNoPassage(text: string, { start, end }: TextRange): NoPassage | null {
  if (!isTextRange(start, end, text.length)) return "outside";
  if (splitsPair(text, start)) return "cuts-start";
  if (splitsPair(text, end)) return "cuts-end";
  return showsSomething(text.slice(start, Math.min(end, start + SHOWS_WITHIN))) ? null : "blank";
}
