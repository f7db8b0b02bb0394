import {
  AND,
  DETERMINERS,
  OF,
  PLURAL_ARTICLES,
  PREPOSITIONS,
  SUBORDINATORS,
} from "../lexicon/grammar";
import { ANYBODY, CROWDS, NAMED_CROWDS, REGIONAL } from "../lexicon/people";
import { CROWD_NEVER_BEGINS, QUANTITIES, isCount } from "../lexicon/quantities";
import { readVerb } from "../lexicon/verbs";
import type { Named } from "../text/gazetteer";
import type { TermView } from "../text/term-view";
import type { Phrase } from "./party";
import { namesIn, partyOf, single } from "./phrase-parts";

/** A longer description is no name any more. UTF-16 code units. */
const LONGEST_CROWD = 110;

/** "Forty countries", "more than 120 states", "some States Parties", "Cluster munition survivors". */
export function readCrowd(view: TermView, at: number, to: number): Phrase | null {
  let next = at;
  let counted = false;
  if (view.word(at) === "de" && isCount(view.word(at + 1))) next += 1;
  else if (CROWD_NEVER_BEGINS.has(view.word(at))) return null;
  while (next < to && next - at < 7) {
    const word = view.word(next);
    if (isCount(word) || view.term(next, to)?.kind === "number") counted = true;
    else if (!QUANTITIES.has(word)) break;
    next += 1;
  }
  if (counted && (OF.has(view.word(next)) || view.word(next) === "the")) next += 1;
  if (counted && view.word(next) === "the") next += 1;
  const adjectives = next;
  while (next < to && next - adjectives < 3 && !CROWDS.has(view.word(next))) {
    const term = view.term(next, to);
    if (term?.kind !== "word" || PREPOSITIONS.has(term.word) || SUBORDINATORS.has(term.word))
      return null;
    if (AND.has(term.word) || DETERMINERS.has(term.word)) return null;
    if (readVerb(term.word)?.form === "base" && !REGIONAL.has(term.word)) return null;
    next += 1;
  }
  if (!CROWDS.has(view.word(next))) return null;
  const bare = adjectives === at;
  const noun = view.word(next);
  if (bare && next > at && !NAMED_CROWDS.has(noun) && !REGIONAL.has(view.word(at))) return null;
  while (CROWDS.has(view.word(next))) next += 1;
  // "GLOBAL YOUTH BIODIVERSITY NETWORK" is a name.
  if (view.term(at, to)?.shape === "ALL" && isCapitalWord(view, next, to)) return null;
  while (view.word(next) === "not" && CROWDS.has(view.word(next + 1))) next += 2;
  // "countries" alone is anybody.
  if (bare && next - at === 1 && view.term(at, to)?.shape === "lower" && !isMeant(view, at))
    return null;
  next = endOfOrigin(view, next, to);
  const from = bare && isMeant(view, at) ? at - 1 : at;
  const range = view.rangeOf(from, next);
  const words = view.slice(range).replace(/\s+/gu, " ");
  const named: Named = {
    name: words.charAt(0).toUpperCase() + words.slice(1),
    kind: "coalition",
    isoA3: null,
  };
  const party = partyOf(named, range, "crowd");
  return readMember(
    view,
    single({ ...party, counted, reasons: [{ code: "unnamed", words: range }] }, next, true),
    to,
  );
}

function isCapitalWord(view: TermView, at: number, to: number): boolean {
  const term = view.term(at, to);
  return term?.kind === "word" && term.shape === "ALL";
}

/** "The unions": certain ones, and not all states of the world. */
function isMeant(view: TermView, at: number): boolean {
  const isAny = ANYBODY.has(view.word(at));
  return (
    view.term(at, at + 1)?.shape === "lower" && !isAny && PLURAL_ARTICLES.has(view.word(at - 1))
  );
}

/** "Campaigners from Germany and Japan": where they are from is part of who they are. */
function endOfOrigin(view: TermView, at: number, to: number): number {
  if (view.word(at) !== "from") return at;
  let next = at + 1;
  let end = at;
  while (next < to && next - at < 12) {
    const term = view.term(next, to);
    if (term?.kind === "name") end = next + 1;
    else if (term?.word !== "," && !AND.has(term?.word ?? "") && !DETERMINERS.has(term?.word ?? ""))
      break;
    next += 1;
  }
  return end;
}

/** "A small proportion of countries, including my own, the United States, …": the one that is named. */
function readMember(view: TermView, crowd: Phrase, to: number): Phrase {
  if (view.word(crowd.end) !== "," || view.word(crowd.end + 1) !== "including") return crowd;
  const closing = view.closing(crowd.end + 2, to, ",");
  let last = closing;
  while (last > 0 && last - crowd.end < 14 && view.verbAt(last + 1) === null) {
    const next = view.closing(last + 1, to, ",");
    if (next < 0) break;
    last = next;
    if (view.verbAt(last + 1) !== null) break;
  }
  const until = last > 0 ? last : closing;
  const named = namesIn(view, crowd.end + 2, until);
  if (named.length > 0) return { ...crowd, parties: named, end: until + 1 };
  if (until <= 0) return crowd;
  const [first] = crowd.parties;
  const range = { start: first?.mention.start ?? 0, end: view.terms[until - 1]?.end ?? 0 };
  if (!first?.named || range.end - range.start > LONGEST_CROWD) return { ...crowd, end: until + 1 };
  const words = view.slice(range);
  const name = words.charAt(0).toUpperCase() + words.slice(1);
  return { ...crowd, end: until + 1, parties: [{ ...first, named: { ...first.named, name } }] };
}
