import type { Reason } from "@/domain/statements/reason";
import { AND } from "../lexicon/grammar";
import type { TermView } from "../text/term-view";
import type { Phrase } from "./party";
import { partyOf } from "./phrase-parts";
import { isSeat } from "./seat";

/** Names in one list, at most. */
const MOST = 250;

/** Reads lists of names: a thousand states in a row are looked at once. */
export class ListReader {
  readonly #view: TermView;
  /** Up to here names follow each other without a last "and": looked at once, not from each of them again. */
  #noListBefore = 0;

  constructor(view: TermView) {
    this.#view = view;
  }

  /** "A, B and C". Without a last "and" it is the first name and an aside. */
  read(head: Phrase, to: number): Phrase {
    const [first] = head.parties;
    if (head.parties.length !== 1 || !first || first.sort === "pronoun") return head;
    if (head.end < this.#noListBefore) return head;
    const parties = [first];
    let at = head.end;
    let complete: { count: number; end: number } | null = null;
    while (at < to && parties.length < MOST) {
      const comma = this.#view.word(at) === ",";
      let next = comma ? at + 1 : at;
      const and =
        AND.has(this.#view.word(next)) ||
        (this.#view.word(next) === "as" && this.#view.word(next + 1) === "well");
      if (!comma && !and) break;
      if (and) next += this.#view.word(next) === "as" ? 3 : 1;
      while (this.#view.isArticle(next)) next += 1;
      const term = this.#view.term(next, to);
      if (!term?.named || (term.kind !== "name" && !isSeat(this.#view, next, to))) break;
      if (this.#view.word(next + 1) === "'s") break;
      parties.push(partyOf(term.named, term, "named"));
      at = next + 1;
      if (and) complete = { count: parties.length, end: at };
    }
    if (!complete) {
      this.#noListBefore = at;
      return head;
    }
    const all = parties.slice(0, complete.count);
    const [from, last] = [all[0], all.at(-1)];
    if (!from || !last) return head;
    const words = { start: from.mention.start, end: last.mention.end };
    const reasons: Reason[] = [{ code: "listed", words }];
    return {
      parties: all.map((party) => ({ ...party, reasons: [...party.reasons, ...reasons] })),
      at: head.at,
      end: complete.end,
      plural: true,
      asides: 0,
    };
  }
}
