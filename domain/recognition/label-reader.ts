import type { Block, EditionStructure } from "@/domain/edition/structure";
import type { TextRange } from "@/domain/text/range";
import { behalfAt } from "./clauses/behalf";
import type { Actor } from "./draft";
import { FIRST_PERSON, IN_TURNS, TAKES_FLOOR } from "./lexicon/speech";
import { anyOf } from "./lexicon/word-lists";
import { nameBody, readName } from "./phrases/name-run";
import type { Party, Phrase } from "./phrases/party";
import { affiliate, speakFor } from "./phrases/phrase-parts";
import { PhraseReader } from "./phrases/phrase-reader";
import type { Gazetteer } from "./text/gazetteer";
import { DASHES } from "./text/marks";
import { readTerms, type Term } from "./text/terms";

/** A stretch under one label, or before the first one (`actors` is `null`). */
export type Labelled = { range: TextRange; actors: Actor[] | null };

type Label = { actors: Actor[]; key: string; sure: boolean; firstPerson: boolean; isItem: boolean };

/** UTF-16 code units. */
const LONGEST = 140;
/** In so many characters a speaker says for whom they speak. */
const OPENING = 260;
const SPOKEN = anyOf([...FIRST_PERSON, ...IN_TURNS]);
/** So many turns make a transcript: what follows a turn belongs to it. */
const TRANSCRIPT = 3;

/** Recognises lines that are labelled with who speaks: "Ms. LEE (Canada): …", "FRANCE: …", "Norway – …". */
export class LabelReader {
  readonly #text: string;
  readonly #gazetteer: Gazetteer;
  readonly #labels = new Map<number, Label>();
  readonly isTranscript: boolean;

