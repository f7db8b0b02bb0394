import type { TextRange } from "@/domain/text/range";
import { AsideReader } from "./aside-reader";
import { HeadReader } from "./head-reader";
import type { Phrase } from "./party";
import { partyOf, single } from "./phrase-parts";
import { TermView } from "./term-view";
import type { Term } from "./terms";

/** Reads noun phrases that name who speaks, with what stands beside them ("X, for the GROUP", "Ms. Y (Z)"). */
export class PhraseReader {
  readonly #heads: HeadReader;
  readonly #asides: AsideReader;

  constructor(text: string, terms: readonly Term[]) {
    const view = new TermView(text, terms);
    this.#heads = new HeadReader(view);
    this.#asides = new AsideReader(view, this.#heads);
  }

  /** The phrase that begins at `at`; `null` where none does. Nothing at or after `to` is read. */
  read(at: number, to: number): Phrase | null {
    const head = this.#heads.readHead(at, to);
    if (!head) return null;
    const listed = this.#heads.readList(head, to);
    return this.#asides.read({ ...listed, at }, to);
  }

  /** What "he" in "dit-il" is. */
  pronounOf({ start, end }: TextRange, word: string, next: number): Phrase {
    return single({ ...partyOf(null, { start, end }, "pronoun"), word }, next, word.endsWith("s"));
  }
}
