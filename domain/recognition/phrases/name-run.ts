import type { TextRange } from "@/domain/text/range";
import { OF } from "../lexicon/grammar";
import {
  LOOSE_LINKS,
  NAME_LINKS,
  OPENERS,
  ORDINALS,
  PARTICLES,
  ROMANCE_LINKS,
} from "../lexicon/naming";
import { BODY_WORDS, COALITION_WORDS } from "../lexicon/organisations";
import { CROWDS, OFFICIALS, STAFF } from "../lexicon/people";
import { readVerb } from "../lexicon/verbs";
import type { Named } from "../text/gazetteer";
import type { Term } from "../text/terms";

/** A run of capitalised words that is on no list. `end` is the index of the term after it. */
export type NameRun = { range: TextRange; end: number; isBody: boolean };

const LONGEST = 12;
const ROMANCE_ADJECTIVES =
  /(?:ale?s?|aux|iques?|ienn?es?|antes?|ants|iles?|aires?|eurs?|euses?|ives?|ifs?|ones?|icas?|icos?|arias?|arios?|ivas?|ivos?|eras?|eros?)$/u;

/**
 * The name of a person or a body at `at`; `null` if there is none. `titled`: behind "Mr." any word may begin it, "Al"
 * and "In den" too.
 */
export function readName(
  terms: readonly Term[],
  at: number,
  to: number,
  titled = false,
): NameRun | null {
  const first = terms[at];
  if (!first || CROWDS.has(first.word)) return null;
  const isParticle = titled && PARTICLES.has(first.word) && reaches(terms, at + 1, to);
  if (!isCapital(first) && !isParticle) return null;
  if (
    first.kind === "name" ||
    (!titled &&
      OPENERS.has(first.word) &&
      !isOrdinalName(terms, at, to) &&
      !isApostrophe(terms, at + 1))
  )
    return null;
  let last = at;
  let words = 1;
  let isBody = BODY_WORDS.has(first.word);
  for (let next = at + 1; next < Math.min(to, at + LONGEST); next += 1) {
    const term = terms[next];
    if (!term) break;
    const initial =
      term.word === "." && (terms[next - 1]?.end ?? 0) - (terms[next - 1]?.start ?? 0) === 1;
    if (initial || isApostrophe(terms, next)) continue;
    // "African Women's Network" is one name; "Norway's Minister" was read before.
    if (term.word === "'s" && reaches(terms, next + 1, Math.min(to, next + 2))) continue;
    if (isCapital(term)) {
      if (term.kind === "name" && (!isBody || terms[next - 1]?.word === "with")) break;
      if (OPENERS.has(term.word) && !NAME_LINKS.has(term.word)) break;
      if (BODY_WORDS.has(term.word)) isBody = true;
      last = next;
      words += 1;
    } else if (!(NAME_LINKS.has(term.word) && term.kind !== "number" && reaches(terms, next, to))) {
      break;
    } else if (
      words > 1 &&
      !isBody &&
      OF.has(term.word) &&
      !isRole(terms[next - 1]) &&
      bodyFollows(terms, next, to)
    ) {
      // "Ana Lopez | of the Scripps Institution": a person, and where she is from.
      break;
    } else if (titled && (term.word === "of" || term.word === "from")) {
      break;
    } else if (LOOSE_LINKS.has(term.word) && !isBody && !bodyFollows(terms, next, to)) {
      break;
    }
  }
  if (isBody) {
    const end = endOfRomance(terms, last, to);
    if (end > last) {
      last = end;
      words += 1;
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
  const name = inTitleCase(text.slice(run.range.start, run.range.end).replace(/\s+/gu, " "));
  const words = name.toLowerCase().split(/[^\p{L}]+/u);
  const isCoalition = words.some((word) => COALITION_WORDS.has(word));
  return { name, kind: isCoalition ? "coalition" : "organisation", isoA3: null };
}

/** As others write what a bulletin sets in capitals: "INTERNATIONAL ALLIANCE OF WASTE PICKERS". */
export function inTitleCase(name: string): string {
  if (name !== name.toUpperCase() || !name.includes(" ")) return name;
  return name.replace(/\p{L}+/gu, (word, at: number) => {
    const lower = word.toLowerCase();
    if (at > 0 && NAME_LINKS.has(lower)) return lower;
    return word.charAt(0) + lower.slice(1);
  });
}

/** "al-Malki" is a capitalised word too. */
const SMALL_PREFIX = /^(?:al|el|as|ash|ad|an|ar|at|az|ibn|bin|d|l)-\p{L}{2}/u;

function isCapital(term: Term): boolean {
  if (term.kind === "word" && SMALL_PREFIX.test(term.word)) return true;
  return (
    (term.kind === "word" || term.kind === "name" || term.kind === "adjective") &&
    (term.shape === "Capital" || term.shape === "ALL")
  );
}

/** "Third World Network", but not "Third Meeting of States Parties". */
function isOrdinalName(terms: readonly Term[], at: number, to: number): boolean {
  if (!ORDINALS.has(terms[at]?.word ?? "")) return false;
  for (let next = at + 1; next < Math.min(to, at + 4); next += 1) {
    const term = terms[next];
    if (!term || !isCapital(term) || OPENERS.has(term.word)) return false;
    if (BODY_WORDS.has(term.word) && next > at + 1) return true;
  }
  return false;
}

/** French and Spanish write most of a name small: "Réseau | des femmes survivantes". Index of its last term. */
function endOfRomance(terms: readonly Term[], from: number, to: number): number {
  let last = from;
  let linked = false;
  for (let at = from + 1; at < Math.min(to, from + LONGEST); at += 1) {
    const term = terms[at];
    if (term?.kind === "adjective" && term.shape === "lower" && (linked || last === from)) {
      last = at;
      linked = false;
      continue;
    }
    if (term?.kind !== "word" && term?.kind !== "name") break;
    if (ROMANCE_LINKS.has(term.word)) {
      linked = true;
      continue;
    }
    const isAdjective = ROMANCE_ADJECTIVES.test(term.word) && readVerb(term.word) === null;
    // After "des" a noun, after a noun an adjective.
    if (!linked && !(isAdjective && last === at - 1)) break;
    if (term.kind === "word" && term.shape === "lower" && !linked && readVerb(term.word)) break;
    last = at;
    linked = false;
  }
  return last === from || !isRomance(terms, from, last) ? from : last;
}

function isRomance(terms: readonly Term[], from: number, last: number): boolean {
  for (let at = from + 1; at <= last; at += 1) {
    const word = terms[at]?.word ?? "";
    if (ROMANCE_LINKS.has(word) || ROMANCE_ADJECTIVES.test(word)) return true;
  }
  return false;
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

/** "O'Reilly". */
function isApostrophe(terms: readonly Term[], at: number): boolean {
  const [before, mark, after] = [terms[at - 1], terms[at], terms[at + 1]];
  return (
    mark?.word === "'" &&
    before?.end === mark.start &&
    after?.start === mark.end &&
    isCapital(after)
  );
}

/** "Special Representative of …" is no person's name. */
function isRole(term: Term | undefined): boolean {
  return term !== undefined && (OFFICIALS.has(term.word) || STAFF.has(term.word));
}

function bodyFollows(terms: readonly Term[], from: number, to: number): boolean {
  for (let at = from + 1; at < Math.min(to, from + 5); at += 1) {
    const term = terms[at];
    if (!term || (!isCapital(term) && !NAME_LINKS.has(term.word))) return false;
    if (BODY_WORDS.has(term.word)) return true;
  }
  return false;
}
