import type { TextRange } from "@/domain/text/range";
import { SORTS_OF_BODY } from "../lexicon/organisations";
import type { Named } from "../text/gazetteer";
import type { TermView } from "../text/term-view";
import { nameBody, readName } from "./name-run";

/** Words between the article and what sort of body it is, at most. */
const LONGEST = 5;

/** A body whose name says nothing of what it is, but the words before do: "the Yemeni rights group Mwatana". */
export function readDescribed(
  view: TermView,
  at: number,
  to: number,
): { named: Named; mention: TextRange; end: number } | null {
  for (let next = at; next < Math.min(to - 1, at + LONGEST); next += 1) {
    const term = view.term(next, to);
    if (term?.kind === "adjective") continue;
    if (term?.kind !== "word" || (term.shape !== "lower" && next > at)) return null;
    if (term.shape !== "lower" || !SORTS_OF_BODY.has(term.word)) continue;
    const name = view.term(next + 1, to);
    if (name?.kind === "name" && name.named && name.named.kind !== "state")
      return { named: name.named, mention: name, end: next + 2 };
    if (name?.kind === "quote") return null;
    const run = readName(view.terms, next + 1, to);
    if (run) return { named: nameBody(view.text, run), mention: run.range, end: run.end };
  }
  return null;
}
