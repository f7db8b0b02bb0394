import type { Attribution } from "./attribution";
import { readVerb, type Verb } from "./lexicon";
import type { Phrase } from "./party";
import { InversionReader } from "./inversion-reader";
import { PhraseReader } from "./phrase-reader";
import type { Sentence } from "./sentences";
import type { Term } from "./terms";
import {
  BETWEEN,
  CAN_BE_PASSIVE,
  CONNECTORS,
  COUNTS,
  DETERMINERS,
  PREPOSITIONS,
  SUBORDINATORS,
} from "./words";

/** Terms between a subject and its verb, at most. */
const REACH = 16;
const STATES_OF_MIND = new Set(
  (
    "concerned convinced committed ready prepared willing unable able pleased opposed disappointed grateful determined satisfied sceptical skeptical confident alarmed favour favor " +
    "against view position appalled dismayed encouraged proud reluctant keen open hopeful worried unwilling supportive critical deeply gravely favorable opuesta opuesto dispuesto dispuesta comprometido preocupado preocupada " +
    "prete pret preoccupe preoccupee opposee convaincu convaincue engagee inquiet"
  ).split(" "),
);
const AUXILIARIES = new Set("would will did does do could a ont ha han s se avait".split(" "));
const COORDINATORS = new Set("and or et ou y e o nor".split(" "));
const ROMANCE_ARTICLES = new Set("le la les l el los las".split(" "));
const BY = new Set(["by", "par", "por"]);

/** Finds who speaks or acts in the sentences of one block. */
export class ClauseReader {
  readonly #terms: readonly Term[];
  readonly #phrases: PhraseReader;
  readonly #inversions: InversionReader;

  constructor(text: string, terms: readonly Term[]) {
    this.#terms = terms;
    this.#phrases = new PhraseReader(text, terms);
    this.#inversions = new InversionReader(terms, this.#phrases);
  }

