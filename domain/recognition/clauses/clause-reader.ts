import { DATING } from "../lexicon/calendar";
import {
  BY,
  CAN_BE_PASSIVE,
  CONNECTING_PAIRS,
  CONNECTORS,
  CONTRASTS,
  DETERMINERS,
  NAME_COORDINATORS,
  PREPOSITIONS,
  SUBORDINATORS,
} from "../lexicon/grammar";
import { isCount } from "../lexicon/quantities";
import { readVerb } from "../lexicon/verbs";
import type { Phrase } from "../phrases/party";
import { PhraseReader } from "../phrases/phrase-reader";
import type { Sentence } from "../text/sentences";
import type { Term } from "../text/terms";
import type { FoundAttribution } from "./found-attribution";
import { InversionReader } from "./inversion-reader";
import { VerbFinder } from "./verb-finder";

/** Terms between a subject and a verb that stands further off, at most. */
const REACH = 16;
const YEAR = /^(?:19|20)\d\d$/u;

/** Finds who speaks or acts in the sentences of one block. */
export class ClauseReader {
  readonly #terms: readonly Term[];
  readonly #phrases: PhraseReader;
  readonly #inversions: InversionReader;
  readonly #verbs: VerbFinder;

  constructor(text: string, terms: readonly Term[]) {
    this.#terms = terms;
    this.#phrases = new PhraseReader(text, terms);
    this.#inversions = new InversionReader(terms, this.#phrases);
    this.#verbs = new VerbFinder(terms);
  }

