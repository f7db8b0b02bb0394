import { OFFICIALS, STAFF } from "../lexicon/words";
import type { TermView } from "../text/term-view";
import type { Party } from "./party";

const POSSESSIVES = new Set("its their his her su sus sa son ses leur leurs".split(" "));
const AT = new Set("at of for with from de du d del a".split(" "));
/** What stands for a body that was named before. */
const BODY_NOUNS = new Set(
  "organisation organization group alliance charity campaign ngo coalition network company foundation institute agency association federation union movement ministry organizacion grupo campana coalicion red fundacion asociacion ong reseau campagne federation mouvement groupe".split(
    " ",
  ),
);
/** Those who hold one of these hold it in a state. */
const STATE_OFFICES = new Set(
  "minister ministers prime ministry ministerio ministere government cabinet presidential chancellor premier ambassador amb envoy minister-president ministro ministra canciller embajador embajadora ministre ambassadeur ambassadrice premier-ministre".split(
    " ",
  ),
);

const HEADS_OF_STATE = new Set("president presidente presidenta vice-president".split(" "));
const OFFICERS = new Set("commissioner director-general secretary-general".split(" "));

export function isPossessive(word: string): boolean {
  return POSSESSIVES.has(word);
}

/** "the organisation", "the campaign": a body that was named before. */
export function isBodyNoun(word: string): boolean {
  return BODY_NOUNS.has(word);
}

/** Of whom somebody is whose title names no state: "Foreign Minister X" is of the state before. */
export function belongsByTitle(view: TermView, from: number, to: number): Party["belongs"] {
  if (view.hasWord(from, to, STATE_OFFICES)) return "state";
  return view.hasWord(from, to, OFFICIALS) || view.hasWord(from, to, STAFF) ? "body" : null;
}

/** Of whom somebody is whose title stands before the name: "President X" is of a state, "Ms. X" of nobody known. */
export function belongsByHonorific(view: TermView, from: number, to: number): Party["belongs"] {
  if (view.hasWord(from, to, STATE_OFFICES) || view.hasWord(from, to, HEADS_OF_STATE))
    return "state";
  return view.hasWord(from, to, OFFICERS) ? "body" : null;
}

/** "its director", "a researcher at the organisation": of the body before. */
export function pointsBack(view: TermView, from: number, to: number): boolean {
  if (!view.hasWord(from, to, OFFICIALS) && !view.hasWord(from, to, STAFF)) return false;
  if (POSSESSIVES.has(view.word(from))) return true;
  // "the group's deputy director".
  if (view.isArticle(from) && BODY_NOUNS.has(view.word(from + 1)) && view.word(from + 2) === "'s")
    return true;
  for (let at = from; at < to - 2; at += 1) {
    if (AT.has(view.word(at)) && view.isArticle(at + 1) && BODY_NOUNS.has(view.word(at + 2)))
      return (
        at + 3 >= to || view.terms[at + 3]?.kind === "mark" || view.terms[at + 3]?.shape === "lower"
      );
  }
  return false;
}
