import type { Block } from "@/domain/edition/structure";
import type { Reason } from "@/domain/statements/reason";
import type { Setting } from "./block-reader";
import type { Actor, Draft } from "./draft";
import { BY, DETERMINERS } from "./lexicon/grammar";
import { POINTERS } from "./lexicon/speech";
import { PhraseReader } from "./phrases/phrase-reader";
import type { Term } from "./text/terms";

const REACH = 16;

/** "(Norway)" at the end of an item or after a quotation: who said it. */
export function readBracket(
  terms: readonly Term[],
  block: Block,
  section: number | null,
): Draft | null {
  let last = terms.length - 1;
  while (last > 0 && [".", ";", ","].includes(terms[last]?.word ?? "")) last -= 1;
  const hasQuote = terms.some(({ kind }) => kind === "quote");
  if (!hasQuote && block.kind !== "item") return null;
  if (terms[last]?.word !== ")" && terms[last]?.word !== "]") return null;
  let open = last;
  while (open > 0 && last - open < 24 && terms[open]?.word !== "(" && terms[open]?.word !== "[")
    open -= 1;
  if (terms[open]?.word !== "(" && terms[open]?.word !== "[") return null;
  const actors: Actor[] = [];
  for (let at = open + 1; at < last; at += 1) {
    const term = terms[at];
    if (term?.kind === "name" && term.named) {
      const mention = { start: term.start, end: term.end };
      actors.push({
        named: term.named,
        mention,
        speaker: null,
        onBehalfOf: null,
        reasons: [{ code: "bracket", words: mention }],
      });
    } else if (actors.length === 0 && at > open + 1) {
      return null;
    }
  }
  if (actors.length === 0) return null;
  const { start, end } = block;
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

/** "the statement on X by Y": a pointer to a statement, unless that one was met before. */
export function readPointers(
  text: string,
  terms: readonly Term[],
  { cast, section }: Setting,
): Draft[] {
  const phrases = new PhraseReader(text, terms);
  const drafts: Draft[] = [];
  for (let at = 0; at < terms.length; at += 1) {
    const noun = terms[at];
    if (noun?.kind !== "word" || !POINTERS.has(noun.word)) continue;
    for (let by = at + 1; by < Math.min(terms.length, at + REACH); by += 1) {
      const term = terms[by];
      if (
        term?.kind === "quote" ||
        POINTERS.has(term?.word ?? "") ||
        term?.word === ";" ||
        term?.word === "."
      )
        break;
      if (!BY.has(term?.word ?? "")) continue;
      const draft = pointTo(terms, at, by, phrases, { cast, section });
      if (draft) drafts.push(draft);
      at = by;
      break;
    }
  }
  return drafts;
}

function pointTo(
  terms: readonly Term[],
  noun: number,
  by: number,
  phrases: PhraseReader,
  { cast, section }: Pick<Setting, "cast" | "section">,
): Draft | null {
  const phrase = phrases.read(by + 1, terms.length);
  const [party] = phrase?.parties ?? [];
  if (!phrase || !party || (party.sort !== "person" && party.sort !== "named")) return null;
  const person = party.speaker ?? (party.sort === "person" ? party.named?.name : null);
  if (person && cast.knows(person)) return null;
  const actors = cast.resolve(party);
  const [actor] = actors;
  if (!actor) return null;
  const begin = DETERMINERS.has(terms[noun - 1]?.word ?? "") ? noun - 1 : noun;
  const start = terms[begin]?.start ?? 0;
  let last = phrase.end - 1;
  while (last > begin && terms[last]?.kind === "mark" && terms[last]?.word !== ")") last -= 1;
  const end = terms[last]?.end ?? start;
  const words = { start, end };
  const body = behalfBetween(terms, noun, by);
  const reasons: Reason[] = [{ code: "pointer", words }, ...actor.reasons];
  const spoken: Actor = body?.named
    ? {
        named: body.named,
        mention: { start: body.start, end: body.end },
        speaker: person ?? null,
        onBehalfOf: body.named.name,
        reasons,
      }
    : { ...actor, reasons };
  cast.remember([spoken]);
  return {
    start,
    end,
    actors: [spoken],
    kind: "written",
    date: null,
    section,
    parent: null,
    reasons: [],
    separate: true,
  };
}

/** The body of "on behalf of" between the noun and "by". */
function behalfBetween(terms: readonly Term[], from: number, to: number): Term | null {
  for (let at = from; at < to; at += 1) {
    if (terms[at]?.word !== "behalf" && terms[at]?.word !== "nom" && terms[at]?.word !== "nombre")
      continue;
    return terms.slice(at, to).find(({ kind }) => kind === "name") ?? null;
  }
  return null;
}
