import type { Block } from "@/domain/edition/structure";
import type { TextRange } from "@/domain/text/range";
import type { Cast } from "./cast";
import type { Attribution } from "./attribution";
import { ClauseReader } from "./clause-reader";
import { findDates, toIso, type FoundDate } from "./dates";
import { isSameActor, type Actor, type Draft } from "./draft";
import type { Gazetteer } from "./gazetteer";
import { readVerb } from "./lexicon";
import type { StatementKind } from "./proposal";
import { findQuotations, type Quotation } from "./quotations";
import type { Party } from "./party";
import type { Reason } from "./reason";
import { splitSentences, type Sentence } from "./sentences";
import { readTerms, type Term } from "./terms";
import { within } from "./within";

/** What the reading of a block needs to know of its text. */
export type Setting = {
  text: string;
  gazetteer: Gazetteer;
  cast: Cast;
  section: number | null;
  /** Whether the section is about what was decided. */
  isDecisions: boolean;
  /** For dates without a year. */
  year: number;
};

const BEHALF = new Set([
  "on behalf of",
  "au nom de",
  "au nom du",
  "au nom des",
  "en nombre de",
  "en nombre del",
]);
const ARTICLES = new Set("the la le les l el los las".split(" "));
const CLAUSE_LINKS = new Set(
  "and but while whereas et mais tandis que y e pero mientras".split(" "),
);
const LONG_QUOTE = 25;
const DATE_REACH = 8;
const NOT_OWN = new Set([
  "since",
  "until",
  "before",
  "after",
  "by",
  "depuis",
  "avant",
  "apres",
  "desde",
  "hasta",
  "antes",
  "despues",
]);
const WRITTEN =
  /\b(?:written|in writing|letter|submission|working paper|non-paper|communiqu[ée]|press release|lettre|par [ée]crit|d[ée]claration [ée]crite|carta|por escrito|declaraci[óo]n escrita|comunicado|communiqu[ée])\b/iu;
