import type { TextRange } from "@/domain/text/range";
import { DETERMINERS } from "../lexicon/grammar";
import { readVerb } from "../lexicon/verbs";
import type { Term } from "./terms";

/** Terms between two commas, or two brackets, at most. */
export const ASIDE = 45;

/** The terms of a stretch of text, looked at by index. */
export class TermView {
  readonly text: string;
  readonly terms: readonly Term[];

  constructor(text: string, terms: readonly Term[]) {
    this.text = text;
    this.terms = terms;
  }

  term(at: number, to: number): Term | undefined {
    return at < to ? this.terms[at] : undefined;
  }

  word(at: number): string {
    return this.terms[at]?.word ?? "";
  }

  slice({ start, end }: TextRange): string {
    return this.text.slice(start, end).replace(/\s+/gu, " ");
  }

  rangeOf(from: number, to: number): TextRange {
    const [first, last] = [this.terms[from], this.terms[Math.max(from, to - 1)]];
    return { start: first?.start ?? 0, end: last?.end ?? first?.end ?? 0 };
  }

  /** "El" of "El Salvador" is none. */
  isArticle(at: number): boolean {
    const term = this.terms[at];
    return term?.kind === "word" && DETERMINERS.has(term.word);
  }

  isDefinite(at: number): boolean {
    return DETERMINERS.has(this.word(at - 1)) || this.terms[at]?.shape !== "lower";
  }

  hasWord(from: number, to: number, words: ReadonlySet<string>): boolean {
    for (let at = from; at < to; at += 1) if (words.has(this.word(at))) return true;
    return false;
  }

  hasQuote(from: number, to: number): boolean {
    for (let at = from; at < to; at += 1) if (this.terms[at]?.kind === "quote") return true;
    return false;
  }

  /** Index of the mark that closes what began before `from`; -1 if it is too far or not there. */
  closing(from: number, to: number, mark: string): number {
    let depth = 0;
    for (let at = from; at < Math.min(to, from + ASIDE); at += 1) {
      const word = this.word(at);
      if (depth === 0 && word === mark) return at;
      if (word === ";" || this.terms[at]?.kind === "quote") return -1;
      if (word === "(" || word === "[") depth += 1;
      if (word === ")" || word === "]") depth -= 1;
    }
    return -1;
  }

  verbAt(at: number): "finite" | "participle" | null {
    const term = this.terms[at];
    if (term?.kind !== "word" || term.shape !== "lower") return null;
    const verb = readVerb(term.word);
    if (!verb) return null;
    if (verb.form === "participle" || verb.form === "base") return "participle";
    return verb.class === "say" || verb.class === "stance" ? "finite" : "participle";
  }
}
