import lists from "./speech.json" with { type: "json" };
import { phrasesOf, wordsOf } from "./word-lists";

const { words, phrases } = lists;

/** Before the body that somebody speaks for, behind the speaker's name. */
export const BEHALF = phrasesOf(phrases.behalf);

/** Verbs that tell who said what stands before them: "…, said Norway". */
export const REPORT_VERBS_AFTER_QUOTE = wordsOf(words.reportVerbsAfterQuote);

/** Before the person through whom an actor speaks. */
export const THROUGH = phrasesOf(phrases.through);

/** Before the one whose view is told. */
export const ACCORDING_TO = phrasesOf(phrases.accordingTo);

/** "Voting against were A and B". */
export const VOTING = wordsOf(words.voting);

/** Who takes the floor says one of these of themselves. */
export const TAKES_FLOOR = wordsOf(words.takesFloor);

/** What somebody said or wrote that the text only points to: "the statement by Y". */
export const POINTERS = wordsOf(words.pointers);

/** What those who preside do to a meeting. */
export const PROCEDURE = wordsOf(words.procedure);

/** What is told of a meeting itself. */
export const COURSE = wordsOf(words.course);

/** "Statement on behalf of": before the body in the title of a speech. */
export const BEHALF_IN_TITLE = wordsOf(words.behalfInTitle);

/** Sorts of speech, in titles. */
export const SPEECH_TITLES = wordsOf(words.speechTitles);

/** Behind "is", they tell a view: "opposed", "concerned". */
export const STATES_OF_MIND = wordsOf(words.statesOfMind);

/** "Georgia is party to the convention". */
export const MEMBERS = wordsOf(words.members);

/** The last word before a bracket with those who voted so. */
export const SIDES = wordsOf(words.sides);

/** Before "by" and those who join somebody: "A, supported by B". */
export const JOINING = wordsOf(words.joining);

/** Who says one of these speaks of themselves. */
export const FIRST_PERSON = wordsOf(words.firstPerson);

/** Who takes turns says one of these as well; in a report they are not rare enough to tell that it is a speech. */
export const IN_TURNS = wordsOf(words.inTurns);
