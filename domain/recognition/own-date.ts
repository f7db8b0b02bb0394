import type { TextRange } from "@/domain/text/range";
import type { FoundAttribution } from "./clauses/found-attribution";
import { findDates, toIso, type FoundDate } from "./dates";
import type { Draft } from "./draft";
import { DOCUMENTS, EVENTS, NOT_OWN } from "./lexicon/calendar";
import type { Sentence } from "./text/sentences";
import type { Term } from "./text/terms";
import { within } from "./text/within";

/** Terms from the verb to a date of its own, at most. */
const REACH = 8;

/** When the text is from, for dates without a year; `0` if that is unknown. */
export type When = { year: number; month: number };

/** Finds the date that a sentence gives for what it reports. */
export class OwnDateReader {
  readonly #text: string;
  readonly #block: TextRange;
  readonly #terms: readonly Term[];
  readonly #when: When;
  #dates: FoundDate[] | null = null;

  constructor(text: string, block: TextRange, terms: readonly Term[], when: When) {
    this.#text = text;
    this.#block = block;
    this.#terms = terms;
    this.#when = when;
  }

  /** `null` if the sentence gives none, or only that of something it mentions. */
  read({ at, end, verb }: FoundAttribution, sentence: Sentence): Draft["date"] {
    for (const found of this.#datesIn(sentence)) {
      const iso = this.#isoOf(found);
      const before = this.#termBefore(found.start, sentence);
      if (iso === null || before < 0 || NOT_OWN.has(this.#terms[before]?.word ?? "")) continue;
      const distance = before - (end - 1);
      const isLead = before < at && (before - sentence.from <= 4 || this.#leadsTo(at, found));
      const isNear = distance >= 0 && distance <= REACH && !this.#isEvent(end, before);
      const isOfDeed =
        (verb?.class === "act" || verb?.class === "attend") &&
        distance >= 0 &&
        found.day > 0 &&
        !this.#isEvent(end, before);
      const isBetween = before >= at && before < end;
      if (isLead || isNear || isOfDeed || isBetween) {
        return { iso, words: { start: found.start, end: found.end } };
      }
    }
    return null;
  }

  /** "in November", told in February, was last year. */
  #isoOf(found: FoundDate): string | null {
    const { year, month } = this.#when;
    // What is still to come was not said then.
    if (found.day === 0 && year > 0 && found.year > year) return null;
    const isLater = found.year === 0 && month > 0 && found.month > month;
    return toIso(found, isLater && year > 0 ? year - 1 : year);
  }

  #datesIn(sentence: Sentence): FoundDate[] {
    this.#dates ??= findDates(this.#text, this.#block);
    return within(this.#dates, sentence);
  }

  /** "At the conference in Maputo in June 2014, | Georgia stated": the date closes what leads to the subject. */
  #leadsTo(at: number, { end }: FoundDate): boolean {
    let next = at - 1;
    while (next > 0 && this.#terms[next]?.word === "the") next -= 1;
    return this.#terms[next]?.word === "," && this.#terms[next - 1]?.end === end;
  }

  /** Index of the last term of the sentence that ends before `offset`; -1 inside a quotation. */
  #termBefore(offset: number, { from, to }: Sentence): number {
    for (let at = to - 1; at >= from - 1; at -= 1) {
      const term = this.#terms[at];
      if (!term || term.end <= offset) return Math.max(at, 0);
      if (term.kind === "quote" && term.start < offset) return -1;
    }
    return Math.max(from - 1, 0);
  }

  /** "a workshop held in August": the date is the workshop's. */
  #isEvent(from: number, to: number): boolean {
    for (let at = from; at <= to; at += 1) {
      const term = this.#terms[at];
      if (term?.word === "dated" && DOCUMENTS.has(this.#terms[at - 1]?.word ?? "")) continue;
      if (term?.kind === "quote" || EVENTS.has(term?.word ?? "")) return true;
    }
    return false;
  }
}
