import { findSections } from "@/domain/edition/sections";
import type { Block, EditionStructure } from "@/domain/edition/structure";
import type { KnownActor, StatementProposal } from "@/domain/statements/proposal";
import { findQuotations, type Quotation } from "@/domain/statements/quotations";
import type { Reason } from "@/domain/statements/reason";
import { compareRanges, trimRange, type TextRange } from "@/domain/text/range";
import { BlockReader, type Setting } from "./block-reader";
import { Cast } from "./cast";
import { findDates, toIso } from "./dates";
import type { Actor, Draft } from "./draft";
import { LabelReader } from "./label-reader";
import { learnNames } from "./learn-names";
import { readNested } from "./nested-reader";
import { findOccasion, type Occasion } from "./occasion";
import { readBracket, readPointers } from "./pointer-reader";
import { isFirstPerson, isSalutation, readAligned, readSpeechTitle } from "./speech-reader";
import { isStageDirection } from "./stage-direction";
import { Gazetteer } from "./text/gazetteer";
import { recogniseLanguages } from "./text/languages";
import { within } from "./text/within";
import { readVotes } from "./vote-reader";

export type StatementContext = {
  title: string;
  /** As printed, may be "". */
  published: string;
  /** The team's own list: their names and aliases take part in the matching, and their names win. */
  actors: readonly KnownActor[];
};

const DECISIONS =
  /\b(?:decisions?|adoption|outcomes?|d[ée]cisions?|r[ée]sultats|decisiones|aprobaci[óo]n|resultados)\b/iu;

/** Who says what in an edition, in reading order: proposals, for people to confirm. Any text gives an answer. */
export function proposeStatements(
  edition: { text: string; structure: EditionStructure },
  context: StatementContext,
): StatementProposal[] {
  return new EditionReader(edition.text, edition.structure, context).read();
}

/** Whom a title announced, and what was said since. */
type Speech = { actor: Actor; draft: Draft | null };

class EditionReader {
  readonly #text: string;
  readonly #structure: EditionStructure;
  readonly #occasion: Occasion;
  readonly #gazetteer: Gazetteer;
  readonly #cast: Cast;
  readonly #labels: LabelReader;
  readonly #drafts: { draft: Draft; quotations: Quotation[] }[] = [];
  #sectionDate: { iso: string; words: TextRange } | null = null;
  readonly #sectionDates = new Map<number, { iso: string; words: TextRange }>();

