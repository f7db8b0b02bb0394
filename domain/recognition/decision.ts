import type { TextRange } from "@/domain/text/range";
import type { Cast } from "./cast";
import type { Draft } from "./draft";

const ANNOUNCED =
  /\b(?:meeting|conference|session|summit|assembly|workshops?|meetings|sessions)\b[^.;:]{0,80}\b(?:will|shall|is to|are to) (?:be held|take place|meet|convene)\b/iu;

/** "The next meeting will be held in Oslo": what a meeting decided, told without saying so. */
export function announcesDecision(sentence: string): boolean {
  return ANNOUNCED.test(sentence);
}

/** The decision as an act of the plenary; `null` if there is no plenary to speak of. */
export function draftDecision(
  { start, end }: TextRange,
  cast: Cast,
  section: number | null,
): Draft | null {
  const words = { start, end };
  const [actor] = cast.resolve({
    named: { name: "Plenary", kind: "coalition", isoA3: null },
    mention: words,
    speaker: null,
    onBehalfOf: null,
    sort: "office",
    word: "Plenary",
    official: false,
    counted: false,
    belongs: null,
    reasons: [],
  });
  if (!actor) return null;
  return {
    start,
    end,
    actors: [{ ...actor, mention: null, reasons: [{ code: "decision", words }] }],
    kind: "action",
    date: null,
    section,
    parent: null,
    reasons: [],
    separate: true,
  };
}
