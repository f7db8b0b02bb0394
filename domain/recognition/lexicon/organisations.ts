import lists from "./organisations.json" with { type: "json" };
import { union, wordsOf } from "./word-lists";

const { words } = lists;

/** A run of capitalised words with one of these is a body, not a person. */
export const BODY_WORDS = wordsOf(words.bodyWords);

/** A body with one of these in its name is a coalition. */
export const COALITION_WORDS = wordsOf(words.coalitionWords);

/** What stands for a body that was named before. */
export const BODY_NOUNS = wordsOf(words.bodyNouns);

/** Before a body's name, what sort of body it is: "the container line Maersk". Alone, "the line" may be anything. */
export const SORTS_OF_BODY = union(BODY_NOUNS, wordsOf(words.sortsOfBody));

/** The last word of a body's name, if it is not an office of the state before it. */
export const OWN_BODIES = wordsOf(words.ownBodies);

/** Behind an adjective that is on no list, they make an actor: "the Walloon government". */
export const GOVERNING = wordsOf(words.governing);

/** Part of a state that the text names elsewhere: "the Foreign Office". */
export const OWN_OFFICES = wordsOf(words.ownOffices);

/** Capitalised, an actor by themselves. */
export const MINISTRIES = wordsOf(words.ministries);

/** What an office may be of: "the Chair of the conference". */
export const MEETINGS = wordsOf(words.meetings);
