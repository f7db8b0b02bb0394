import lists from "./calendar.json" with { type: "json" };
import { phrasesOf, wordsOf } from "./word-lists";

const { words } = lists;

/** The names and abbreviations of the months, from January on. */
export const MONTHS: readonly (readonly string[])[] = phrasesOf(lists.months);

/** Before a date that leads into a sentence. */
export const DATING = wordsOf(words.dating);

/** "since 1997": not when it was said. */
export const NOT_OWN = wordsOf(words.notOwn);

/** Behind one of these, a date is that of something the sentence mentions. */
export const EVENTS = wordsOf(words.events);

/** What is dated by when it was said: "a letter dated 3 May". */
export const DOCUMENTS = wordsOf(words.documents);
