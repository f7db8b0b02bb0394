import lists from "../lexicon/languages.json" with { type: "json" };
import { wordsOf } from "../lexicon/word-lists";
import { LANGUAGES, type Language } from "../names/language";

const COMMON: Record<Language, ReadonlySet<string>> = {
  en: wordsOf(lists.words.en),
  fr: wordsOf(lists.words.fr),
  es: wordsOf(lists.words.es),
};

/** Share of the commonest language's words from which another is taken to be used too. */
const SHARE = 0.2;
const MOST_WORDS = 6_000;

/** The languages a text is written in, the commonest first; English if none can be told. */
export function recogniseLanguages(text: string): Language[] {
  const counts: Record<Language, number> = { en: 0, fr: 0, es: 0 };
  let read = 0;
  for (const [word] of text.matchAll(/\p{L}+/gu)) {
    if ((read += 1) > MOST_WORDS) break;
    const folded = word.toLowerCase();
    for (const language of LANGUAGES) {
      if (COMMON[language].has(folded)) counts[language] += 1;
    }
  }
  const most = Math.max(counts.en, counts.fr, counts.es);
  if (most === 0) return ["en"];
  return LANGUAGES.filter((language) => counts[language] > most * SHARE).sort(
    (a, b) => counts[b] - counts[a],
  );
}
