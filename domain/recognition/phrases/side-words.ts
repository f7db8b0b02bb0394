import { BY, FOR, WITH } from "../lexicon/grammar";
import { BEHALF, JOINING } from "../lexicon/speech";
import type { TermView } from "../text/term-view";

/** A thousand commas are looked at: most words begin none of these. */
const BEHALF_BY_FIRST = groupByFirstWord(BEHALF);

/** How many terms "on behalf of", "speaking for" and their like take; 0 if there are none. */
export function termsOfBehalf(view: TermView, at: number): number {
  const first = view.word(at);
  for (const words of BEHALF_BY_FIRST.get(first) ?? []) {
    if (words.every((word, index) => view.word(at + index) === word)) return words.length;
  }
  if (!FOR.has(first)) return 0;
  let next = at + 1;
  while (view.isArticle(next)) next += 1;
  const kind = view.terms[next]?.named?.kind;
  return kind === "coalition" || kind === "organisation" ? 1 : 0;
}

/** How many terms "supported by", "together with" and their like take; 0 if there are none. */
export function termsOfJoining(view: TermView, at: number): number {
  const first = view.word(at);
  const second = view.word(at + 1);
  if (JOINING.has(first)) {
    return BY.has(second) ? 2 : 0;
  }
  if ((first === "along" || first === "together") && second === "with") return 2;
  return WITH.has(first) ? 1 : 0;
}

function groupByFirstWord(
  phrases: readonly (readonly string[])[],
): ReadonlyMap<string, readonly (readonly string[])[]> {
  const groups = new Map<string, (readonly string[])[]>();
  for (const phrase of phrases) {
    const [first = ""] = phrase;
    groups.set(first, [...(groups.get(first) ?? []), phrase]);
  }
  return groups;
}
