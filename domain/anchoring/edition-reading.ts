import { findSections } from "@/domain/edition/sections";
import type { TextRange } from "@/domain/text/range";
import type { EditionText } from "./edition-text";
import { cutSentences, type Sentences } from "./sentences";
import { lastAtOrBefore, tokenise, type Lexicon, type Tokens } from "./tokens";

/** Indices of the first and the last of something, both included. */
export type Span = { first: number; last: number };

/** An edition cut into words and sentences, which are numbered alike for equal wording. */
export type EditionReading = {
  readonly text: string;
  readonly tokens: Tokens;
  readonly sentences: Sentences;
  /** By sentence: a number that is the same for the same words and signs, whatever the white space. */
  readonly wordings: Int32Array;
  /** The tokens that a range touches; `null` if it is nothing but white space. */
  tokensOver: (range: TextRange) => Span | null;
  /** The sentences that a range touches; `null` if it touches none. */
  sentencesOver: (range: TextRange) => Span | null;
  sentenceStart: (sentence: number) => number;
  sentenceEnd: (sentence: number) => number;
  /** Title of the innermost section at an offset; empty before the first. */
  titleAt: (offset: number) => string;
};

/** Wordings are numbered in the lexicon too, under names that no word can have: they contain a space. */
export function readEdition(edition: EditionText, lexicon: Lexicon): EditionReading {
  const { text } = edition;
  const tokens = tokenise(text, lexicon);
  const sentences = cutSentences(text, tokens, blocksOf(edition));
  const wordings = new Int32Array(sentences.count);
  for (let sentence = 0; sentence < sentences.count; sentence += 1) {
    const name = ` ${tokens.words
      .subarray(sentences.firsts[sentence], sentences.lasts[sentence])
      .join(" ")}`;
    let number = lexicon.get(name);
    if (number === undefined) {
      number = lexicon.size;
      lexicon.set(name, number);
    }
    wordings[sentence] = number;
  }

  const sections = findSections(edition.structure, text);
  const sectionStarts = Int32Array.from(sections, (section) => section.start);

  function tokensOver({ start, end }: TextRange): Span | null {
    let first = lastAtOrBefore(tokens.starts, start);
    if (first < 0 || (tokens.ends[first] ?? 0) <= start) first += 1;
    const last = lastAtOrBefore(tokens.starts, end - 1);
    return first <= last ? { first, last } : null;
  }

  return {
    text,
    tokens,
    sentences,
    wordings,
    tokensOver,
    sentencesOver: (range) => {
      const span = tokensOver(range);
      if (!span) return null;
      let { first, last } = span;
      while (first <= last && sentences.ofToken[first] === -1) first += 1;
      while (last >= first && sentences.ofToken[last] === -1) last -= 1;
      if (first > last) return null;
      return { first: sentences.ofToken[first] ?? 0, last: sentences.ofToken[last] ?? 0 };
    },
    sentenceStart: (sentence) => tokens.starts[sentences.firsts[sentence] ?? 0] ?? 0,
    sentenceEnd: (sentence) => tokens.ends[(sentences.lasts[sentence] ?? 1) - 1] ?? 0,
    // Sections nest and are in reading order, so the last that began is the innermost.
    titleAt: (offset) => sections[lastAtOrBefore(sectionStarts, offset)]?.title ?? "",
  };
}

/** The blocks of an edition, or its paragraphs if it was given none. */
function blocksOf({ text, structure }: EditionText): readonly TextRange[] {
  if (structure.blocks.length > 0) return structure.blocks;
  return [...text.matchAll(/(?:[^\n]|\n(?!\s*\n))+/g)].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }));
}
