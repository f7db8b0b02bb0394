import lists from "./people.json" with { type: "json" };
import { wordsOf } from "./word-lists";

const { words } = lists;

/** Titles before a person's name. */
export const TITLES = wordsOf(words.titles);

/** Those who speak for a state or a body. */
export const OFFICIALS = wordsOf(words.officials);

/** Those who belong to a body, but never speak for a state. */
export const STAFF = wordsOf(words.staff);

/** Nouns of people and bodies that come in numbers. */
export const CROWDS = wordsOf(words.crowds);

/** Adjectives that say which of them are meant. */
export const REGIONAL = wordsOf(words.regional);

/** Crowds that may have a noun or adjective before them and be a subject without a quantity. */
export const NAMED_CROWDS = wordsOf(words.namedCrowds);

/** Crowds that are nobody in particular, even with an article. */
export const ANYBODY = wordsOf(words.anybody);

/** Those who hold one of these hold it in a state. */
export const STATE_OFFICES = wordsOf(words.stateOffices);

/** Those who hold one of these are of a state, if the title stands before their name. */
export const HEADS_OF_STATE = wordsOf(words.headsOfState);

/** Those who hold one of these are of a body. */
export const OFFICERS = wordsOf(words.officers);

/** Before a role: "deputy", "foreign", "climate". */
export const ROLE_ADJECTIVES = wordsOf(words.roleAdjectives);

/** What an office is about: "Minister of Foreign Affairs". */
export const OFFICE_MATTERS = wordsOf(words.officeMatters);

/** Behind a role in French and Spanish: "directora ejecutiva". */
export const AFTER_ROLE = wordsOf(words.afterRole);

/** Somebody of whom the text tells no name: "a diplomat". */
export const UNNAMED_PEOPLE = wordsOf(words.unnamedPeople);

/** These are of the state that was named before, if there is one. */
export const UNNAMED_OFFICIALS = wordsOf(words.unnamedOfficials);

/** One of these speaks for others, who are not named. */
export const UNNAMED_GROUPS = wordsOf(words.unnamedGroups);

/** Who speaks without a name, of a meeting or of a body: the word and what the office is called. */
export const OFFICES: ReadonlyMap<string, string> = new Map(Object.entries(lists.offices));

/** Titles of those who chair: they speak for the meeting. */
export const PRESIDING = wordsOf(words.presiding);

/** Offices, as they are called, whose holders preside over a meeting. */
export const OFFICES_OF_MEETINGS: ReadonlySet<string> = new Set(lists.officesOfMeetings);

/** Offices, as they are called, that one person holds. */
export const OFFICES_OF_ONE: ReadonlySet<string> = new Set(lists.officesOfOne);
