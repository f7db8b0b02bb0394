import type { TextRange } from "@/domain/text/range";
import { AFFILIATORS } from "../lexicon/grammar";
import { PLACE_WORDS } from "../lexicon/naming";
import type { Named } from "../text/gazetteer";
import type { TermView } from "../text/term-view";
import { readName } from "./name-run";

/** "Ana Lopez of Opportunity Green": a name that says nothing of what it is, if only a body can be meant. */
export function readAffiliation(
  view: TermView,
  from: number,
  to: number,
): { named: Named; mention: TextRange; end: number } | null {
  for (let at = from; at < to - 1; at += 1) {
    if (!AFFILIATORS.has(view.word(at)) || view.terms[at + 1]?.kind !== "word") continue;
    const run = readName(view.terms, view.isArticle(at + 1) ? at + 2 : at + 1, to);
    if (!run || PLACE_WORDS.has(view.word(at + 1))) continue;
    const name = view.slice(run.range);
    // One word may be a town; capitals within it are a body's.
    if (!run.isBody && !name.includes(" ") && !/\p{Lu}.*\p{Lu}/u.test(name)) continue;
    return { named: { name, kind: "organisation", isoA3: null }, mention: run.range, end: run.end };
  }
  return null;
}
