import type { Block } from "@/domain/edition/structure";
import { findQuotations, type Quotation } from "@/domain/statements/quotations";
import type { Reason } from "@/domain/statements/reason";
import type { TextRange } from "@/domain/text/range";
import type { Cast } from "./cast";
import { withBehalf } from "./clauses/behalf";
import { clauseEnd, clauseStart, sharesClause } from "./clauses/clause-range";
import { ClauseReader } from "./clauses/clause-reader";
import type { FoundAttribution } from "./clauses/found-attribution";
import { announcesDecision, draftDecision } from "./decision";
import { isSameActor, type Actor, type Draft } from "./draft";
import { OwnDateReader, type When } from "./own-date";
import { isProcedure } from "./procedure";
import { kindOf } from "./statement-kind";
import type { Gazetteer } from "./text/gazetteer";
import { skipDateline, skipTopic, splitSentences, type Sentence } from "./text/sentences";
import { readTerms, type Term } from "./text/terms";
import { within } from "./text/within";
import { readBracketedVotes } from "./vote-reader";

/** What the reading of a block needs to know of its text. */
export type Setting = {
  text: string;
  gazetteer: Gazetteer;
  cast: Cast;
  section: number | null;
  /** Whom the label before the block names. */
  label: Actor | null;
  /** Whether the section is about what was decided. */
  isDecisions: boolean;
  /** For dates without a year. */
  when: When;
};

/** In a paragraph, a quotation as long as this is a statement of its own. UTF-16 code units. */
const LONG_QUOTE = 25;

/** Proposes the statements of one block of running text. */
export class BlockReader {
  readonly #setting: Setting;
  readonly #block: TextRange & { kind: Block["kind"] };
  readonly #quotations: Quotation[];
  readonly #terms: readonly Term[];
  readonly #drafts: Draft[] = [];
  #current: Draft | null = null;
  /** Where a quotation began whose speaker is still to come. */
  #pending: number | null = null;
  #isRecord = false;
  readonly #ownDates: OwnDateReader;

  constructor(setting: Setting, block: TextRange & { kind: Block["kind"] }) {
    this.#setting = setting;
    this.#block = block;
    this.#quotations = findQuotations(setting.text, block);
    const outermost = this.#quotations.filter(({ defects }) => !defects.includes("nested"));
    this.#terms = readTerms(setting.text, block, outermost, setting.gazetteer);
    this.#ownDates = new OwnDateReader(setting.text, block, this.#terms, setting.when);
  }

  get quotations(): Quotation[] {
    return this.#quotations;
  }

  get terms(): readonly Term[] {
    return this.#terms;
  }