  constructor(text: string, structure: EditionStructure, { published, actors }: StatementContext) {
    this.#text = text;
    this.#structure = structure;
    this.#occasion = findOccasion(text, structure, published);
    const date = this.#occasion.date?.iso.slice(0, 10) ?? "";
    this.#gazetteer = new Gazetteer(recogniseLanguages(text), actors, date);
    learnNames(text, this.#gazetteer, actors);
    this.#cast = new Cast(this.#occasion);
    this.#labels = new LabelReader(text, structure, this.#gazetteer);
  }

  read(): StatementProposal[] {
    const titles = findSections(this.#structure, this.#text).map(({ title }) => title);
    this.#enterText();
    let section: number | null = null;
    let turn: Draft | null = null;
    let speech = null as Speech | null;
    let row: { key: string; actor: Actor; draft: Draft | null } | null = null;
    for (const block of this.#structure.blocks) {
      const titled = readSpeechTitle(this.#text, block, this.#gazetteer);
      const isTitle = titled !== null && isFirstPerson(this.#text, block.end);
      if (block.kind === "heading") {
        section = section === null ? 0 : section + 1;
        this.#enterSection(block, section);
        turn = null;
        if (isTitle) speech = { actor: titled, draft: null };
        else if (speech) speech.draft = null;
        continue;
      }
      if (isTitle) {
        speech = { actor: titled, draft: null };
        continue;
      }
      const title = section === null ? "" : (titles[section] ?? "");
      const setting: Setting = {
        text: this.#text,
        gazetteer: this.#gazetteer,
        cast: this.#cast,
        section,
        label: null,
        isDecisions: DECISIONS.test(title),
        when: this.#when(),
      };
      if (block.kind === "cell") {
        row = this.#readCell(block, row, setting);
        continue;
      }
      if (speech && this.#goesOnSpeaking(speech, block, section)) continue;
      const votes = readVotes(this.#text, block, this.#gazetteer, section);
      if (votes) {
        this.#add(votes, setting, block);
        turn = null;
        continue;
      }
      const labelled = this.#labels.split(block);
      if (turn && labelled.length === 0 && isStageDirection(this.#opening(block))) turn = null;
      if (labelled.length === 0 && turn && block.kind !== "item") {
        turn.end = block.end;
        this.#addQuotations(turn, block);
        continue;
      }
      for (const { range, actors } of labelled) {
        if (!actors) {
          if (turn) turn.end = range.end;
          continue;
        }
        const draft = this.#draftOf(range, actors, section);
        this.#add(draft, setting, { ...block, ...range });
        if (block.kind === "item") this.#readLabelled(draft, setting, { ...block, ...range });
        turn = this.#labels.isTranscript ? draft : null;
      }
      if (labelled.length === 0) this.#readBlock(setting, block);
    }
    return this.#finish();
  }

  /** "Georgia", and below it "Mine Ban Policy": a text about one state. */
  #enterText(): void {
    const [first] = this.#structure.blocks;
    if (!first) return;
    const line = this.#text.slice(first.start, first.end).split("\n", 1)[0] ?? "";
    const subject = this.#labels.readHeading({
      start: first.start,
      end: first.start + line.length,
    });
    this.#cast.enterText(subject?.named.kind === "state" ? subject : null);
  }

  #when(): Setting["when"] {
    const { year, date } = this.#occasion;
    const last = date?.iso.split("/").at(-1) ?? "";
    return { year, month: Number(last.slice(5, 7)) };
  }

  /** Takes a block into the speech that a title announced; before its salutation there may be notes. */
  #goesOnSpeaking(speech: Speech, block: Block, section: number | null): boolean {
    if (!speech.draft) {
      const isNote = block.end - block.start < 80 && !isSalutation(this.#text, block);
      if (isNote || !isFirstPerson(this.#text, block.start)) return isNote;
      speech.draft = this.#draftOf(block, [speech.actor], section);
      this.#drafts.push({ draft: speech.draft, quotations: [] });
      this.#cast.remember([speech.actor]);
    }
    const { draft } = speech;
    draft.end = block.end;
    this.#addQuotations(draft, block);
    for (const aligned of readAligned(this.#text, block, this.#gazetteer, draft))
      this.#drafts.push({ draft: aligned, quotations: [] });
    return true;
  }

  #opening({ start, end }: TextRange): string {
    return this.#text.slice(start, Math.min(end, start + 160));
  }

  #enterSection(block: Block, section: number): void {
    const actor = this.#labels.readHeading(block);
    // A title that is only a body says what the text is of, not who speaks.
    this.#cast.enterSection(section > 0 || actor?.named.kind === "state" ? actor : null);
    const date = findDates(this.#text, block).find(({ day }) => day > 0);
    const iso = date ? toIso(date, this.#occasion.year) : null;
    if (date && iso) this.#sectionDate = { iso, words: pick(date) };
    if (this.#sectionDate) this.#sectionDates.set(section, this.#sectionDate);
  }

  #readBlock(setting: Setting, block: Block): void {
    const reader = new BlockReader(setting, block);
    const drafts = reader.read();
    if (drafts.length === 0) {
      const bracket = readBracket(reader.terms, block, setting.section);
      if (bracket) drafts.push(bracket);
      else drafts.push(...readPointers(this.#text, reader.terms, setting));
    }
    for (const draft of drafts) this.#drafts.push({ draft, quotations: reader.quotations });
    for (const draft of drafts) {
      this.#addNested(draft, setting, within(reader.quotations, draft));
    }
  }

  #add(draft: Draft, setting: Setting, block: Block): void {
    const quotations = findQuotations(this.#text, block);
    this.#drafts.push({ draft, quotations });
    this.#cast.remember(draft.actors);
    this.#addNested(draft, setting, quotations);
  }

  /** "Germany: Karl Lauterbach, the health minister, said in March": when and by whom, the words behind the label say. */
  #readLabelled(draft: Draft, setting: Setting, block: Block): void {
    const [actor, ...others] = draft.actors;
    if (!actor || others.length > 0) return;
    const start = this.#text.indexOf(":", block.start) + 1;
    if (start === 0 || start >= block.end) return;
    const reader = new BlockReader({ ...setting, label: actor }, { ...block, start });
    const own = reader
      .read()
      .filter(({ actors: [first] }) => first?.named.name === actor.named.name);
    draft.date ??= own.find(({ date }) => date)?.date ?? null;
    const speaker = own.flatMap(({ actors }) => actors).find((one) => one.speaker)?.speaker ?? null;
    draft.actors = [{ ...actor, speaker: actor.speaker ?? speaker }];
  }

  #addNested(draft: Draft, setting: Setting, quotations: readonly Quotation[]): void {
    for (const quotation of quotations) {
      if (
        quotation.defects.includes("nested") ||
        quotation.start < draft.start ||
        quotation.end > draft.end
      )
        continue;
      for (const nested of readNested(draft, quotation, setting))
        this.#drafts.push({ draft: nested, quotations: [] });
    }
  }

  #addQuotations(draft: Draft, block: Block): void {
    const known = this.#drafts.findLast((one) => one.draft === draft);
    for (const quotation of findQuotations(this.#text, block)) known?.quotations.push(quotation);
  }

  #readCell(
    block: Block & { kind: "cell" },
    row: { key: string; actor: Actor; draft: Draft | null } | null,
    setting: Setting,
  ): { key: string; actor: Actor; draft: Draft | null } | null {
    const key = `${block.table} ${block.row}`;
    if (block.header) return null;
    if (row?.key !== key) {
      const actor = this.#labels.readHeading(block);
      return actor
        ? { key, actor: { ...actor, reasons: [{ code: "cell", words: block }] }, draft: null }
        : null;
    }
    if (!/\p{L}\s+\S+\s+\p{L}/u.test(this.#text.slice(block.start, block.end))) return row;
    const draft = this.#draftOf(block, [row.actor], setting.section);
    this.#add(draft, setting, block);
    return { ...row, draft };
  }

  #draftOf(range: TextRange, actors: Actor[], section: number | null): Draft {
    const { start, end } = range;
    return {
      start,
      end,
      actors,
      kind: "speech",
      date: null,
      section,
      parent: null,
      reasons: [],
      separate: false,
    };
  }

  #finish(): StatementProposal[] {
    return this.#drafts
      .flatMap(({ draft, quotations }) => this.#propose(draft, quotations))
      .sort(
        (a, b) =>
          compareRanges(a, b) || (a.actor.mention?.start ?? 0) - (b.actor.mention?.start ?? 0),
      );
  }

  #propose(draft: Draft, quotations: readonly Quotation[]): StatementProposal[] {
    const range = trimRange(this.#text, draft);
    if (!range) return [];
    const quotes = within(quotations, range).map(({ start, end, defects }) => ({
      start,
      end,
      defects,
    }));
    const inferred = draft.parent || draft.date ? null : this.#inferredDate(draft);
    return uniqueActors(draft.actors).map((actor) => ({
      ...range,
      actor: { ...actor.named, mention: actor.mention },
      speaker: actor.speaker === actor.named.name ? null : actor.speaker,
      onBehalfOf: actor.onBehalfOf,
      reportedBy: draft.parent?.actors[0]?.named.name ?? null,
      date: draft.date?.iso ?? null,
      dateInferred: inferred?.iso ?? null,
      kind: draft.kind,
      section: draft.section,
      quotes,
      why: [
        ...actor.reasons,
        ...draft.reasons,
        ...this.#explainDate(draft, inferred),
        ...explainQuote(quotes),
      ],
    }));
  }

  #inferredDate({
    section,
  }: Draft): { iso: string; words: TextRange | null; published: boolean } | null {
    const own = section === null ? undefined : this.#sectionDates.get(section);
    return own && section !== 0 ? { ...own, published: false } : this.#occasion.date;
  }

  #explainDate(
    draft: Draft,
    inferred: { words: TextRange | null; published: boolean } | null,
  ): Reason[] {
    if (draft.date) return [{ code: "own-date", words: draft.date.words }];
    if (!inferred?.words) return [];
    return [
      { code: inferred.published ? "published-date" : "meeting-date", words: pick(inferred.words) },
    ];
  }
}

function explainQuote([first]: readonly TextRange[]): Reason[] {
  return first ? [{ code: "quotation", words: pick(first) }] : [];
}

function pick({ start, end }: TextRange): TextRange {
  return { start, end };
}

/** "India, the LMDCs (LMDC)": named twice, one statement. */
function uniqueActors(actors: readonly Actor[]): Actor[] {
  const named = new Map<string, Actor>();
  for (const actor of actors) if (!named.has(actor.named.name)) named.set(actor.named.name, actor);
  return [...named.values()];
}
