import {
  AUXILIARIES,
  BEFORE_PAST,
  BETWEEN,
  BY,
  CAN_BE_PASSIVE,
  DEGREES,
  DETERMINERS,
  FINITE_AUXILIARIES,
  GENITIVES,
  PREPOSITIONS,
  ROMANCE_ARTICLES,
  ROMANCE_BE,
  ROMANCE_NEXT,
} from "../lexicon/grammar";
import { MEMBERS, STATES_OF_MIND } from "../lexicon/speech";
import { readVerb, type Verb } from "../lexicon/verbs";
import type { Phrase } from "../phrases/party";
import type { Term } from "../text/terms";

/** Terms between a subject and its verb, at most. */
const REACH = 16;
/** Terms of what is said beside a subject, at most. */
const INSERTED = 45;

/** Finds the verb that belongs to a subject. */
export class VerbFinder {
  readonly #terms: readonly Term[];

  constructor(terms: readonly Term[]) {
    this.#terms = terms;
  }

  /** The verb that the phrase is the subject of; `null` if it tells nothing. */
  find(phrase: Phrase, to: number): { verb: Verb; at: number } | null {
    let passive = false;
    let modal = false;
    for (let at = phrase.end; at < Math.min(to, phrase.end + REACH); at += 1) {
      const term = this.#terms[at];
      if (!term) return null;
      if (term.kind === "word" && term.shape === "lower") {
        const verb = readVerb(term.word);
        if (CAN_BE_PASSIVE.has(term.word)) {
          passive = true;
          continue;
        }
        if ((passive || ROMANCE_BE.has(this.#word(at - 1))) && STATES_OF_MIND.has(term.word))
          return { verb: { class: "stance", form: "past", romance: false }, at };
        if (passive && MEMBERS.has(term.word) && this.#word(at + 1) === "to")
          return { verb: { class: "act", form: "past", romance: false }, at };
        if (passive && DEGREES.has(term.word)) continue;

        if (BETWEEN.has(term.word)) {
          if (AUXILIARIES.has(term.word)) modal = true;
          continue;
        }
        if (verb) {
          if (this.#fits(verb, phrase, at, passive, modal)) return { verb, at };
          return null;
        }
        if (/(?:ly|ment|mente)$/u.test(term.word)) continue;
        if (term.word === "having" && phrase.parties[0]?.sort === "crowd") {
          const told = this.#verbBehindHaving(at + 1, phrase, to);
          if (told) return told;
          continue;
        }
        const skipped = this.#skipInsertion(at, to);
        if (skipped > at) {
          at = skipped - 1;
          continue;
        }
        return null;
      }
      if (term.word === ",") {
        const told = this.#verbBehindParticiple(at + 1, phrase, to);
        if (told) return told;
        const skipped = this.#skipInsertion(at + 1, to);
        if (skipped > at + 1) at = skipped - 1;
        continue;
      }
      return null;
    }
    return null;
  }

  #fits(verb: Verb, phrase: Phrase, at: number, passive: boolean, modal: boolean): boolean {
    switch (verb.form) {
      case "past":
        return !passive || verb.class === "attend";
      case "present":
        return !passive;
      case "base":
        return (
          !passive &&
          (modal ||
            phrase.plural ||
            phrase.parties.length > 1 ||
            (verb.romance && (this.#isRomance(phrase) || ROMANCE_NEXT.has(this.#word(at + 1)))))
        );
      case "participle":
        return passive;
    }
  }

  /** Whether the word before the phrase, or its article, is French or Spanish. */
  #isRomance({ at }: Phrase): boolean {
    return [at - 1, at, at + 1].some((one) => ROMANCE_ARTICLES.has(this.#word(one)));
  }

  /** "Forty countries having not yet joined the Convention | attended the conference": the second verb, if any. */
  #verbBehindHaving(from: number, phrase: Phrase, to: number): { verb: Verb; at: number } | null {
    let done = false;
    for (let at = from; at < Math.min(to, from + REACH); at += 1) {
      const verb = readVerb(this.#word(at));
      if (verb?.form !== "past") continue;
      if (done && this.#fits(verb, phrase, at, false, false)) return { verb, at };
      done = true;
    }
    return null;
  }

  /** "Norway, noting what had been agreed and speaking of its own draft, | could not accept it". */
  #verbBehindParticiple(
    from: number,
    phrase: Phrase,
    to: number,
  ): { verb: Verb; at: number } | null {
    if (readVerb(this.#word(from))?.form !== "participle") return null;
    for (let at = from + 1; at < Math.min(to, from + INSERTED); at += 1) {
      if (this.#word(at) === ";" || this.#word(at) === ":") return null;
      if (this.#word(at) !== ",") continue;
      let next = at + 1;
      let modal = false;
      for (; next < to && BETWEEN.has(this.#word(next)); next += 1)
        modal ||= AUXILIARIES.has(this.#word(next));
      const term = this.#terms[next];
      const verb = term?.kind === "word" && term.shape === "lower" ? readVerb(term.word) : null;
      if (!verb || next >= to || (verb.class !== "say" && verb.class !== "stance")) continue;
      if (verb.form !== "participle" && this.#fits(verb, phrase, next, false, modal))
        return { verb, at: next };
    }
    return null;
  }

  /** "in its statement", "on 14 September 2011,", "during the debate": ends before the verb; `at` if there is none. */
  #skipInsertion(at: number, to: number): number {
    if (!PREPOSITIONS.has(this.#word(at)) || BY.has(this.#word(at))) return at;
    if (GENITIVES.has(this.#word(at))) return at;
    for (let next = at + 1; next < Math.min(to, at + 11); next += 1) {
      const term = this.#terms[next];
      if (
        !term ||
        term.kind === "name" ||
        term.kind === "quote" ||
        term.word === ";" ||
        term.word === ":"
      )
        return at;
      const verb = term.kind === "word" && term.shape === "lower" ? readVerb(term.word) : null;
      const before = this.#word(next - 1);
      if (term.word === ",") return next + 1;
      if (
        verb &&
        (verb.form === "past" || verb.form === "present") &&
        !DETERMINERS.has(before) &&
        !PREPOSITIONS.has(before)
      ) {
        return next;
      }
      if (verb?.form === "participle") return at;
    }
    return at;
  }

  /** Whether a verb that nobody listed may follow: for the beginning of an item. */
  looksFinite(at: number, to: number): boolean {
    for (let next = at; next < Math.min(to, at + 4); next += 1) {
      const term = this.#terms[next];
      if (term?.kind !== "word" || term.shape !== "lower") return false;
      if (/(?:[^aeiou]ed|ied|[aeiou]ted|[^s]s)$/u.test(term.word) && !PREPOSITIONS.has(term.word))
        return true;
      if (FINITE_AUXILIARIES.has(term.word)) return true;
      if (!BETWEEN.has(term.word) && !term.word.endsWith("ly")) return false;
    }
    return false;
  }

  /** "Japan | stayed away": a past tense that nobody listed. */
  looksPast(at: number, to: number): boolean {
    let next = at;
    while (next < to && next < at + 2 && BEFORE_PAST.has(this.#word(next))) next += 1;
    const term = next < to ? this.#terms[next] : undefined;
    if (term?.kind !== "word" || term.shape !== "lower" || term.word.length < 5) return false;
    return (
      /[^aeiou]ed$|[aeiouy][ptyw]ed$|ied$/u.test(term.word) &&
      readVerb(term.word) === null &&
      !BY.has(this.#word(next + 1))
    );
  }

  #word(at: number): string {
    return this.#terms[at]?.word ?? "";
  }
}