const DECISION =
  /\b(?:meeting|conference|session|summit|assembly|workshops?|meetings|sessions)\b[^.;:]{0,80}\b(?:will|shall|is to|are to) (?:be held|take place|meet|convene)\b/iu;

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
  #dates: FoundDate[] | null = null;

  constructor(setting: Setting, block: TextRange & { kind: Block["kind"] }) {
    this.#setting = setting;
    this.#block = block;
    this.#quotations = findQuotations(setting.text, block);
    const outermost = this.#quotations.filter(({ defects }) => !defects.includes("nested"));
    this.#terms = readTerms(setting.text, block, outermost, setting.gazetteer);
  }

  get quotations(): Quotation[] {
    return this.#quotations;
  }

  get terms(): readonly Term[] {
    return this.#terms;
  }

  read(): Draft[] {
    const clauses = new ClauseReader(this.#setting.text, this.#terms);
    const sentences = splitSentences(this.#setting.text, this.#terms);
    const isItem = this.#block.kind !== "paragraph";
    const attributions = sentences.map((sentence, index) =>
      clauses.read(sentence, isItem && index === 0),
    );
    sentences.forEach((sentence, index) => {
      const found = this.#settle(attributions[index] ?? [], sentence);
      if (found.length > 0) this.#take(sentence, found);
      else if (this.#isDecision(sentence)) this.#takeDecision(sentence);
      else this.#goOn(sentence, sentences[index + 1], attributions[index + 1] ?? []);
    });
    return this.#drafts;
  }

  #settle(
    attributions: readonly Attribution[],
    sentence: Sentence,
  ): { attribution: Attribution; actors: Actor[] }[] {
    return attributions.flatMap((attribution) => {
      const [first] = attribution.phrase.parties;
      const strong = attribution.verb?.class !== "act" && attribution.verb?.class !== "attend";
      if (
        !strong &&
        first?.sort === "person" &&
        attribution.code === "subject" &&
        !this.#setting.cast.knows(first.named?.name ?? "")
      ) {
        if (attribution.verb?.class === "act" && !first.named?.name.includes(" ")) return [];
      }
      // What is done in an item is what its speaker tells.
      const isTold =
        this.#current !== null &&
        !strong &&
        (this.#isRecord ||
          (this.#block.kind !== "paragraph" && attribution.at > sentence.from + 1));
      if (isTold && first?.sort === "named") return [];
      const parties = this.#withBehalf(attribution, sentence);
      const actors = parties.flatMap((party) => this.#setting.cast.resolve(party));
      return actors.length > 0 ? [{ attribution, actors }] : [];
    });
  }

  /** "… asked in her statement on behalf of X": said after the verb. */
  #withBehalf(attribution: Attribution, sentence: Sentence): Attribution["phrase"]["parties"] {
    const { parties } = attribution.phrase;
    const [first] = parties;
    if (parties.length !== 1 || !first || first.onBehalfOf || first.sort === "crowd")
      return parties;
    const lead = this.#behalfAt(sentence.from, sentence.to);
    if (lead && attribution.at > sentence.from + 3) return [speakingFor(first, lead)];
    for (let at = attribution.end; at < Math.min(sentence.to - 2, attribution.end + 16); at += 1) {
      if (this.#terms[at]?.kind === "quote") return parties;
      const behalf = this.#behalfAt(at, sentence.to);
      if (behalf) return [speakingFor(first, behalf)];
    }
    return parties;
  }

  /** The body that "on behalf of" names here. */
  #behalfAt(at: number, to: number): Term | null {
    const words = [0, 1, 2].map((step) => this.#terms[at + step]?.word ?? "").join(" ");
    if (!BEHALF.has(words)) return null;
    let next = at + 3;
    while (next < to && ARTICLES.has(this.#terms[next]?.word ?? "")) next += 1;
    const body = next < to ? this.#terms[next] : undefined;
    return body?.kind === "name" ? body : null;
  }

  #take(sentence: Sentence, found: readonly { attribution: Attribution; actors: Actor[] }[]): void {
    found.forEach(({ attribution, actors }, index) => {
      const before = found[index - 1];
      const start =
        index === 0 ? (this.#pending ?? sentence.start) : this.#clauseStart(attribution);
      if (index === 0) this.#pending = null;
      if (
        before &&
        this.#current &&
        attribution.code === "done-by" &&
        this.#sharesClause(before.attribution, attribution)
      ) {
        this.#current.actors.push(...actors.map((actor) => this.#explain(actor, attribution)));
        return;
      }
      if (this.#current && this.#goesOnWith(actors, sentence, index)) {
        this.#current.end = sentence.end;
        this.#current.date ??= this.#ownDate(attribution, sentence);
        this.#setting.cast.remember(this.#current.actors);
        return;
      }
      if (index > 0 && this.#current)
        this.#current.end = Math.max(this.#current.start + 1, this.#endBefore(start));
      const draft: Draft = {
        start,
        end: sentence.end,
        actors: actors.map((actor) => this.#explain(actor, attribution)),
        kind: this.#kindOf(attribution, sentence),
        date: this.#ownDate(attribution, sentence),
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

  #explain(actor: Actor, { code, verbRange }: Attribution): Actor {
    const understood = actor.reasons.some(
      (reason) => reason.code === "pronoun" || reason.code === "understood",
    );
    if (understood || !actor.mention) return actor;
    const reason: Reason = verbRange
      ? { code, words: actor.mention, other: { start: verbRange.start, end: verbRange.end } }
      : { code, words: actor.mention };
    return { ...actor, reasons: [reason, ...actor.reasons] };
  }

  /** An item is one statement while its actor speaks; in a paragraph each quotation is a new one. */
  #goesOnWith(actors: readonly Actor[], sentence: Sentence, index: number): boolean {
    const current = this.#current;
    if (!current || current.separate || current.actors.length !== actors.length) return false;
    if (!actors.every((actor, at) => current.actors[at] && isSameActor(current.actors[at], actor)))
      return false;
    if (index > 0 || this.#isRecord || this.#block.kind !== "paragraph") return true;
    return !within(this.#quotations, sentence).some(({ start, end }) => end - start >= LONG_QUOTE);
  }

  /** A sentence in which nobody new speaks. */
  #goOn(sentence: Sentence, next: Sentence | undefined, following: readonly Attribution[]): void {
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
  #isTail(sentence: Sentence, [first]: readonly Attribution[]): boolean {
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
      DECISION.test(text.slice(sentence.start, sentence.end))
    );
  }

  #takeDecision(sentence: Sentence): void {
    if (this.#current?.separate) {
      this.#current.end = sentence.end;
      return;
    }
    const [actor] = this.#setting.cast.resolve({
      named: { name: "Plenary", kind: "coalition", isoA3: null },
      mention: sentence,
      speaker: null,
      onBehalfOf: null,
      sort: "office",
      word: "Plenary",
      official: false,
      counted: false,
      reasons: [],
    });
    if (!actor) return;
    const words = { start: sentence.start, end: sentence.end };
    const draft: Draft = {
      start: sentence.start,
      end: sentence.end,
      actors: [{ ...actor, mention: null, reasons: [{ code: "decision", words }] }],
      kind: "action",
      date: null,
      section: this.#setting.section,
      parent: null,
      reasons: [],
      separate: true,
    };
    this.#drafts.push(draft);
    this.#current = draft;
  }

  /** Behind the connector: "…, while | Norway opposed". */
  #clauseStart({ from, at, code }: Attribution): number {
    const start = code === "subject" ? from : this.#afterConnector(at);
    let first = start;
    while (
      first < at &&
      (CLAUSE_LINKS.has(this.#terms[first]?.word ?? "") || this.#terms[first]?.kind === "mark")
    )
      first += 1;
    return this.#terms[first]?.start ?? this.#block.start;
  }

  #afterConnector(at: number): number {
    for (let next = at - 1; next > 0 && at - next < 14; next -= 1) {
      if (["and", "but", "while", "et", "y", ";"].includes(this.#terms[next]?.word ?? ""))
        return next + 1;
    }
    return at;
  }

  #sharesClause(before: Attribution, after: Attribution): boolean {
    if (before.code !== "done-by" || before.verbRange?.start !== after.verbRange?.start)
      return false;
    return ["and", "et", "y"].includes(this.#terms[after.at - 2]?.word ?? "");
  }

  #endBefore(offset: number): number {
    const { text } = this.#setting;
    const before = text.slice(Math.max(0, offset - 40), offset);
    const connector =
      /[\s,;:]*(?:\b(?:and|but|while|whereas|et|mais|tandis que|y|e|pero|mientras(?: que)?)\b)?[\s,;:]*$/iu.exec(
        before,
      );
    return offset - (connector?.[0].length ?? 0);
  }

  #kindOf({ verb, end, at }: Attribution, sentence: Sentence): StatementKind {
    const near = this.#wordsNear(Math.max(sentence.from, at - 8), Math.min(sentence.to, end + 8));
    switch (verb?.class) {
      case "write":
        return "written";
      case "act":
      case "attend":
        return this.#isQuoting(end, sentence) ? "speech" : "action";
      default:
        return WRITTEN.test(near) ? "written" : "speech";
    }
  }

  /** The words between two terms, up to the first quotation after the subject. */
  #wordsNear(from: number, to: number): string {
    const first = this.#terms[from];
    let last = from;
    while (last + 1 < to && this.#terms[last + 1]?.kind !== "quote") last += 1;
    return first ? this.#setting.text.slice(first.start, this.#terms[last]?.end ?? first.end) : "";
  }

  /** "has worked with others and explained that “…”" is speech after all. */
  #isQuoting(from: number, { to }: Sentence): boolean {
    let quote = from;
    while (quote < to && this.#terms[quote]?.kind !== "quote") quote += 1;
    if (quote === to) return false;
    return this.#terms
      .slice(Math.max(from, quote - 3), quote)
      .some(({ word }) => readVerb(word)?.class === "say");
  }

  /** The date the sentence gives for what it reports, not one of something it mentions. */
  #ownDate({ at, end, verb }: Attribution, sentence: Sentence): Draft["date"] {
    const { text, year } = this.#setting;
    const verbTerm = this.#terms[end - 1];
    this.#dates ??= findDates(text, this.#block);
    for (const found of within(this.#dates, sentence)) {
      const iso = toIso(found, year);
      const before = this.#termBefore(found.start, sentence);
      if (iso === null || before < 0 || NOT_OWN.has(this.#terms[before]?.word ?? "")) continue;
      const distance = before - (end - 1);
      const isLead = before < at && before - sentence.from <= 4;
      const isNear = distance >= 0 && distance <= DATE_REACH && !this.#isEvent(end, before);
      const isOfDeed =
        (verb?.class === "act" || verb?.class === "attend") &&
        distance >= 0 &&
        found.day > 0 &&
        !this.#isEvent(end, before);
      const isBetween = before >= at && before < end;
      if (verbTerm && (isLead || isNear || isOfDeed || isBetween)) {
        return { iso, words: { start: found.start, end: found.end } };
      }
    }
    return null;
  }

  /** Index of the last term of the sentence that ends before `offset`; -1 inside a quotation. */
  #termBefore(offset: number, { from, to }: Sentence): number {
    for (let at = to - 1; at >= from - 1; at -= 1) {
      const term = this.#terms[at];
      if (!term || term.end <= offset) return Math.max(at, 0);
      if (term.kind === "quote" && term.start < offset) return -1;
    }
    return Math.max(from - 1, 0);
  }

  /** "a workshop held in August": the date is the workshop's. */
  #isEvent(from: number, to: number): boolean {
    for (let at = from; at <= to; at += 1) {
      const term = this.#terms[at];
      if (
        term?.kind === "quote" ||
        [
          "held",
          "will",
          "tenue",
          "celebrada",
          "celebrado",
          "that",
          "que",
          "workshop",
          "dated",
          "scheduled",
          "planned",
        ].includes(term?.word ?? "")
      )
        return true;
    }
    return false;
  }
}

function speakingFor(party: Party, body: Term): Party {
  if (!body.named) return party;
  const words = { start: body.start, end: body.end };
  return {
    ...party,
    named: body.named,
    speaker: party.speaker ?? party.named?.name ?? null,
    onBehalfOf: body.named.name,
    sort: "named",
    reasons: [...party.reasons, { code: "on-behalf-of", words }],
  };
}
