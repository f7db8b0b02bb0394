import { BY, CLAUSE_LINKS, DEFINITE_ARTICLES } from "../lexicon/grammar";
import { BEHALF } from "../lexicon/speech";
import type { Party } from "../phrases/party";
import type { Sentence } from "../text/sentences";
import type { Term } from "../text/terms";
import type { FoundAttribution } from "./found-attribution";

/** Of these, three words stand anywhere in a sentence; the longer and shorter ones beside a name only. */
const BEHALF_ALONE: ReadonlySet<string> = new Set(
  BEHALF.filter(({ length }) => length === 3).map((words) => words.join(" ")),
);
/** Terms after the verb in which it may still be said, at most. */
const REACH = 16;

/** The parties of an attribution; the body, if the sentence says it beside them: "… asked on behalf of X". */
export function withBehalf(
  terms: readonly Term[],
  attribution: FoundAttribution,
  { from, to }: Sentence,
): readonly Party[] {
  const { parties } = attribution.phrase;
  const [first] = parties;
  if (parties.length !== 1 || !first || first.onBehalfOf || first.sort === "crowd") return parties;
  const lead = behalfAt(terms, from, to);
  if (lead && attribution.at > from + 3) return [speakingFor(first, lead)];
  for (let at = attribution.end; at < Math.min(to - 2, attribution.end + REACH); at += 1) {
    // Behind a comma and an "and" somebody else may speak.
    const isNext =
      terms[at]?.word === ";" ||
      (terms[at]?.word === "," && CLAUSE_LINKS.has(terms[at + 1]?.word ?? ""));
    // "… the statement made by X on behalf of Y" is of neither.
    if (terms[at]?.kind === "quote" || isNext || BY.has(terms[at]?.word ?? "")) return parties;
    const behalf = behalfAt(terms, at, to);
    if (behalf) return [speakingFor(first, behalf)];
  }
  return parties;
}

/** The body that "on behalf of" names here. */
export function behalfAt(terms: readonly Term[], at: number, to: number): Term | null {
  const words = [0, 1, 2].map((step) => terms[at + step]?.word ?? "").join(" ");
  if (!BEHALF_ALONE.has(words)) return null;
  let next = at + 3;
  while (next < to && DEFINITE_ARTICLES.has(terms[next]?.word ?? "")) next += 1;
  const body = next < to ? terms[next] : undefined;
  return body?.kind === "name" ? body : null;
}

function speakingFor(party: Party, body: Term): Party {
  if (!body.named) return party;
  const words = { start: body.start, end: body.end };
  return {
    ...party,
    named: body.named,
    speaker: party.speaker ?? party.named?.name ?? null,
    onBehalfOf: body.named.name,
    sort: "named",
    reasons: [...party.reasons, { code: "on-behalf-of", words }],
  };
}
