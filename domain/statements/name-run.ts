import type { TextRange } from "@/domain/text/range";
import type { Named } from "./gazetteer";
import { readVerb } from "./lexicon";
import type { Term } from "./terms";
import {
  BODY_WORDS,
  COALITION_WORDS,
  CROWDS,
  NAME_LINKS,
  OFFICIALS,
  OPENERS,
  STAFF,
} from "./words";

/** A run of capitalised words that is on no list. `end` is the index of the term after it. */
export type NameRun = { range: TextRange; end: number; isBody: boolean };

const LONGEST = 12;

/** The name of a person or a body at `at`; `null` where there is none. */
export function readName(terms: readonly Term[], at: number, to: number): NameRun | null {
  const first = terms[at];
  if (!first || !isCapital(first) || OPENERS.has(first.word) || CROWDS.has(first.word)) return null;
  if (first.kind === "name") return null;
  let last = at;
  let words = 1;
  let isBody = BODY_WORDS.has(first.word);
  for (let next = at + 1; next < Math.min(to, at + LONGEST); next += 1) {
    const term = terms[next];
    if (!term) break;
    const initial =
      term.word === "." && (terms[next - 1]?.end ?? 0) - (terms[next - 1]?.start ?? 0) === 1;
    if (initial) continue;
    // "African Women's Network" is one name; "Norway's Minister" was read before.
    if (term.word === "'s" && reaches(terms, next + 1, Math.min(to, next + 2))) continue;
    if (isCapital(term)) {
      if (term.kind === "name" && !isBody) break;
      if (OPENERS.has(term.word) && !NAME_LINKS.has(term.word)) break;
      if (BODY_WORDS.has(term.word)) isBody = true;
      last = next;
      words += 1;
    } else if (!(NAME_LINKS.has(term.word) && term.kind !== "number" && reaches(terms, next, to))) {
      break;
    } else if (
      ["and", "&", "for", "of", "on", "against"].includes(term.word) &&
      !isBody &&
      !bodyFollows(terms, next, to)
    ) {
      break;
    }
  }
  const lastTerm = terms[last];
  if (!lastTerm) return null;
  const allCaps = first.shape === "ALL" && words === 1;
  if (
    words === 1 &&
    !allCaps &&
    (OFFICIALS.has(first.word) || STAFF.has(first.word) || readVerb(first.word))
  )
    return null;
  if (allCaps && first.word.length > 8) return null;
  return {
    range: { start: first.start, end: lastTerm.end },
    end: last + 1,
    isBody: isBody || allCaps,
  };
}

/** A body the text names and nobody listed. */
export function nameBody(text: string, run: NameRun): Named {
  const name = text.slice(run.range.start, run.range.end).replace(/\s+/gu, " ");
  const words = name.toLowerCase().split(/[^\p{L}]+/u);
  const isCoalition = words.some((word) => COALITION_WORDS.has(word));
  return { name, kind: isCoalition ? "coalition" : "organisation", isoA3: null };
}

function isCapital(term: Term): boolean {
  return (
    (term.kind === "word" || term.kind === "name" || term.kind === "adjective") &&
    (term.shape === "Capital" || term.shape === "ALL")
  );
}

function reaches(terms: readonly Term[], from: number, to: number): boolean {
  for (let at = from; at < Math.min(to, from + 4); at += 1) {
    const term = terms[at];
    if (!term) return false;
    if (isCapital(term)) return !OPENERS.has(term.word);
    if (!NAME_LINKS.has(term.word)) return false;
  }
  return false;
}

function bodyFollows(terms: readonly Term[], from: number, to: number): boolean {
  for (let at = from + 1; at < Math.min(to, from + 5); at += 1) {
    const term = terms[at];
    if (!term || (!isCapital(term) && !NAME_LINKS.has(term.word))) return false;
    if (BODY_WORDS.has(term.word)) return true;
  }
  return false;
}
