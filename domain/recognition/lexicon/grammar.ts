import lists from "./grammar.json" with { type: "json" };
import { union, wordsOf } from "./word-lists";

const { words } = lists;

/** Definite articles of one. */
export const SINGULAR_ARTICLES = wordsOf(words.singularArticles);

/** Definite articles of many. */
export const PLURAL_ARTICLES = wordsOf(words.pluralArticles);

/** Definite articles of one and of many. */
export const DEFINITE_ARTICLES = union(SINGULAR_ARTICLES, PLURAL_ARTICLES);

/** Definite articles that are not English. */
export const ROMANCE_ARTICLES: ReadonlySet<string> = new Set(
  [...DEFINITE_ARTICLES].filter((word) => word !== "the"),
);

/** Determiners that say whose: "its director". */
export const POSSESSIVES = wordsOf(words.possessives);

/** What stands before a noun. */
export const DETERMINERS = union(DEFINITE_ARTICLES, POSSESSIVES, wordsOf(words.otherDeterminers));

/** Before somebody the text does not name: "a diplomat". */
export const INDEFINITES = wordsOf(words.indefinites);

/** Stand for a noun that was said before: "celui du Mali". */
export const ELLIPTIC = wordsOf(words.elliptic);

/** French words that lose their vowel before an apostrophe. */
export const ELIDED = wordsOf(words.elided);

/** A name after one of these is no subject. */
export const PREPOSITIONS = wordsOf(words.prepositions);

/** "Of" in its narrow sense. */
export const GENITIVES = wordsOf(words.genitives);

/** Between a person and the state or body that they are of or from: "delegates from A", "ambassador for B". */
export const OF = union(GENITIVES, wordsOf(words.origins));

/**
 * Between a person and the body they are with: "a researcher at the organisation". Not "des": "Ministre des Relations
 * extérieures" is of no body that is called so.
 */
export const AFFILIATORS = wordsOf(words.affiliators);

/** Between an official and the place where they are posted: "ambassador to the United Nations". */
export const POSTED = wordsOf(words.posted);

/** Before the one somebody speaks for, or for whom something is so. */
export const FOR = wordsOf(words.for);

/** Before the agent of a passive verb. */
export const BY = wordsOf(words.by);

/** Before those who join somebody. */
export const WITH = wordsOf(words.with);

/** Between the last two names of a list. */
export const AND = wordsOf(words.and);

/** Before a further agent: "by A and, in the case of B, by C". */
export const COORDINATORS = wordsOf(words.coordinators);

/** Open a clause, with or without a comma before them. */
export const CONTRASTS = wordsOf(words.contrasts);

/** Behind a name, what follows one of these is no more a subject than that name. */
export const NAME_COORDINATORS = wordsOf(words.nameCoordinators);

/** Lead from one clause to the next and belong to neither. */
export const CLAUSE_LINKS = wordsOf(words.clauseLinks);

/** What may stand between two parts of a sentence that each have a subject of their own. */
export const CONNECTORS = wordsOf(words.connectors);

/** Two words that lead to the next clause together. */
export const CONNECTING_PAIRS: ReadonlySet<string> = new Set(lists.phrases.connectingPairs);

/** Begin a clause that depends on another. */
export const SUBORDINATORS = wordsOf(words.subordinators);

/** Begin a clause about the person or body before. */
export const RELATIVES = wordsOf(words.relatives);

/** Stand for somebody named before. */
export const PRONOUNS = wordsOf(words.pronouns);

/** Stand for one person. */
export const PRONOUNS_OF_PEOPLE = wordsOf(words.pronounsOfPeople);

/** Before the verb of saying; behind one of these an infinitive is finite. */
export const AUXILIARIES = wordsOf(words.auxiliaries);

/** End the description of a post, as a finite verb does: "ambassador in Geneva | has said". */
export const AUXILIARIES_BEHIND_POST = wordsOf(words.auxiliariesBehindPost);

/** English verbs that are finite whatever follows. */
export const FINITE_AUXILIARIES = wordsOf(words.finiteAuxiliaries);

/** Forms of "be" behind which an English participle is passive. */
export const CAN_BE_PASSIVE = wordsOf(words.canBePassive);

/** Before the participle of what somebody has done. Not "be": "could be supported by A" is nobody's deed. */
export const PASSIVE_BE = wordsOf(words.passiveBe);

/** French and Spanish words behind which an adjective tells a view: "est", "d'accord". */
export const ROMANCE_BE = wordsOf(words.romanceBe);

/** Skipped between subject and verb. */
export const BETWEEN = wordsOf(words.between);

/** Adverbs and auxiliaries before a verb that nobody listed. */
export const BEFORE_PAST = wordsOf(words.beforePast);

/** Between "is" and the adjective. */
export const DEGREES = wordsOf(words.degrees);

/** Behind a verb, these tell that it is French or Spanish. */
export const ROMANCE_NEXT = wordsOf(words.romanceNext);

/** A topic before a colon has none of these: it would be a sentence. */
export const OPENS_SENTENCE = wordsOf(words.opensSentence);

/** What may stand between the states of a recorded vote. */
export const BESIDE_VOTERS = union(DEFINITE_ARTICLES, AND, GENITIVES);
