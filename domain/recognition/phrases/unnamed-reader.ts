import { AND, INDEFINITES, OF, PREPOSITIONS, SUBORDINATORS } from "../lexicon/grammar";
import {
  OFFICIALS,
  REGIONAL,
  UNNAMED_GROUPS,
  UNNAMED_OFFICIALS,
  UNNAMED_PEOPLE,
} from "../lexicon/people";
import { readVerb } from "../lexicon/verbs";
import type { Named } from "../text/gazetteer";
import type { TermView } from "../text/term-view";
import type { Phrase } from "./party";
import { partyOf, single } from "./phrase-parts";

/** Words between the article and the noun, at most. */
const ADJECTIVES = 4;
/** Terms of where somebody is from, at most. */
const LONGEST_ORIGIN = 9;

/** "One delegation", "a seasoned observer", "a diplomat from a northern European country": nobody says who. */
export function readUnnamed(view: TermView, from: number, to: number): Phrase | null {
  if (!INDEFINITES.has(view.word(from))) return null;
  for (let at = from + 1; at < Math.min(to, from + 2 + ADJECTIVES); at += 1) {
    const term = view.term(at, to);
    if (!term || term.kind === "mark" || term.kind === "quote") return null;
    const isGroup = UNNAMED_GROUPS.has(term.word);
    // "A veteran observer": the last of them is who is meant.
    if (isGroup || (UNNAMED_PEOPLE.has(term.word) && !UNNAMED_PEOPLE.has(view.word(at + 1)))) {
      // "A representative of Japan", "a delegate from Japan": for whom they speak is said.
      const origin = view.word(at + 1);
      const isOfficial = OFFICIALS.has(term.word) && view.term(at + 2, to)?.kind === "name";
      if (OF.has(origin) && (origin !== "from" || isOfficial)) return null;
      const end = endOfOrigin(view, at + 1, to);
      const range = view.rangeOf(from, end);
      const named: Named = {
        name: view.slice(range),
        kind: isGroup ? "coalition" : "person",
        isoA3: null,
      };
      const reasons = [{ code: "unnamed" as const, words: range }];
      const isOwned = UNNAMED_OFFICIALS.has(term.word) && end === at + 1;
      const party = partyOf(named, range, isOwned ? "understood" : "crowd");
      return single({ ...party, official: isOwned, reasons }, end, false);
    }
    if (PREPOSITIONS.has(term.word) || AND.has(term.word) || SUBORDINATORS.has(term.word))
      return null;
    if (REGIONAL.has(term.word) || term.kind === "adjective") continue;
    if (term.kind !== "word" || term.shape !== "lower") return null;
    if (readVerb(term.word)?.form === "past") return null;
  }
  return null;
}

/** Behind "from": up to a comma, or to the verb. */
function endOfOrigin(view: TermView, at: number, to: number): number {
  if (view.word(at) !== "from") return at;
  for (let next = at + 1; next < Math.min(to, at + LONGEST_ORIGIN); next += 1) {
    const term = view.term(next, to);
    if (!term || term.kind === "mark" || view.verbAt(next) === "finite") return next;
    if (term.kind === "quote") return at;
  }
  return at;
}
