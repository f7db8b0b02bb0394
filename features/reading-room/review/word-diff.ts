import { diffWordsWithSpace } from "diff";
import type { TextRange } from "@/domain/text/range";

/** A piece of a wording; `own`: it stands in this one alone. */
export type Piece = { text: string; own: boolean };

/** Two wordings, each in pieces, with what differs marked. */
export function diffWordings(before: string, after: string): { before: Piece[]; after: Piece[] } {
  const parts = diffWordsWithSpace(flatten(before), flatten(after));
  return {
    before: parts.flatMap(({ value, added, removed }) =>
      added ? [] : [{ text: value, own: removed }],
    ),
    after: parts.flatMap(({ value, added, removed }) =>
      removed ? [] : [{ text: value, own: added }],
    ),
  };
}

/** What stands around a passage, from and to the end of a word; `reach` in UTF-16 code units on either side. */
export function contextOf(
  text: string,
  { start, end }: TextRange,
  reach = 110,
): { before: string; after: string } {
  const from = Math.max(0, start - reach);
  const to = Math.min(text.length, end + reach);
  const before = toOneLine(text.slice(from, start));
  const after = toOneLine(text.slice(end, to));
  return {
    before: from === 0 ? before : `…${before.replace(/^\S+/u, "")}`,
    after: to === text.length ? after : `${after.replace(/\S+$/u, "")}…`,
  };
}

/** Whose words these are is often said by the heading before: where a block ends must be seen. */
function toOneLine(text: string): string {
  return flatten(text.replace(/\s*\n\s*\n\s*/gu, " ¶ "));
}

/** Line breaks say nothing about wordings. */
export function flatten(text: string): string {
  return text.replace(/\s+/gu, " ");
}
