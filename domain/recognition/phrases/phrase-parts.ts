import type { TextRange } from "@/domain/text/range";
import type { Named } from "../text/gazetteer";
import type { TermView } from "../text/term-view";
import type { NameRun } from "./name-run";
import type { Party, Phrase } from "./party";

export function partyOf(
  named: Named | null,
  { start, end }: TextRange,
  sort: Party["sort"],
): Party {
  return {
    named,
    mention: { start, end },
    speaker: null,
    onBehalfOf: null,
    sort,
    word: "",
    official: false,
    counted: false,
    belongs: null,
    reasons: [],
  };
}

/** Somebody who holds an office of the state or body. */
export function officialOf(named: Named, mention: TextRange): Party {
  return { ...partyOf(named, mention, "named"), official: true };
}

/** The names in a stretch of terms. */
export function namesIn(view: TermView, from: number, to: number): Party[] {
  const parties: Party[] = [];
  for (let at = from; at < to; at += 1) {
    const term = view.term(at, to);
    if (term?.kind === "name" && term.named) parties.push(partyOf(term.named, term, "named"));
  }
  return parties;
}

export function single(party: Party, end: number, plural: boolean): Phrase {
  return { parties: [party], at: 0, end, plural, asides: 0 };
}

export function person(text: string, run: NameRun, mention: TextRange): Phrase {
  const name = text.slice(run.range.start, run.range.end).replace(/\s+/gu, " ");
  const party: Party = {
    named: { name, kind: "person", isoA3: null },
    mention: { start: mention.start, end: mention.end },
    speaker: null,
    onBehalfOf: null,
    sort: "person",
    word: "",
    official: false,
    counted: false,
    belongs: null,
    reasons: [],
  };
  return single(party, run.end, false);
}

export function affiliate(
  phrase: Phrase,
  first: Party,
  named: Named,
  mention: TextRange,
  words: TextRange,
): Phrase {
  const speaker = first.named?.name ?? first.speaker;
  const party: Party = {
    ...first,
    named,
    mention: { start: mention.start, end: mention.end },
    speaker,
    sort: "named",
    reasons: [...first.reasons, { code: "affiliation", words }],
  };
  return { ...phrase, parties: [party] };
}

export function speakFor(
  phrase: Phrase,
  body: { named: Named; mention: TextRange },
  words: TextRange,
): Phrase {
  const parties = phrase.parties.map((party): Party => {
    const speaker = party.speaker ?? party.named?.name ?? null;
    const { start, end } = body.mention;
    return {
      ...party,
      named: body.named,
      mention: { start, end },
      speaker,
      onBehalfOf: body.named.name,
      sort: "named",
      reasons: [...party.reasons, { code: "on-behalf-of", words }],
    };
  });
  return { ...phrase, parties: parties.slice(0, 1) };
}