  /** The attributions of a sentence in order. `lenient`: at the start of an item any verb will do. */
  read({ from, to }: Sentence, lenient: boolean): FoundAttribution[] {
    const found: FoundAttribution[] = [];
    let at = from;
    let clause = from;
    while (at < to) {
      const attribution = this.#readAt(at, from, to, found.length > 0, lenient);
      if (!attribution) {
        if (this.#opensClause(at, to)) clause = at + 1;
        at += 1;
        continue;
      }
      // "A pledged money and | B promised help".
      const before = this.#word(attribution.at - 1);
      const begins = CONNECTORS.has(before) || before === "with" ? attribution.at : clause;
      const start = found.length === 0 ? from : Math.max(begins, from);
      found.push({
        ...attribution,
        from: attribution.code === "subject" ? Math.min(start, at) : start,
      });
      at = Math.max(at + 1, attribution.end);
      clause = at;
    }
    return found.length > 0 ? found : this.#readDistant(from, to);
  }

  #readAt(
    at: number,
    from: number,
    to: number,
    later: boolean,
    lenient: boolean,
  ): FoundAttribution | null {
    const according = this.#inversions.readAccording(at, from, to, later);
    if (according) return according;
    const inverted = this.#inversions.readInverted(at, from, to);
    if (inverted) return inverted;
    const voting = this.#inversions.readVoting(at, from, to);
    if (voting) return voting;
    const agent = this.#inversions.readAgent(at, from, to, later);
    if (agent) return agent;
    const beside = this.#readBeside(at, to);
    if (beside) return beside;
    const place = this.#placeOf(at, from);
    if (place === "none" || (later && place !== "clause")) return null;
    if (place === "loose" && this.#isInsideName(at)) return null;
    const phrase = this.#phrases.read(at, to);
    const [first] = phrase?.parties ?? [];
    if (!phrase || !first) return null;
    if (place === "loose" && first.sort !== "named" && first.sort !== "crowd") return null;
    const verb = this.#verbs.find(phrase, to);
    const start = { phrase, code: "subject" as const, from: at, at };
    if (verb) {
      const strong = verb.verb.class === "say" || verb.verb.class === "stance";
      if (later && !strong && first.sort !== "named") return null;
      return {
        ...start,
        verb: verb.verb,
        verbRange: this.#terms[verb.at] ?? null,
        end: verb.at + 1,
      };
    }
    const isDeed =
      at === from &&
      first.sort === "named" &&
      (lenient
        ? this.#verbs.looksFinite(phrase.end, to)
        : this.#verbs.looksPast(phrase.end, to) && !first.official && first.speaker === null);
    if (isDeed) {
      const verbRange = this.#terms[phrase.end] ?? null;
      return {
        ...start,
        verb: { class: "act", form: "past", romance: false },
        verbRange,
        end: phrase.end + 1,
      };
    }
    return null;
  }

  /** "…, with | Norway and Uganda supporting it". */
  #readBeside(at: number, to: number): FoundAttribution | null {
    if (this.#word(at - 1) !== "with" || this.#word(at - 2) !== ",") return null;
    const phrase = this.#phrases.read(at, to);
    const [first] = phrase?.parties ?? [];
    if (!phrase || (first?.sort !== "named" && first?.sort !== "crowd")) return null;
    const verbRange = this.#terms[phrase.end];
    const verb = phrase.end < to ? readVerb(this.#word(phrase.end)) : null;
    if (verb?.form !== "participle" || verb.romance || !verbRange) return null;
    return { phrase, verb, verbRange, code: "subject", from: at, at, end: phrase.end + 1 };
  }

  /** Whom a sentence is about, though it says nothing: "Ms. Lee, who runs the clinic, sighed". */
  readSubject({ from, to }: Sentence): Phrase | null {
    const phrase = this.#phrases.read(from, to);
    const [first] = phrase?.parties ?? [];
    if (phrase?.parties.length !== 1 || !first) return null;
    const isPerson = first.sort === "understood" && first.speaker !== null;
    if (first.sort !== "named" && first.sort !== "person" && !isPerson) return null;
    const next = this.#terms[phrase.end];
    return phrase.end < to && next?.kind === "word" && next.shape === "lower" ? phrase : null;
  }

  /** "Forty countries, most of them observers at the last meeting, attended": the verb stands further off. */
  #readDistant(from: number, to: number): FoundAttribution[] {
    const phrase = this.#phrases.read(from, to);
    const [first] = phrase?.parties ?? [];
    const sort = first?.sort ?? "pronoun";
    if (!phrase || !first || (sort !== "named" && sort !== "crowd" && sort !== "person")) return [];
    if (this.#word(phrase.end) === "'s") return [];
    for (let at = phrase.end; at < Math.min(to, phrase.end + REACH); at += 1) {
      const term = this.#terms[at];
      if (!term || term.kind === "quote" || term.word === ";" || term.word === ":") return [];
      if (SUBORDINATORS.has(term.word)) return [];
      if (term.kind === "name" && sort !== "crowd") return [];
      const verb = term.kind === "word" && term.shape === "lower" ? readVerb(term.word) : null;
      if (!verb || (verb.form !== "past" && verb.form !== "present")) continue;
      // "Ms. Lee flew in and told reporters": of a person only what is said counts.
      if (sort === "person" && (verb.class !== "say" || !CONNECTORS.has(this.#word(at - 1))))
        return [];
      const before = this.#word(at - 1);
      if (CAN_BE_PASSIVE.has(before) || DETERMINERS.has(before) || PREPOSITIONS.has(before))
        continue;
      if (BY.has(this.#word(at + 1))) continue;
      return [{ phrase, verb, verbRange: term, code: "subject", from, at: from, end: at + 1 }];
    }
    return [];
  }

  /** Whether a subject may begin here: at a clause, in running words, or not at all. */
  #placeOf(at: number, from: number): "clause" | "loose" | "none" {
    if (at === from) return "clause";
    const before = this.#terms[at - 1];
    if (!before) return "clause";
    if (before.kind === "mark") {
      return [",", ";", ":", "-", "–", "—", "(", "[", "…", "•", "*", ")"].includes(before.word)
        ? "clause"
        : "none";
    }
    if (before.kind === "quote") return "clause";
    const pair = `${this.#word(at - 2)} ${before.word}`;
    if (CONNECTING_PAIRS.has(pair)) return "clause";
    if (CONNECTORS.has(before.word)) {
      // "in Syria and Iraq": the second is no more a subject than the first.
      return NAME_COORDINATORS.has(before.word) && this.#terms[at - 2]?.kind === "name"
        ? "none"
        : "clause";
    }
    // A quotation may begin with the "that" of the sentence around it.
    if (at - 1 === from && (before.word === "that" || before.word === "que")) return "clause";
    if (this.#isDated(at, from)) return "clause";
    if (isCount(before.word) || before.kind === "number") return "none";
    if (
      PREPOSITIONS.has(before.word) ||
      SUBORDINATORS.has(before.word) ||
      DETERMINERS.has(before.word)
    )
      return "none";
    return "loose";
  }

  /** "In 2022 | the agency concluded", "On 29 April 2025 | Norway applied". */
  #isDated(at: number, from: number): boolean {
    return (
      at - from <= 4 &&
      YEAR.test(this.#word(at - 1)) &&
      DATING.has(this.#word(from)) &&
      (this.#terms[at]?.shape !== "lower" || DETERMINERS.has(this.#word(at)))
    );
  }

  /** "Michael | Jordan": a name was tried from its first word. */
  #isInsideName(at: number): boolean {
    const [before, term] = [this.#terms[at - 1], this.#terms[at]];
    return (
      term?.kind === "word" &&
      term.shape !== "lower" &&
      before?.kind === "word" &&
      before.shape !== "lower"
    );
  }

  #opensClause(at: number, to: number): boolean {
    const term = this.#terms[at];
    if (!term || at + 1 >= to) return false;
    if (term.word === ";") return true;
    return CONTRASTS.has(term.word) || (term.word === "," && CONNECTORS.has(this.#word(at + 1)));
  }

  #word(at: number): string {
    return this.#terms[at]?.word ?? "";
  }
}
