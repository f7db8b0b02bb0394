import { ROMANCE_ARTICLES } from "./grammar";
import lists from "./naming.json" with { type: "json" };
import { union, wordsOf } from "./word-lists";

const { words } = lists;

/** Between capitalised words of one name. */
export const NAME_LINKS = wordsOf(words.nameLinks);

/** A capitalised word at the beginning of a sentence that is no name. */
export const OPENERS = wordsOf(words.openers);

/** What the names of places begin with. */
export const PLACE_WORDS = wordsOf(words.placeWords);

/** Between the words of a name that French and Spanish write small. */
export const ROMANCE_LINKS = union(ROMANCE_ARTICLES, wordsOf(words.romanceLinks));

/** A family's name may begin small: "Mr. van Hulst". */
export const PARTICLES = wordsOf(words.particles);

/** May begin the name of a body, though they open sentences: "Third World Network". */
export const ORDINALS = wordsOf(words.ordinals);

/** First names and common words that are states' names too: beside another capitalised word they are a person's. */
export const FIRST_NAMES = wordsOf(words.firstNames);

/** Between two names as often as within one. */
export const LOOSE_LINKS = wordsOf(words.looseLinks);

/** Words of a name that give its abbreviation no letter, or may. */
export const SMALL_WORDS = wordsOf(words.smallWords);

/** Those of them that a longer abbreviation may have a letter for. */
export const LETTERED_SMALL_WORDS = wordsOf(words.letteredSmallWords);
