import type { TextRange } from "@/domain/text/range";
import { findMatches, foldText, nextMatch, type FoldedText } from "./find-matches";

/** A search in the text and its matches; `current` is an index into `matches`. */
export type Search = { query: string; matches: readonly TextRange[]; current: number | null };

export const NO_SEARCH: Search = { query: "", matches: [], current: null };

/** Folds the text once, at the first search. */
export class TextSearch {
  readonly #text: string;
  #folded: FoldedText | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  /** Goes to the first match at or after `from`, going round. */
  find(query: string, from: number): Search {
    this.#folded ??= foldText(this.#text);
    const matches = findMatches(this.#folded, query);
    const current = nextMatch(matches, from);
    return { query, matches, current: current === -1 ? null : current };
  }
}

/** The match before or after the current one, going round. */
export function stepSearch(search: Search, step: 1 | -1): Search {
  const { matches, current } = search;
  if (matches.length === 0) return search;
  const start = current ?? (step === 1 ? -1 : 0);
  return { ...search, current: (start + step + matches.length) % matches.length };
}
