import { AFFILIATORS, POSSESSIVES } from "../lexicon/grammar";
import { BODY_NOUNS } from "../lexicon/organisations";
import { HEADS_OF_STATE, OFFICERS, OFFICIALS, STAFF, STATE_OFFICES } from "../lexicon/people";
import type { TermView } from "../text/term-view";
import type { Party } from "./party";

/** The state or body of an official whose title names none: "Foreign Minister X" is of the state before. */
export function belongsByTitle(view: TermView, from: number, to: number): Party["belongs"] {
  if (view.hasWord(from, to, STATE_OFFICES)) return "state";
  return view.hasWord(from, to, OFFICIALS) || view.hasWord(from, to, STAFF) ? "body" : null;
}

/** The state or body of a person with a title before the name: "President X" is of a state, "Ms. X" of nobody known. */
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
    if (
      AFFILIATORS.has(view.word(at)) &&
      view.isArticle(at + 1) &&
      BODY_NOUNS.has(view.word(at + 2))
    )
      return (
        at + 3 >= to || view.terms[at + 3]?.kind === "mark" || view.terms[at + 3]?.shape === "lower"
      );
  }
  return false;
}
