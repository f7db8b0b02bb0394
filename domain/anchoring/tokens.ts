/** Numbers for words, shared by the editions that are compared: equal words, equal numbers. */
export type Lexicon = Map<string, number>;

/** The words and signs of a text in order; white space is between them. Offsets are UTF-16 code units. */
export type Tokens = {
  readonly count: number;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** The word, as its number in the lexicon. */
  readonly words: Int32Array;
};

/** Scripts that do not part words by spaces; their characters stand alone. */
const UNSPACED =
  "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}";

/**
 * A flag; a character of an unspaced script; a word; or any other sign, with the marks, skin tones and joined signs
 * that belong to it. Never half a surrogate pair.
 */
const TOKEN = new RegExp(
  [
    "\\p{RI}\\p{RI}",
    `[${UNSPACED}]\\p{M}*`,
    `(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}])+`,
    "\\S(?:\\u200D\\S|[\\p{M}\\u{1F3FB}-\\u{1F3FF}])*",
  ].join("|"),
  "gu",
);

export function tokenise(text: string, lexicon: Lexicon): Tokens {
  const starts: number[] = [];
  const ends: number[] = [];
  const words: number[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const [word] = match;
    let number = lexicon.get(word);
    if (number === undefined) {
      number = lexicon.size;
      lexicon.set(word, number);
    }
    starts.push(match.index);
    ends.push(match.index + word.length);
    words.push(number);
  }
  return {
    count: words.length,
    starts: Int32Array.from(starts),
    ends: Int32Array.from(ends),
    words: Int32Array.from(words),
  };
}

/** Index of the last of ascending `starts` that is at or before `offset`; -1 if all are later. */
export function lastAtOrBefore(starts: Int32Array, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
