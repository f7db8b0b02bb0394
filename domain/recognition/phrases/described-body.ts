import type { TextRange } from "@/domain/text/range";
import type { Named } from "../text/gazetteer";
import type { TermView } from "../text/term-view";
import { nameBody, readName } from "./name-run";

/** Words between the article and what sort of body it is, at most. */
const LONGEST = 5;
/** Whether the word says that something is a body. */
export function isSortOfBody(word: string): boolean {
  return SORTS.has(word);
}

const SORTS = new Set(
  (
    "group organisation organization ngo charity association network coalition campaign think-tank foundation collective union watchdog platform alliance agency company manufacturer line giant firm maker lobby bank newspaper nonprofit non-profit " +
    "organizacion ong asociacion red coalicion campana fundacion colectivo grupo plataforma empresa " +
    "groupe association reseau fondation collectif plateforme entreprise ong"
  ).split(" "),
);

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
    if (term.shape !== "lower" || !SORTS.has(term.word)) continue;
    const name = view.term(next + 1, to);
    if (name?.kind === "name" && name.named && name.named.kind !== "state")
      return { named: name.named, mention: name, end: next + 2 };
    if (name?.kind === "quote") return null;
    const run = readName(view.terms, next + 1, to);
    if (run) return { named: nameBody(view.text, run), mention: run.range, end: run.end };
  }
  return null;
}