  read(): Draft[] {
    const clauses = new ClauseReader(this.#setting.text, this.#terms);
    const sentences = splitSentences(this.#setting.text, this.#terms).map((sentence, index) =>
      index === 0 ? skipTopic(this.#terms, skipDateline(this.#terms, sentence)) : sentence,
    );
    const isItem = this.#block.kind !== "paragraph";
    const attributions = sentences.map((sentence, index) =>
      clauses.read(sentence, isItem && index === 0),
    );
    this.#setting.cast.enterBlock(this.#setting.label);
    sentences.forEach((sentence, index) => {
      this.#takeVotes(sentence);
      const found = this.#settle(attributions[index] ?? [], sentence);
      if (found.length > 0) this.#take(sentence, found);
      else if (this.#isDecision(sentence)) this.#takeDecision(sentence);
      else if (this.#leavesSpeaker(clauses, sentence, attributions[index] ?? []))
        this.#current = null;
      else this.#goOn(sentence, sentences[index + 1], attributions[index + 1] ?? []);
    });
    return this.#drafts;
  }

  /** Each of those who voted is a statement, whatever else the sentence says. */
  #takeVotes(sentence: Sentence): void {
    const actors = readBracketedVotes(this.#terms, sentence);
    const { start, end } = sentence;
    const { section } = this.#setting;
    if (actors.length > 0)
      this.#drafts.push({
        start,
        end,
        actors,
        kind: "action",
        date: null,
        section,
        parent: null,
        reasons: [],
        separate: true,
      });
  }

  #settle(
    attributions: readonly FoundAttribution[],
    sentence: Sentence,
  ): { attribution: FoundAttribution; actors: Actor[] }[] {
    this.#noticeTopic(sentence);
    return attributions.flatMap((attribution, index) => {
      // "Ms. Lee said no; they were asking too much": no new speaker.
      if (index > 0 && attribution.phrase.parties[0]?.sort === "pronoun") return [];
      if (isProcedure(attribution, this.#terms) || this.#isUntold(attribution, sentence)) return [];
      const parties = withBehalf(this.#terms, attribution, sentence);
      const actors = parties.flatMap((party) => this.#setting.cast.resolve(party));
      this.#setting.cast.notice(actors);
      return actors.length > 0 ? [{ attribution, actors }] : [];
    });
  }

  /** "Moscow's reaction was brief", "Berlin was guarded": whose officials follow. */
  #noticeTopic({ from, to }: Sentence): void {
    const term = this.#terms[from];
    const next = from + 1 < to ? this.#terms[from + 1] : undefined;
    if (term?.named?.kind !== "state" || term.kind === "adjective") return;
    if (next?.word !== "'s" && next?.shape !== "lower") return;
    const mention = { start: term.start, end: term.end };
    const { named } = term;
    this.#setting.cast.notice([{ named, mention, speaker: null, onBehalfOf: null, reasons: [] }]);
  }

  /** A deed of somebody unknown, or one that the speaker of an item tells. */
  #isUntold({ phrase, verb, code, at }: FoundAttribution, sentence: Sentence): boolean {
    const [first] = phrase.parties;
    if (verb?.class !== "act" && verb?.class !== "attend") return false;
    const { cast } = this.#setting;
    const name = first?.named?.name ?? "";
    const isStranger = first?.sort === "person" && code === "subject" && !cast.knows(name);
    if (isStranger && verb.class === "act" && !name.includes(" ")) return true;
    const isTold =
      this.#current !== null &&
      (this.#isRecord || (this.#block.kind !== "paragraph" && at > sentence.from + 1));
    return isTold && first?.sort === "named";
  }

  /** A sentence about somebody else, who says nothing in it, does not go on with the last statement. */
  #leavesSpeaker(
    clauses: ClauseReader,
    sentence: Sentence,
    attributions: readonly FoundAttribution[],
  ): boolean {
    if (this.#isRecord || this.#pending !== null || this.#block.kind !== "paragraph") return false;
    if (attributions.some((one) => isProcedure(one, this.#terms))) return true;
    const subject = clauses.readSubject(sentence);
    const [party] = subject?.parties ?? [];
    if (!party) return false;
    const [actor] = this.#setting.cast.resolve(party);
    if (!actor) return false;
    this.#setting.cast.introduce(actor);
    return this.#current?.actors.every((one) => !isSameActor(one, actor)) === true;
  }

  #take(
    sentence: Sentence,
    found: readonly { attribution: FoundAttribution; actors: Actor[] }[],
  ): void {
    found.forEach(({ attribution, actors }, index) => {
      const before = found[index - 1];
      const start = index === 0 ? (this.#pending ?? sentence.start) : this.#startOf(attribution);
      if (index === 0) this.#pending = null;
      if (before && this.#current && sharesClause(this.#terms, before.attribution, attribution)) {
        this.#current.actors.push(...actors.map((actor) => this.#explain(actor, attribution)));
        return;
      }
      const date = this.#ownDates.read(attribution, sentence);
      if (
        this.#current &&
        this.#goesOnWith(actors, this.#leads(date, attribution), sentence, index)
      ) {
        this.#current.end = sentence.end;
        this.#current.date ??= this.#isVague(date) ? null : date;
        this.#current.actors = withSpeakers(this.#current.actors, actors);
        this.#setting.cast.remember(this.#current.actors);
        return;
      }
      if (index > 0 && this.#current)
        this.#current.end = Math.max(this.#current.start + 1, clauseEnd(this.#setting.text, start));
      const draft: Draft = {
        start,
        end: sentence.end,
        actors: actors.map((actor) => this.#explain(actor, attribution)),
        kind: kindOf(this.#setting.text, this.#terms, attribution, sentence),
        date,
        section: this.#setting.section,
        parent: null,
        reasons: [],
        separate: false,
      };
      this.#isRecord ||=
        this.#drafts.length === 0 &&
        this.#setting.text.charAt(actors[0]?.mention?.end ?? -1) === ")";
      this.#drafts.push(draft);
      this.#current = draft;
      this.#setting.cast.remember(draft.actors);
    });
  }

  #explain(actor: Actor, { code, verbRange }: FoundAttribution): Actor {
    const understood = actor.reasons.some(
      (reason) => reason.code === "pronoun" || reason.code === "understood",
    );
    if (understood || !actor.mention) return actor;
    const reason: Reason = verbRange
      ? { code, words: actor.mention, other: { start: verbRange.start, end: verbRange.end } }
      : { code, words: actor.mention };
    return { ...actor, reasons: [reason, ...actor.reasons] };
  }

  /** A month in a later sentence is not the date of all of it. */
  #isVague(date: Draft["date"]): boolean {
    return date !== null && date.iso.length <= 7;
  }

  /** The date, if it comes before who said it: "In June 2012, Georgia said". */
  #leads(date: Draft["date"], { at, phrase }: FoundAttribution): Draft["date"] {
    if (phrase.parties[0]?.sort === "pronoun") return null;
    return date && date.words.end <= (this.#terms[at]?.start ?? 0) ? date : null;
  }

  #startOf(attribution: FoundAttribution): number {
    return clauseStart(this.#terms, attribution) ?? this.#block.start;
  }

  /** An item is one statement while its actor speaks; in a paragraph each quotation and each date is a new one. */
  #goesOnWith(
    actors: readonly Actor[],
    leading: Draft["date"],
    sentence: Sentence,
    index: number,
  ): boolean {
    const current = this.#current;
    if (!current || current.separate || current.actors.length !== actors.length) return false;
    if (!actors.every((actor, at) => current.actors[at] && isSameActor(current.actors[at], actor)))
      return false;
    if (index > 0 || this.#isRecord || this.#block.kind !== "paragraph") return true;
    if (leading && leading.iso !== current.date?.iso) return false;
    return !within(this.#quotations, sentence).some(({ start, end }) => end - start >= LONG_QUOTE);
  }

  /** A sentence in which nobody new speaks. */
  #goOn(
    sentence: Sentence,
    next: Sentence | undefined,
    following: readonly FoundAttribution[],
  ): void {
    const isQuote = this.#terms[sentence.from]?.kind === "quote";
    if (isQuote && next && this.#isTail(next, following)) {
      this.#pending ??= sentence.start;
      return;
    }
    if (this.#pending !== null) return;
    if (this.#current) {
      if (!this.#isNote(sentence)) this.#current.end = sentence.end;
    } else if (isQuote) {
      this.#pending = sentence.start;
    }
  }

  /** "More information: …", "Source: …" belong to the text, not to the speaker. */
  #isNote({ from, to }: Sentence): boolean {
    for (let at = from + 1; at < Math.min(to, from + 5); at += 1) {
      if (this.#terms[at]?.word === ":") return true;
      if (this.#terms[at]?.kind !== "word") return false;
    }
    return false;
  }

  /** "“…?” So X asked." names the speaker of the quotation before it. */
  #isTail(sentence: Sentence, [first]: readonly FoundAttribution[]): boolean {
    if (first?.verb?.class !== "say") return false;
    for (let at = sentence.from; at < sentence.to; at += 1)
      if (this.#terms[at]?.kind === "quote") return false;
    const after = this.#terms[first.end];
    return after?.word !== "that" && after?.word !== ":" && after?.word !== "que";
  }

  #isDecision(sentence: Sentence): boolean {
    const { isDecisions, text } = this.#setting;
    const among =
      this.#current?.separate === true ||
      this.#current?.actors[0]?.named.name.startsWith("Plenary") === true;
    return (
      (isDecisions || among) &&
      this.#block.kind === "paragraph" &&
      announcesDecision(text.slice(sentence.start, sentence.end))
    );
  }

  #takeDecision(sentence: Sentence): void {
    if (this.#current?.separate) {
      this.#current.end = sentence.end;
      return;
    }
    const draft = draftDecision(sentence, this.#setting.cast, this.#setting.section);
    if (!draft) return;
    this.#drafts.push(draft);
    this.#current = draft;
  }
}

/** The actors, with the speakers that a later sentence names. */
function withSpeakers(actors: readonly Actor[], later: readonly Actor[]): Actor[] {
  return actors.map((actor, index) => ({
    ...actor,
    speaker: actor.speaker ?? later[index]?.speaker ?? null,
  }));
}
