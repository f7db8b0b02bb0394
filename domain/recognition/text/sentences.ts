import { SENTENCE_ENDS } from "@/domain/statements/quotations";
import { isAbbreviation } from "@/domain/text/abbreviations";
import type { TextRange } from "@/domain/text/range";
import { OPENS_SENTENCE } from "../lexicon/grammar";
import type { Term } from "./terms";

/** `[from, to)` are indices of terms; the range is in the text. */
export type Sentence = TextRange & { from: number; to: number };

const CLOSERS = new Set(["”", "’", '"', "»", ")", "]", "'"]);

/** The sentences among the terms of one block. Quotations are opaque: sentences inside them do not count. */
export function splitSentences(text: string, terms: readonly Term[]): Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  for (let at = 0; at < terms.length; at += 1) {
    let last = at;
    if (!endsSentence(terms, at) && !endsLine(text, terms, at)) continue;
    while (CLOSERS.has(terms[last + 1]?.word ?? "") && terms[last + 1]?.start === terms[last]?.end)
      last += 1;
    last = skipNotes(terms, last);
    const next = terms[last + 1];
    if (next && !beginsSentence(terms, last)) continue;
    push(sentences, terms, from, last + 1);
    from = last + 1;
    at = last;
  }
  if (from < terms.length) push(sentences, terms, from, terms.length);
  return sentences;
}

/** Terms of a topic before its colon, at most. */
const LONGEST_TOPIC = 9;

/** The sentence behind a topic that leads into a paragraph: "Scope and Objective: | Rwanda preferred …". */
export function skipTopic(terms: readonly Term[], sentence: Sentence): Sentence {
  const { from, to } = sentence;
  if (terms[from]?.shape === "lower") return sentence;
  for (let at = from; at < Math.min(to - 1, from + LONGEST_TOPIC); at += 1) {
    const term = terms[at];
    const next = terms[at + 1];
    if (term?.word === ":" && at > from && next && next.shape !== "lower" && next.kind !== "quote")
      return { ...sentence, from: at + 1, start: next.start };
    if (term?.kind !== "word" || OPENS_SENTENCE.has(term.word)) return sentence;
  }
  return sentence;
}

/** Terms of a dateline, at most. */
const LONGEST_DATELINE = 12;

/** The sentence behind where and when it was written: "LONDON, 7 July 2023 – | Governments agreed …". */
export function skipDateline(terms: readonly Term[], sentence: Sentence): Sentence {
  const { from, to } = sentence;
  if (terms[from]?.kind !== "word") return sentence;
  for (let at = from; at < Math.min(to - 1, from + LONGEST_DATELINE); at += 1) {
    const [term, next] = [terms[at], terms[at + 1]];
    if ((term?.word === "–" || term?.word === "—") && at > from && next && next.shape !== "lower")
      return next.start > term.end ? { ...sentence, from: at + 1, start: next.start } : sentence;
    const isPart = term?.kind !== "quote" && (term?.shape !== "lower" || term.word === "de");
    if (!isPart || term?.word === ".") return sentence;
  }
  return sentence;
}

/** Footnotes: "… remained to be cleared.[5]". */
function skipNotes(terms: readonly Term[], last: number): number {
  let end = last;
  while (
    terms[end + 1]?.word === "[" &&
    terms[end + 1]?.start === terms[end]?.end &&
    terms[end + 2]?.kind === "number" &&
    terms[end + 3]?.word === "]"
  )
    end += 3;
  return end;
}

function push(sentences: Sentence[], terms: readonly Term[], from: number, to: number): void {
  const [first, last] = [terms[from], terms[to - 1]];
  if (first && last) sentences.push({ from, to, start: first.start, end: last.end });
}

function endsSentence(terms: readonly Term[], at: number): boolean {
  const term = terms[at];
  if (!term) return false;
  if (term.kind === "quote") return term.quotation?.endsSentence === true;
  if (!SENTENCE_ENDS.has(term.word) || term.kind !== "mark") return false;
  const before = terms[at - 1];
  if (term.word !== "." || before?.end !== term.start) return true;
  if (before.shape === "Capital" && before.end - before.start === 1) return false;
  return !isAbbreviation(before.word) || before.kind === "name";
}

/** "… on Article 21:" at the end of a line announces what follows; it is not one sentence with it. */
function endsLine(text: string, terms: readonly Term[], at: number): boolean {
  const [term, next] = [terms[at], terms[at + 1]];
  return (
    term?.word === ":" && next !== undefined && text.slice(term.end, next.start).includes("\n")
  );
}

function beginsSentence(terms: readonly Term[], last: number): boolean {
  const [term, next] = [terms[last], terms[last + 1]];
  if (!term || !next || next.start === term.end) return false;
  return next.kind === "quote" || next.shape !== "lower";
}
