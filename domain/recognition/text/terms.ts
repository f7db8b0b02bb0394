import type { Quotation } from "@/domain/statements/quotations";
import type { TextRange } from "@/domain/text/range";
import { ELIDED } from "../lexicon/grammar";
import { FIRST_NAMES, OPENERS } from "../lexicon/naming";
import { OFFICIALS, STAFF, TITLES } from "../lexicon/people";
import type { Gazetteer, Named } from "./gazetteer";
import { tokenise, type Token, type TokenShape } from "./tokens";

/**
 * What sentences are made of here: words, punctuation marks, whole names of actors, adjectives of states, and whole
 * quotations, which are opaque.
 */
export type Term = TextRange & {
  kind: "word" | "mark" | "number" | "name" | "adjective" | "quote";
  /** Folded; `""` of a quotation. */
  word: string;
  shape: TokenShape;
  /** Of a word: the state whose government sits there. */
  named: Named | null;
  quotation: Quotation | null;
};

/** The terms of a stretch of text; `quotations` are those within it, the outermost ones only. */
export function readTerms(
  text: string,
  range: TextRange,
  quotations: readonly Quotation[],
  gazetteer: Gazetteer,
): Term[] {
  const terms: Term[] = [];
  let from = range.start;
  for (const quotation of quotations) {
    pushTerms(terms, tokenise(text, { start: from, end: quotation.outer.start }), gazetteer);
    const { start, end } = quotation.outer;
    terms.push({ kind: "quote", word: "", shape: "mark", named: null, quotation, start, end });
    from = end;
  }
  pushTerms(terms, tokenise(text, { start: from, end: range.end }), gazetteer);
  return terms;
}

function pushTerms(terms: Term[], tokens: readonly Token[], gazetteer: Gazetteer): void {
  let at = 0;
  while (at < tokens.length) {
    const token = tokens[at];
    if (!token) break;
    const match = gazetteer.mayBegin(token.word) ? gazetteer.matchAt(tokens, at) : null;
    if (match) {
      const { start } = token;
      const end = tokens[at + match.length - 1]?.end ?? token.end;
      const isPerson = match.length === 1 && isFirstName(tokens, at);
      const kind =
        match.role === "place" || match.role === "seat" || isPerson
          ? "word"
          : match.role === "adjective"
            ? "adjective"
            : "name";
      const isSeat = match.role === "seat" && !isPerson;
      const named = kind === "word" && !isSeat ? null : match.named;
      terms.push({
        kind,
        word: token.word,
        shape: token.shape,
        named,
        quotation: null,
        start,
        end,
      });
      at += match.length;
    } else {
      at += pushWord(terms, tokens, at, gazetteer);
    }
  }
}

/** Takes one word with what is joined to it, and returns how many tokens that were. */
function pushWord(
  terms: Term[],
  tokens: readonly Token[],
  at: number,
  gazetteer: Gazetteer,
): number {
  const token = tokens[at];
  if (!token) return 1;
  const { start, shape } = token;
  const next = tokens[at + 1];
  const joined = next?.start === token.end ? next : null;
  if (shape === "mark") {
    const possessive = joined?.word === "s" && token.word === "'";
    const end = possessive ? joined.end : token.end;
    const word = possessive ? "'s" : token.word;
    terms.push({ kind: "mark", word, shape, named: null, quotation: null, start, end });
    return possessive ? 2 : 1;
  }
  let length = 1;
  let { word, end } = token;
  if (joined?.word === "'" && ELIDED.has(word)) {
    length = 2;
    end = joined.end;
  } else if (joined?.word === "-") {
    for (;;) {
      const [mark, part] = [tokens[at + length], tokens[at + length + 1]];
      if (mark?.word !== "-" || !part || part.shape === "mark") break;
      if (mark.start !== end || part.start !== mark.end || length > 8) break;
      if (isActor(gazetteer, tokens, at + length + 1)) break;
      word += `-${part.word}`;
      end = part.end;
      length += 2;
    }
  }
  const kind = shape === "number" ? "number" : "word";
  terms.push({ kind, word, shape, named: null, quotation: null, start, end });
  return length;
}

function isActor(gazetteer: Gazetteer, tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.word ?? "";
  return gazetteer.mayBegin(word) && gazetteer.matchAt(tokens, at)?.role === "actor";
}

function isFirstName(tokens: readonly Token[], at: number): boolean {
  const [before, token, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (!token || !FIRST_NAMES.has(token.word) || token.shape !== "Capital") return false;
  const isName = (other: Token | undefined) =>
    other?.shape === "Capital" &&
    !OPENERS.has(other.word) &&
    !OFFICIALS.has(other.word) &&
    !STAFF.has(other.word);
  return (isName(after) && !TITLES.has(after?.word ?? "")) || isName(before);
}
