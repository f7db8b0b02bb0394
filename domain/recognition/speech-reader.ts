import type { TextRange } from "@/domain/text/range";
import type { Actor, Draft } from "./draft";
import { BY, GENITIVES } from "./lexicon/grammar";
import { BEHALF_IN_TITLE, FIRST_PERSON, SPEECH_TITLES } from "./lexicon/speech";
import { anyOf } from "./lexicon/word-lists";
import { PhraseReader } from "./phrases/phrase-reader";
import type { Gazetteer } from "./text/gazetteer";
import { splitSentences } from "./text/sentences";
import { readTerms, type Term } from "./text/terms";

/** UTF-16 code units. */
const LONGEST_HEADING = 320;
const TITLE =
  /^[^.:]{0,60}?\b(?:statement|intervention|remarks|address|speech|explanation of (?:vote|position)|d[ée]claration|allocution|discours|intervenci[óo]n|declaraci[óo]n|discurso)\b/iu;
/** A title with "by" in it tells so who speaks, whatever it has "of". */
const BEFORE_SPEAKER = [BY, GENITIVES];
const OF_ONESELF = anyOf([...FIRST_PERSON]);
/** So often in its beginning, a text speaks in the first person. */
const OFTEN = 3;
const BEGINNING = 1_200;
const SALUTATION =
  /^(?:(?:thank you|gracias|merci),? |(?:distinguished|dear|your) |excellenc|(?:mr|ms|mrs|madam|mister|monsieur|madame|señor|señora)\.? (?:le |la |el )?(?:chair|president|président|presidente|chairperson|secretary|moderator|co-chair)|chairperson,|ladies and gentlemen)/iu;
const ALIGNED =
  /\b(?:align(?:s|ed)? (?:themselves|itself)|(?:s['’]associent?|se rallient?) (?:à|aux?)|se (?:suman?|adhieren?) a)\b/iu;

/** Whom a heading announces as the one who speaks in all that follows: "Statement by the delegation of X". */
export function readSpeechTitle(
  text: string,
  { start, end }: TextRange,
  gazetteer: Gazetteer,
): Actor | null {
  const heading = text.slice(start, end);
  if (end - start > LONGEST_HEADING || /[.!?]$/u.test(heading) || !TITLE.test(heading)) return null;
  const terms = readTerms(text, { start, end }, [], gazetteer);
  const phrases = new PhraseReader(text, terms);
  const speaker = readBy(terms, phrases);
  const at = terms.findIndex(({ word }) => BEHALF_IN_TITLE.has(word));
  const body = at < 0 ? null : (firstActor(phrases, terms, at + 1) ?? null);
  const first = terms.find(({ kind, word }) => kind === "name" || SPEECH_TITLES.has(word));
  const own = first?.kind === "name" && first.named ? actorOf(first) : null;
  const actor = body ?? speaker ?? own;
  if (!actor || actor.named.kind === "person") return null;
  const spokenBy = speaker && speaker.named.name !== actor.named.name ? speaker : null;
  return {
    ...actor,
    speaker: spokenBy ? (spokenBy.speaker ?? spokenBy.named.name) : actor.speaker,
    onBehalfOf: body ? body.named.name : null,
    reasons: [{ code: "heading", words: { start, end } }],
  };
}

/** Whether what begins here speaks of itself as "we" or "I". */
export function isFirstPerson(text: string, start: number): boolean {
  const stretch = text.slice(start, start + BEGINNING);
  return [...stretch.matchAll(OF_ONESELF)].length >= OFTEN;
}

/** "Mr. Chair,", "Distinguished delegates,". */
export function isSalutation(text: string, { start, end }: TextRange): boolean {
  return SALUTATION.test(text.slice(start, Math.min(end, start + 60)));
}

/** States that the words of another join: "The candidate countries A and B align themselves with this statement." */
export function readAligned(
  text: string,
  block: TextRange,
  gazetteer: Gazetteer,
  parent: Draft,
): Draft[] {
  if (!ALIGNED.test(text.slice(block.start, block.end))) return [];
  const terms = readTerms(text, block, [], gazetteer);
  return splitSentences(text, terms).flatMap(({ start, end, from, to }): Draft[] => {
    const match = ALIGNED.exec(text.slice(start, end));
    if (!match) return [];
    const actors = terms
      .slice(from, to)
      .filter((term) => term.end <= start + match.index && term.named?.kind === "state")
      .filter(({ named }) => parent.actors.every((one) => one.named.name !== named?.name))
      .flatMap((term) => actorOf(term) ?? []);
    if (actors.length === 0) return [];
    const { section } = parent;
    const inside = { code: "inside" as const, words: parent.actors[0]?.mention ?? { start, end } };
    return [
      {
        start,
        end,
        actors,
        kind: "reported",
        date: null,
        section,
        parent,
        reasons: [inside],
        separate: true,
      },
    ];
  });
}

function readBy(terms: readonly Term[], phrases: PhraseReader): Actor | null {
  for (const words of BEFORE_SPEAKER) {
    for (let at = 0; at < terms.length; at += 1) {
      if (!words.has(terms[at]?.word ?? "")) continue;
      const actor = firstActor(phrases, terms, at + 1);
      if (actor) return actor;
    }
  }
  return null;
}

function firstActor(phrases: PhraseReader, terms: readonly Term[], from: number): Actor | null {
  for (let at = from; at < Math.min(terms.length, from + 2); at += 1) {
    const [party] = phrases.read(at, terms.length)?.parties ?? [];
    if (!party?.named || party.sort === "crowd") continue;
    const { named, mention, speaker } = party;
    return { named, mention, speaker, onBehalfOf: null, reasons: [] };
  }
  return null;
}

function actorOf({ kind, named, start, end }: Term): Actor | null {
  if (kind !== "name" || !named) return null;
  return { named, mention: { start, end }, speaker: null, onBehalfOf: null, reasons: [] };
}
