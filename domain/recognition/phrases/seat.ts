import { DETERMINERS, PREPOSITIONS } from "../lexicon/grammar";
import type { TermView } from "../text/term-view";
import type { Term } from "../text/terms";

/** Whether a capital stands alone here: "Paris and London", not "Paris Agreement" or "in Paris, France". */
export function isSeat(view: TermView, at: number, to: number): boolean {
  const [before, term, after] = [view.terms[at - 1], view.term(at, to), view.term(at + 1, to)];
  if (term?.kind !== "word" || !term.named || term.shape === "lower") return false;
  const isBeside = (other: Term | undefined) =>
    other !== undefined &&
    other.kind !== "mark" &&
    other.kind !== "quote" &&
    other.shape !== "lower";
  if (isBeside(after) || after?.word === "'s" || after?.word === "-") return false;
  if (
    before &&
    (before.word === "-" || PREPOSITIONS.has(before.word) || DETERMINERS.has(before.word))
  )
    return false;
  return !(after?.word === "," && view.term(at + 2, to)?.kind === "name");
}
