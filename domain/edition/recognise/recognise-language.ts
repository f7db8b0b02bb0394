import { eld } from "eld/extrasmall";
import { parseLanguageTag, UNDETERMINED } from "../edition-language";

/** UTF-16 code units. The recogniser reads no more of a passage. */
const PASSAGE = 1_000;
/** Spread over the text, so that a foreword in another language decides nothing. */
const MOST_PASSAGES = 24;
/** With fewer letters, names decide. */
const LEAST_LETTERS = 60;
/** Of the passages that can be told. */
const SURE = 0.75;

/** The language of a text as a BCP 47 tag, "und" if it is not certain: too little text, or several languages. */
export function recogniseLanguage(text: string): string {
  const counts = new Map<string, number>();
  let told = 0;
  for (const words of takePassages(text)) {
    const found = eld.detect(words);
    if (!found.isReliable()) continue;
    told += 1;
    counts.set(found.language, (counts.get(found.language) ?? 0) + 1);
  }
  const [best] = [...counts].toSorted(([, a], [, b]) => b - a);
  if (!best || best[1] < told * SURE) return UNDETERMINED;
  return parseLanguageTag(best[0]) ?? UNDETERMINED;
}

/** The words of passages that have enough of them: numbers and signs are of no language. */
function* takePassages(text: string): Generator<string, undefined> {
  const step = Math.max(PASSAGE, text.length / MOST_PASSAGES);
  for (let at = 0; at < text.length; at += step) {
    const passage = text.slice(at, at + PASSAGE);
    const words = passage.match(/[\p{L}\p{M}]+(?:[’'-][\p{L}\p{M}]+)*/gu)?.join(" ") ?? "";
    if (words.length >= LEAST_LETTERS) yield words;
  }
}