  constructor(text: string, structure: EditionStructure, gazetteer: Gazetteer) {
    this.#text = text;
    this.#gazetteer = gazetteer;
    const counts = new Map<string, { count: number; spoken: boolean }>();
    let turns = 0;
    for (const block of structure.blocks) {
      if (block.kind === "heading" || block.kind === "cell" || block.kind === "preformatted")
        continue;
      for (const start of lineStarts(text, block)) {
        const label = this.#readLabel(
          { start, end: Math.min(block.end, start + LONGEST) },
          block.kind === "item",
        );
        if (!label) continue;
        this.#labels.set(start, label);
        const known = counts.get(label.key) ?? { count: 0, spoken: false };
        counts.set(label.key, {
          count: known.count + 1,
          spoken: known.spoken || label.firstPerson,
        });
      }
    }
    for (const [start, label] of this.#labels) {
      const known = counts.get(label.key);
      if (!label.sure && !(known && known.count >= 2 && known.spoken)) this.#labels.delete(start);
      else if (!label.isItem) turns += 1;
    }
    this.isTranscript = turns >= TRANSCRIPT;
  }

  /** The labelled stretches of a block; none if no line of it has a label. */
  split(block: Block): Labelled[] {
    const starts = lineStarts(this.#text, block).filter((start) => this.#labels.has(start));
    const [first] = starts;
    if (first === undefined) return [];
    const stretches: Labelled[] = [];
    if (first > block.start)
      stretches.push({ range: { start: block.start, end: first }, actors: null });
    starts.forEach((start, index) => {
      const end = starts[index + 1] ?? block.end;
      stretches.push({ range: { start, end }, actors: this.#labels.get(start)?.actors ?? null });
    });
    return stretches;
  }

  /** The actor that a whole heading or cell names. */
  readHeading({ start, end }: TextRange): Actor | null {
    if (end - start > LONGEST) return null;
    const terms = readTerms(this.#text, { start, end }, [], this.#gazetteer);
    let at = 0;
    while (terms[at]?.kind === "number" || terms[at]?.word === "." || terms[at]?.word === "the")
      at += 1;
    const term = terms[at];
    if (term?.kind !== "name" || !term.named) return null;
    const rest = terms[at + 1];
    if (rest && rest.word !== "(" && rest.word !== ":") return null;
    const mention = { start: term.start, end: term.end };
    return {
      named: term.named,
      mention,
      speaker: null,
      onBehalfOf: null,
      reasons: [{ code: "heading", words: mention }],
    };
  }

  #readLabel(range: TextRange, isItem: boolean): Label | null {
    const line = this.#text.slice(range.start, range.end).split("\n", 1)[0] ?? "";
    const colon = line.indexOf(":");
    const dash = isItem ? line.search(/\s[–—-]\s/u) : -1;
    const cut = colon >= 0 && (dash < 0 || colon < dash) ? colon : dash;
    if (cut < 1) return null;
    const terms = readTerms(
      this.#text,
      { start: range.start, end: range.start + cut + 2 },
      [],
      this.#gazetteer,
    );
    const sign = terms.findIndex(
      (term) =>
        term.kind === "mark" &&
        (term.word === ":" || DASHES.has(term.word)) &&
        term.start >= range.start + cut - 1,
    );
    if (sign < 1) return null;
    const phrases = new PhraseReader(this.#text, terms);
    const phrase = this.#withRest(phrases, phrases.read(0, sign), sign, terms);
    if (!phrase || !this.#closes(terms, phrase.end, sign)) return null;
    const words = { start: range.start, end: terms[sign - 1]?.end ?? range.start };
    const [first] = phrase.parties;
    if (!first || first.sort === "pronoun" || first.sort === "understood" || first.sort === "crowd")
      return null;
    const following = this.#text.slice(range.start + cut + 1, range.start + cut + 400);
    if (!/^\s{1,3}\S/u.test(following) && !/^\S/u.test(following)) return null;
    const actors = phrase.parties
      .flatMap((party) => actorOf(party, words))
      .map((actor) => this.#asGroup(actor, range.start + cut + 1));
    if (actors.length === 0) return null;
    const label = this.#text.slice(words.start, words.end);
    return {
      actors,
      key: label.toLowerCase(),
      sure: isSure(first, terms, label),
      firstPerson: following.search(SPOKEN) >= 0,
      isItem,
    };
  }

  /** "Ms. Lee (Clean Seas)", "Ms. Lee (Tuvalu), on behalf of the Pacific Islands Forum". */
  #withRest(
    phrases: PhraseReader,
    phrase: Phrase | null,
    sign: number,
    terms: readonly Term[],
  ): Phrase | null {
    const [first, ...others] = phrase?.parties ?? [];
    if (!phrase || !first || others.length > 0) return phrase;
    const word = (step: number): string => terms[phrase.end + step]?.word ?? "";
    const open = terms.findIndex((term) => term.word === "(");
    if (first.sort === "person" && open > 0 && terms[sign - 1]?.word === ")") {
      const run = readName(terms, open + 1, sign - 1);
      if (run?.end !== sign - 1) return phrase;
      const body = nameBody(this.#text, run);
      return { ...affiliate(phrase, first, body, run.range, run.range), end: sign };
    }
    const group = word(0) === "," ? behalfAt(terms, phrase.end + 1, sign) : null;
    if (!group?.named || group !== terms[sign - 1]) return phrase;
    return { ...speakFor(phrase, { named: group.named, mention: group }, group), end: sign };
  }

  /** "Mr. Costa (Brazil): I have the honour to speak on behalf of the New Agenda Coalition." */
  #asGroup(actor: Actor, start: number): Actor {
    if (actor.onBehalfOf) return actor;
    const line = this.#text.slice(start, start + OPENING).split("\n", 1)[0] ?? "";
    const end = start + line.length;
    const terms = readTerms(this.#text, { start, end }, [], this.#gazetteer);
    const last = terms.findIndex(({ word, kind }) => word === "." || kind === "quote");
    const to = last < 0 ? terms.length : last;
    const spoken = terms.findIndex(({ word }, at) => at < to && TAKES_FLOOR.has(word));
    for (let at = spoken; at >= 0 && at < to; at += 1) {
      const group = behalfAt(terms, at, to);
      if (!group?.named) continue;
      const mention = { start: group.start, end: group.end };
      return {
        ...actor,
        named: group.named,
        mention,
        speaker: actor.speaker ?? actor.named.name,
        onBehalfOf: group.named.name,
        reasons: [...actor.reasons, { code: "on-behalf-of", words: mention }],
      };
    }
    return actor;
  }

  /** "(spoke in French)" and the like may stand before the colon. */
  #closes(terms: readonly Term[], end: number, sign: number): boolean {
    if (end === sign) return true;
    return terms[end]?.word === "(" && terms[sign - 1]?.word === ")";
  }
}

function isSure(first: Party, terms: readonly Term[], label: string): boolean {
  if (first.sort === "office") return true;
  if (first.sort === "named")
    return terms.some(({ kind }) => kind === "name") || first.speaker !== null;
  return /^(?:Mr|Mrs|Ms|Dr|H\.E|M\.|Mme|Sr|Sra|Amb|Prof|The |Minister|Ambassador)/u.test(label);
}

function actorOf(party: Party, words: TextRange): Actor[] {
  if (!party.named) return [];
  const { named, speaker, onBehalfOf, reasons, mention } = party;
  return [{ named, mention, speaker, onBehalfOf, reasons: [{ code: "label", words }, ...reasons] }];
}

/** Where the lines of a block begin, without their indentation. */
function lineStarts(text: string, { start, end }: TextRange): number[] {
  const starts = [start];
  for (let at = text.indexOf("\n", start); at >= 0 && at < end; at = text.indexOf("\n", at + 1)) {
    let next = at + 1;
    while (next < end && /\s/u.test(text.charAt(next))) next += 1;
    if (next < end) starts.push(next);
  }
  return starts;
}
