import { isAbbreviation } from "@/domain/text/abbreviations";
import type { TextRange } from "@/domain/text/range";
import type { Tokens } from "./tokens";

/** The sentences of an edition as runs of tokens. Those between blocks (bullet marks, pipes) belong to none. */
export type Sentences = {
  readonly count: number;
  /** First token, and the one after the last. */
  readonly firsts: Int32Array;
  readonly lasts: Int32Array;
  /** Block that each is in. */
  readonly blocks: Int32Array;
  /** By token: its sentence, or -1. */
  readonly ofToken: Int32Array;
};

const TERMINATOR = /^[.!?؟۔。！？]$/u;
const UNSPACED_TERMINATOR = /^[。！？]$/u;
const CLOSING = /^["'”’»›)\]」』）]$/u;
/** Short titles of any language: "Mr", "Hr", "Bd". */
const TITLE = /^\p{Lu}\p{L}{1,2}$/u;

/**
 * Cuts at the end of a block, and where a full stop is followed by white space and something that does not go on in
 * lower case. In doubt it does not cut: a longer sentence makes the anchors more careful.
 */
export function cutSentences(
  text: string,
  tokens: Tokens,
  blocks: readonly TextRange[],
): Sentences {
  const firsts: number[] = [];
  const lasts: number[] = [];
  const blockOf: number[] = [];
  const ofToken = new Int32Array(tokens.count).fill(-1);
  const startOf = (token: number): number => tokens.starts[token] ?? text.length;
  const wordOf = (token: number): string => text.slice(tokens.starts[token], tokens.ends[token]);

  function close(first: number, end: number, block: number): void {
    if (first === end) return;
    ofToken.fill(firsts.length, first, end);
    firsts.push(first);
    lasts.push(end);
    blockOf.push(block);
  }

  /** Whether a sentence ends before `next`, whose predecessors up to `first` are in it. */
  function endsBefore(next: number, first: number): boolean {
    let terminator = next - 1;
    const spaced = startOf(next) > (tokens.ends[next - 1] ?? 0);
    while (terminator > first && CLOSING.test(wordOf(terminator))) terminator -= 1;
    const sign = wordOf(terminator);
    if (!TERMINATOR.test(sign)) return false;
    if (UNSPACED_TERMINATOR.test(sign)) return !CLOSING.test(wordOf(next));
    if (!spaced || goesOnInLowerCase(next)) return false;
    if (sign !== "." || terminator === first) return true;
    const before = wordOf(terminator - 1);
    return !TITLE.test(before) && !isAbbreviation(before);
  }

  /** Whether the next word, after brackets and the like, begins with a small letter. */
  function goesOnInLowerCase(next: number): boolean {
    let token = next;
    while (token < tokens.count && !/[\p{L}\p{N}]/u.test(wordOf(token))) token += 1;
    return /^\p{Ll}/u.test(wordOf(token));
  }

  let token = 0;
  blocks.forEach(({ start, end }, block) => {
    while (token < tokens.count && startOf(token) < start) token += 1;
    let first = token;
    for (; token < tokens.count && startOf(token) < end; token += 1) {
      if (token === first || !endsBefore(token, first)) continue;
      close(first, token, block);
      first = token;
    }
    close(first, token, block);
  });
  return {
    count: firsts.length,
    firsts: Int32Array.from(firsts),
    lasts: Int32Array.from(lasts),
    blocks: Int32Array.from(blockOf),
    ofToken,
  };
}
