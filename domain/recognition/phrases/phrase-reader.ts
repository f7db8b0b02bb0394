import type { TextRange } from "@/domain/text/range";
import { AND } from "../lexicon/grammar";
import { TermView } from "../text/term-view";
import type { Term } from "../text/terms";
import { AsideReader } from "./aside-reader";
import { HeadReader } from "./head-reader";
import { ListReader } from "./list-reader";
import type { Phrase } from "./party";
import { partyOf, single } from "./phrase-parts";

/** Persons in one list, at most. */
const MOST = 40;

/** Reads noun phrases that name who speaks, with what stands beside them ("X, for the GROUP", "Ms. Y (Z)"). */
export class PhraseReader {
  readonly #view: TermView;
  readonly #lists: ListReader;
  readonly #heads: HeadReader;
  readonly #asides: AsideReader;

  constructor(text: string, terms: readonly Term[]) {
    const view = new TermView(text, terms);
    this.#view = view;
    this.#lists = new ListReader(view);
    this.#heads = new HeadReader(view, this.#lists);
    this.#asides = new AsideReader(view, this.#heads, this.#lists);
  }

  /** The phrase that begins at `at`; `null` if none does. Nothing at or after `to` is read. */
  read(at: number, to: number): Phrase | null {
    const head = this.#heads.readHead(at, to);
    if (!head) return null;
    const listed = this.#lists.read(head, to);
    const phrase = this.#asides.read({ ...listed, at }, to);
    return this.#isBracketed(phrase) ? this.#readOthers(phrase, to) : phrase;
  }

  /** "Mr. Moriko (Morocco)". */
  #isBracketed({ parties: [first], end }: Phrase): boolean {
    return first?.speaker !== null && this.#view.word(end - 1) === ")";
  }

  /** "Mr. A (X), Ms. B (Y) and Mr. C (Z)": each for a body of their own. */
  #readOthers(phrase: Phrase, to: number): Phrase {
    const parties = [...phrase.parties];
    let { end } = phrase;
    while (end < to && parties.length < MOST) {
      const next = this.#view.word(end) === "," ? end + 1 : end;
      const at = AND.has(this.#view.word(next)) ? next + 1 : next;
      const head = at > end ? this.#heads.readTitled(at, to) : null;
      const other = head ? this.#asides.read({ ...head, at }, to) : null;
      if (!other || !this.#isBracketed(other)) break;
      parties.push(...other.parties);
      ({ end } = other);
    }
    return end === phrase.end ? phrase : { ...phrase, parties, end, plural: true };
  }

  /** What "he" in "dit-il" is. */
  pronounOf({ start, end }: TextRange, word: string, next: number): Phrase {
    return single({ ...partyOf(null, { start, end }, "pronoun"), word }, next, word.endsWith("s"));
  }
}
