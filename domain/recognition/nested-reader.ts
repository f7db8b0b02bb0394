import type { Quotation } from "@/domain/statements/quotations";
import type { Reason } from "@/domain/statements/reason";
import type { TextRange } from "@/domain/text/range";
import type { Setting } from "./block-reader";
import { ClauseReader } from "./clauses/clause-reader";
import type { FoundAttribution } from "./clauses/found-attribution";
import type { Draft } from "./draft";
import { COORDINATORS } from "./lexicon/grammar";
import { splitSentences, type Sentence } from "./text/sentences";
import { readTerms, type Term } from "./text/terms";

/** Shorter quotations report nobody. UTF-16 code units. */
const SHORTEST = 40;
const TRAILING = /[\s.,;:!?…]+$/u;

/** The positions of others that the words of a quotation report. */
export function readNested(parent: Draft, quotation: Quotation, setting: Setting): Draft[] {
  if (quotation.end - quotation.start < SHORTEST) return [];
  const { text, gazetteer } = setting;
  const terms = readTerms(text, quotation, [], gazetteer);
  const clauses = new ClauseReader(text, terms);
  const drafts: Draft[] = [];
  let last: Draft | null = null;
  for (const sentence of splitSentences(text, terms)) {
    const attributions = clauses.read(sentence, false);
    const pronoun = attributions[0]?.phrase.parties[0];
    if (last && pronoun?.sort === "pronoun" && pronoun.word === "they") {
      last.end = trimEnd(text, { start: last.start, end: sentence.end });
      continue;
    }
    last = null;
    for (const attribution of attributions) {
      const draft = draftOf(parent, attribution, sentence, terms, setting);
      if (!draft) continue;
      drafts.push(draft);
      last = draft;
    }
  }
  return drafts;
}

function draftOf(
  parent: Draft,
  attribution: FoundAttribution,
  sentence: Sentence,
  terms: readonly Term[],
  { text, cast, section }: Setting,
): Draft | null {
  const { verb, code, phrase } = attribution;
  if (verb?.class !== "say" && verb?.class !== "stance") return null;
  if (code !== "subject" && code !== "done-by") return null;
  if (verb.form === "base" && code === "subject" && !phrase.parties[0]?.counted) return null;
  const parties = phrase.parties.filter(({ sort }) => sort === "named" || sort === "crowd");
  const actors = parties
    .flatMap((party) => cast.resolve(party))
    .filter(
      ({ named }) =>
        !parent.actors.some(
          (actor) =>
            actor.named.name === named.name ||
            (actor.named.isoA3 !== null && actor.named.isoA3 === named.isoA3),
        ),
    );
  const [first] = actors;
  if (!first?.mention) return null;
  const range = rangeOf(attribution, sentence, terms, text);
  const inside: Reason = { code: "inside", words: parent.actors[0]?.mention ?? first.mention };
  return {
    ...range,
    actors: actors.map((actor) => explain(actor, attribution)),
    kind: "reported",
    date: null,
    section,
    parent,
    reasons: [inside],
    separate: true,
  };
}

function explain(
  actor: Draft["actors"][number],
  { code, verbRange }: FoundAttribution,
): Draft["actors"][number] {
  const words = actor.mention ?? { start: 0, end: 0 };
  const reason: Reason = verbRange
    ? { code, words, other: { start: verbRange.start, end: verbRange.end } }
    : { code, words };
  return { ...actor, reasons: [reason, ...actor.reasons] };
}

function rangeOf(
  { code, from, at, phrase }: FoundAttribution,
  sentence: Sentence,
  terms: readonly Term[],
  text: string,
): TextRange {
  if (code === "done-by") {
    let first = from;
    for (let next = at - 2; next > from; next -= 1) {
      if (COORDINATORS.has(terms[next]?.word ?? "")) {
        first = next + 1;
        break;
      }
    }
    return {
      start: terms[first]?.start ?? sentence.start,
      end: terms[phrase.end - 1]?.end ?? sentence.end,
    };
  }
  const start = terms[at]?.start ?? sentence.start;
  const begins = from === sentence.from && at - from < 3 ? sentence.start : start;
  return { start: begins, end: trimEnd(text, { start: begins, end: sentence.end }) };
}

function trimEnd(text: string, { start, end }: TextRange): number {
  const tail = TRAILING.exec(text.slice(Math.max(start, end - 8), end))?.[0].length ?? 0;
  return Math.max(start + 1, end - tail);
}
