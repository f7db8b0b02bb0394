import type { Reason } from "@/domain/statements/reason";
import type { TextRange } from "@/domain/text/range";
import type { Actor, Draft } from "./draft";
import { BESIDE_VOTERS } from "./lexicon/grammar";
import { SIDES } from "./lexicon/speech";
import type { Gazetteer } from "./text/gazetteer";
import { readTerms, type Term } from "./text/terms";

/** How the states of a recorded vote are announced; then only their names follow. */
const ANNOUNCED =
  /^(?:\(?[a-z]\)\s*)?(?:votes? )?(?:in favou?r|against|abstain(?:ing|ed)|abstentions?|absent|not voting|(?:ont vot[ée] |votent )?pour|(?:ont vot[ée] |votent )?contre|s['’](?:abstiennent|[ée]taient abstenus)|se sont abstenus|abstentions?|(?:votos )?a favor|(?:votos )?en contra|abstenciones)\s*(?:\(\d+\))?\s*:/iu;

/** The states of one side of a recorded vote; `null` if the stretch is no such list. */
export function readVotes(
  text: string,
  range: TextRange,
  gazetteer: Gazetteer,
  section: number | null,
): Draft | null {
  const stretch = text.slice(range.start, range.start + 60);
  const announced = ANNOUNCED.exec(stretch)?.[0];
  if (announced === undefined) return null;
  const start = range.start + announced.length;
  const words = { start: range.start, end: start - 1 };
  const terms = readTerms(text, { start, end: range.end }, [], gazetteer);
  const states = terms.filter(({ kind, named }) => kind === "name" && named?.kind === "state");
  const others = terms.filter((term) => term.kind !== "name" && !isBeside(term));
  const [first] = states;
  if (!first || others.length > states.length / 4) return null;
  return {
    start: first.start,
    end: range.end,
    actors: states.flatMap((state) => voterOf(state, { code: "label", words })),
    kind: "action",
    date: null,
    section,
    parent: null,
    reasons: [],
    separate: true,
  };
}

/** What may stand between the names of a list. */
function isBeside({ kind, word }: Term): boolean {
  return kind === "mark" || BESIDE_VOTERS.has(word);
}

/** "9 in favour to none against, with 6 abstentions (Algeria, China, …)": those whose vote a sentence tells in brackets. */
export function readBracketedVotes(
  terms: readonly Term[],
  { from, to }: { from: number; to: number },
): Actor[] {
  const voters: Actor[] = [];
  for (let at = from + 1; at < to; at += 1) {
    const [side, open] = [terms[at - 1], terms[at]];
    if (!side || open?.word !== "(" || !SIDES.has(side.word)) continue;
    const words = { start: side.start, end: side.end };
    for (at += 1; at < to && terms[at]?.word !== ")"; at += 1) {
      const term = terms[at];
      if (term?.kind === "name") voters.push(...voterOf(term, { code: "listed", words }));
    }
  }
  return voters;
}

function voterOf({ named, start, end }: Term, reason: Reason): Actor[] {
  if (named?.kind !== "state") return [];
  return [{ named, mention: { start, end }, speaker: null, onBehalfOf: null, reasons: [reason] }];
}
