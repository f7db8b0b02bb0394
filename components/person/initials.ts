const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** The first user-perceived character of `word`: never half of an emoji or of a letter with its marks. */
function firstCharacter(word: string): string {
  const [first] = graphemes.segment(word);
  return first?.segment ?? "";
}

/** One or two characters for a name in any script: first and last word's, or the single word's first. */
export function initialsOf(name: string): string {
  const words = name
    .split(/[\s\p{P}\p{Z}]+/u)
    .filter((word) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(word));
  const first = words[0];
  const last = words.length > 1 ? words[words.length - 1] : undefined;
  if (first === undefined) return "?";
  return (firstCharacter(first) + (last === undefined ? "" : firstCharacter(last))).toUpperCase();
}
