import { AUXILIARIES, BETWEEN, BY, CONNECTORS, FOR, PASSIVE_BE } from "../lexicon/grammar";
import { ACCORDING_TO, REPORT_VERBS_AFTER_QUOTE, VOTING } from "../lexicon/speech";
import { readVerb, type Verb } from "../lexicon/verbs";
import type { PhraseReader } from "../phrases/phrase-reader";
import { DASHES } from "../text/marks";
import type { Term } from "../text/terms";
import type { FoundAttribution } from "./found-attribution";

/** Recognises the speaker if the name does not come first: "said X", "by X", "according to X". */
export class InversionReader {
  readonly #terms: readonly Term[];
  readonly #phrases: PhraseReader;

  constructor(terms: readonly Term[], phrases: PhraseReader) {
    this.#terms = terms;
    this.#phrases = phrases;
  }

  /** "…”, said Norway", "… », a déclaré Mme Dupont". */
  readInverted(at: number, from: number, to: number): FoundAttribution | null {
    const before = this.#terms[at - 1];
    const term = this.#terms[at];
    if (at === from || !before || term?.kind !== "word") return null;
    const afterWords = before.kind === "quote" || before.word === "," || DASHES.has(before.word);
    if (!afterWords) return null;
    const hyphened = this.#readHyphened(at, from);
    if (hyphened) return hyphened;
    let next = at;
    while (next < to && next < at + 3 && AUXILIARIES.has(this.#word(next))) next += 1;
    const verb = readVerb(this.#word(next));
    if (!verb || (verb.class !== "say" && verb.class !== "stance")) return null;
    if (verb.form === "participle" || (verb.form === "base" && !verb.romance)) return null;
    const isUsual = REPORT_VERBS_AFTER_QUOTE.has(this.#word(next)) || verb.romance;
    if (before.kind !== "quote" && next === at && !isUsual) return null;
    const phrase = this.#phrases.read(next + 1, to);
    const [first] = phrase?.parties ?? [];
    if (!phrase && verb.romance && this.#endsSaying(at, next, to))
      return this.#readUnnamed(from, next, verb);
    if (!phrase || !first || (first.sort === "crowd" && phrase.plural)) return null;
    const follows = this.#terms[phrase.end];
    // "said Norway" ends there; "asked Norway to vote" does not.
    if (follows && phrase.end < to && (follows.word === "to" || follows.word === "'s")) return null;
    return {
      phrase,
      verb,
      verbRange: this.#terms[next] ?? null,
      code: "said-by",
      from,
      at: next + 1,
      end: phrase.end,
    };
  }

  /** "“…”, advirtió.": the verb ends what was quoted. */
  #endsSaying(at: number, verbAt: number, to: number): boolean {
    const quoted = this.#terms[at - 1]?.kind === "quote" || this.#terms[at - 2]?.kind === "quote";
    const after = this.#terms[verbAt + 1];
    return quoted && (verbAt + 1 >= to || after?.kind === "mark" || after?.shape === "lower");
  }

  /** The last speaker, if French or Spanish leaves out who says it. */
  #readUnnamed(from: number, verbAt: number, verb: Verb): FoundAttribution | null {
    const term = this.#terms[verbAt];
    if (!term) return null;
    return {
      phrase: this.#phrases.pronounOf(term, "ella", verbAt + 1),
      verb,
      verbRange: term,
      code: "said-by",
      from,
      at: verbAt,
      end: verbAt + 1,
    };
  }

  /** "a-t-elle ajouté", "dit-il". */
  #readHyphened(at: number, from: number): FoundAttribution | null {
    const term = this.#terms[at];
    const parts = /^(.+?)(?:-t)?-(ils?|elles?|on)$/u.exec(term?.word ?? "");
    if (!term || !parts?.[1] || !parts[2]) return null;
    const own = readVerb(parts[1]);
    const verbAt = own ? at : at + 1;
    const verb = own ?? readVerb(this.#word(verbAt));
    if (!verb || (verb.class !== "say" && verb.class !== "stance")) return null;
    const phrase = this.#phrases.pronounOf(term, parts[2], verbAt + 1);
    return {
      phrase,
      verb,
      verbRange: this.#terms[verbAt] ?? null,
      code: "said-by",
      from,
      at,
      end: verbAt + 1,
    };
  }

  readAccording(at: number, from: number, to: number, later: boolean): FoundAttribution | null {
    if (later) return null;
    if (at === from && FOR.has(this.#word(at))) {
      const phrase = this.#phrases.read(at + 1, to);
      if (phrase?.parties[0]?.sort === "named" && this.#word(phrase.end) === ",") {
        return {
          phrase,
          verb: { class: "say", form: "past", romance: false },
          verbRange: null,
          code: "according-to",
          from,
          at,
          end: phrase.end,
        };
      }
    }
    for (const words of ACCORDING_TO) {
      if (!words.every((word, index) => this.#word(at + index) === word)) continue;
      const phrase = this.#phrases.read(at + words.length, to);
      const sort = phrase?.parties[0]?.sort;
      if (!phrase || (sort !== "named" && sort !== "person" && sort !== "crowd")) return null;
      return {
        phrase,
        verb: { class: "say", form: "past", romance: false },
        verbRange: null,
        code: "according-to",
        from,
        at,
        end: phrase.end,
      };
    }
    return null;
  }

  /** "Voting against were A, B and C". */
  readVoting(at: number, from: number, to: number): FoundAttribution | null {
    if (at !== from || !VOTING.has(this.#word(at))) return null;
    for (let be = at + 1; be < Math.min(to, at + 16); be += 1) {
      if (this.#word(be) !== "were" && this.#word(be) !== "was") continue;
      const phrase = this.#phrases.read(be + 1, to);
      if (phrase?.parties[0]?.sort !== "named") return null;
      const verb: Verb = { class: "act", form: "past", romance: false };
      const verbRange = this.#terms[at] ?? null;
      return { phrase, verb, verbRange, code: "done-by", from, at: be + 1, end: phrase.end };
    }
    return null;
  }

  /** "was delivered by X", "supported by Y" in a passive sentence. */
  readAgent(at: number, from: number, to: number, later: boolean): FoundAttribution | null {
    if (!BY.has(this.#word(at)) || at === from) return null;
    const verbAt = this.#participleBefore(at, from);
    if (verbAt < 0) return null;
    const phrase = this.#phrases.read(at + 1, to);
    const sort = phrase?.parties[0]?.sort;
    if (!phrase || (sort !== "named" && sort !== "person" && sort !== "crowd" && sort !== "office"))
      return null;
    const verb = readVerb(this.#word(verbAt));
    if (!verb) return null;
    // "had been mentioned by some speakers" is nobody's statement.
    if (later && sort === "crowd" && verb.class === "say") return null;
    if (later && verbAt < at - 3 && !CONNECTORS.has(this.#word(at - 1)) && !this.#isCoordinated(at))
      return null;
    return {
      phrase,
      verb,
      verbRange: this.#terms[verbAt] ?? null,
      code: "done-by",
      from,
      at: at + 1,
      end: phrase.end,
    };
  }

  /** The participle of a passive verb before "by"; -1 if there is none. */
  #participleBefore(at: number, from: number): number {
    for (let verbAt = at - 1; verbAt >= Math.max(from, at - 30); verbAt -= 1) {
      const verb = readVerb(this.#word(verbAt));
      if (verb?.form !== "past" || verb.class === "attend") continue;
      for (let next = verbAt - 1; next >= Math.max(from, verbAt - 3); next -= 1) {
        const word = this.#word(next);
        if (PASSIVE_BE.has(word)) {
          const near = at - verbAt <= 3;
          return near || (this.#isCoordinated(at) && this.#hasAgent(verbAt, at)) ? verbAt : -1;
        }
        if (!BETWEEN.has(word) && !/(?:ly|ment|mente)$/u.test(word)) break;
      }
    }
    return -1;
  }

  /** Whether somebody else was named with "by" before. */
  #hasAgent(from: number, to: number): boolean {
    for (let at = from + 1; at < to; at += 1) if (BY.has(this.#word(at))) return true;
    return false;
  }

  /** "by A and, in the case of Libya, by B". */
  #isCoordinated(at: number): boolean {
    for (let next = at - 1; next > Math.max(0, at - 14); next -= 1) {
      if (this.#terms[next]?.kind === "quote" || this.#word(next) === ";") return false;
      if (CONNECTORS.has(this.#word(next))) return true;
    }
    return false;
  }

  #word(at: number): string {
    return this.#terms[at]?.word ?? "";
  }
}
