/** The words of a list, whose lines only keep them readable. */
export function wordsOf(lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split(" ")));
}

/** Each phrase as its words. */
export function phrasesOf(phrases: readonly string[]): readonly (readonly string[])[] {
  return phrases.map((phrase) => phrase.split(" "));
}

/** All words of these lists. */
export function union(...lists: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => [...list]));
}

/** A pattern for one of the words, in a text as it is written: global, in small letters and large. */
export function anyOf(words: readonly string[]): RegExp {
  return new RegExp(`\\b(?:${words.join("|")})\\b`, "giu");
}
