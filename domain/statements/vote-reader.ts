import type { TextRange } from "@/domain/text/range";
import type { Actor, Draft } from "./draft";
import type { Gazetteer } from "./gazetteer";
import { readTerms, type Term } from "./terms";

/** How the states of a recorded vote are announced; then only their names follow. */
const ANNOUNCED =
  /^(?:\(?[a-z]\)\s*)?(?:votes? )?(?:in favou?r|against|abstain(?:ing|ed)|abstentions?|absent|not voting|(?:ont vot[ée] |votent )?pour|(?:ont vot[ée] |votent )?contre|s['’](?:abstiennent|[ée]taient abstenus)|se sont abstenus|abstentions?|(?:votos )?a favor|(?:votos )?en contra|abstenciones)\s*(?:\(\d+\))?\s*:/iu;
const BESIDE = new Set("the and le la les et el los las y of".split(" "));

/** The states of one side of a recorded vote; `null` where the stretch is no such list. */
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
    actors: states.flatMap(({ named, start: from, end }): Actor[] =>
      named
        ? [
            {
              named,
              mention: { start: from, end },
              speaker: null,
              onBehalfOf: null,
              reasons: [{ code: "label", words }],
            },
          ]
        : [],
    ),
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
  return kind === "mark" || BESIDE.has(word);
}