  /** The attributions of a sentence in order. `lenient`: at the start of an item any verb will do. */
  read({ from, to }: Sentence, lenient: boolean): Attribution[] {
    const found: Attribution[] = [];
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
      const begins = CONNECTORS.has(this.#word(attribution.at - 1)) ? attribution.at : clause;
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
  ): Attribution | null {
    const according = this.#inversions.readAccording(at, from, to, later);
    if (according) return according;
    const inverted = this.#inversions.readInverted(at, from, to);
    if (inverted) return inverted;
    const agent = this.#inversions.readAgent(at, from, to, later);
    if (agent) return agent;
    const place = this.#placeOf(at, from);
    if (place === "none" || (later && place !== "clause")) return null;
    if (place === "loose" && this.#isInsideName(at)) return null;
    const phrase = this.#phrases.read(at, to);
    const [first] = phrase?.parties ?? [];
    if (!phrase || !first) return null;
    if (place === "loose" && first.sort !== "named" && first.sort !== "crowd") return null;
    const verb = this.#findVerb(phrase, to);
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
    if (lenient && at === from && first.sort === "named" && this.#looksFinite(phrase.end, to)) {
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

  /** "Forty countries, most of them observers at the last meeting, attended": the verb stands further off. */
  #readDistant(from: number, to: number): Attribution[] {
    const phrase = this.#phrases.read(from, to);
    const [first] = phrase?.parties ?? [];
    if (!phrase || !first || (first.sort !== "named" && first.sort !== "crowd")) return [];
    if (this.#word(phrase.end) === "'s") return [];
    for (let at = phrase.end; at < Math.min(to, phrase.end + REACH); at += 1) {
      const term = this.#terms[at];
      if (!term || term.kind === "quote" || term.word === ";" || term.word === ":") return [];
      if (SUBORDINATORS.has(term.word)) return [];
      if (term.kind === "name" && first.sort === "named") return [];
      const verb = term.kind === "word" && term.shape === "lower" ? readVerb(term.word) : null;
      if (!verb || (verb.form !== "past" && verb.form !== "present")) continue;
      const before = this.#word(at - 1);
      if (CAN_BE_PASSIVE.has(before) || DETERMINERS.has(before) || PREPOSITIONS.has(before))
        continue;
      if (BY.has(this.#word(at + 1)) || this.#word(at + 1) === "by") continue;
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
    if (CONNECTORS.has(before.word)) {
      // "in Syria and Iraq": the second is no more a subject than the first.
      return COORDINATORS.has(before.word) && this.#terms[at - 2]?.kind === "name"
        ? "none"
        : "clause";
    }
    // A quotation may begin with the "that" of the sentence around it.
    if (at - 1 === from && (before.word === "that" || before.word === "que")) return "clause";
    if (COUNTS.has(before.word) || before.kind === "number") return "none";
    if (
      PREPOSITIONS.has(before.word) ||
      SUBORDINATORS.has(before.word) ||
      DETERMINERS.has(before.word)
    )
      return "none";
    return "loose";
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
    return (
      ["while", "whereas", "but", "tandis", "mientras"].includes(term.word) ||
      (term.word === "," && CONNECTORS.has(this.#word(at + 1)))
    );
  }

  #findVerb(phrase: Phrase, to: number): { verb: Verb; at: number } | null {
    let passive = false;
    let modal = false;
    for (let at = phrase.end; at < Math.min(to, phrase.end + REACH); at += 1) {
      const term = this.#terms[at];
      if (!term) return null;
      if (term.kind === "word" && term.shape !== "Capital") {
        const verb = readVerb(term.word);
        if (CAN_BE_PASSIVE.has(term.word)) {
          passive = true;
          continue;
        }
        if (passive && STATES_OF_MIND.has(term.word))
          return { verb: { class: "stance", form: "past", romance: false }, at };

        if (BETWEEN.has(term.word)) {
          if (AUXILIARIES.has(term.word)) modal = true;
          continue;
        }
        if (verb) {
          if (this.#fits(verb, phrase, passive, modal)) return { verb, at };
          return null;
        }
        if (/(?:ly|ment|mente)$/u.test(term.word)) continue;
        if (term.word === "having" && phrase.parties[0]?.sort === "crowd") continue;
        const skipped = this.#skipInsertion(at, to);
        if (skipped > at) {
          at = skipped - 1;
          continue;
        }
        return null;
      }
      if (term.word === ",") {
        const skipped = this.#skipInsertion(at + 1, to);
        if (skipped > at + 1) at = skipped - 1;
        continue;
      }
      return null;
    }
    return null;
  }

  #fits(verb: Verb, phrase: Phrase, passive: boolean, modal: boolean): boolean {
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
            (verb.romance && this.#isRomance(phrase)))
        );
      case "participle":
        return passive;
    }
  }

  /** Whether the word before the phrase, or its article, is French or Spanish. */
  #isRomance({ at }: Phrase): boolean {
    return [at - 1, at, at + 1].some((one) => ROMANCE_ARTICLES.has(this.#word(one)));
  }

  /** "in its statement", "on 14 September 2011,", "during the debate": ends before the verb; `at` where there is none. */
  #skipInsertion(at: number, to: number): number {
    if (!PREPOSITIONS.has(this.#word(at)) || BY.has(this.#word(at))) return at;
    if (["of", "de", "du", "des", "del", "d"].includes(this.#word(at))) return at;
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

  #looksFinite(at: number, to: number): boolean {
    for (let next = at; next < Math.min(to, at + 4); next += 1) {
      const term = this.#terms[next];
      if (term?.kind !== "word" || term.shape !== "lower") return false;
      if (/(?:[^aeiou]ed|ied|[aeiou]ted|[^s]s)$/u.test(term.word) && !PREPOSITIONS.has(term.word))
        return true;
      if (
        [
          "is",
          "was",
          "are",
          "were",
          "has",
          "have",
          "had",
          "will",
          "does",
          "did",
          "can",
          "must",
        ].includes(term.word)
      )
        return true;
      if (!BETWEEN.has(term.word) && !term.word.endsWith("ly")) return false;
    }
    return false;
  }

  #word(at: number): string {
    return this.#terms[at]?.word ?? "";
  }
}
