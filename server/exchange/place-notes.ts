import { resolveSelector } from "@/domain/anchoring/carry-over";
import type { EditionText } from "@/domain/anchoring/edition-text";
import type { Selector } from "@/domain/anchoring/selector";
import type { Target } from "@/domain/annotation/annotation";
import { toCarried } from "@/domain/annotation/carried";
import type { ExchangedNote } from "@/domain/exchange/exchanged-note";
import { whyNoPassage } from "@/domain/text/passage";
import { CodePoints } from "@/domain/text/code-points";
import type { ExchangeNames } from "./exchange-names";

export type UnplacedReason = "changed" | "ambiguous" | "lost" | "no-quotation";

export type PlacedNote = { note: ExchangedNote; target: Target };
export type UnplacedNote = { note: ExchangedNote; why: UnplacedReason };

/** An edition by what a note may name it by. */
export type NamedEdition = { number: number; sha256: string };

/** The edition that a note names, where it is one of the report's. */
export function findNamed(
  { sha256, source }: ExchangedNote,
  editions: readonly NamedEdition[],
  names: ExchangeNames,
): NamedEdition | undefined {
  return editions.find(
    (edition) => edition.sha256 === sha256 || names.text(edition.number) === source,
  );
}

/**
 * Finds the passages of foreign notes: at their very offsets where they name one of the report's texts and its words
 * stand there, else by their words in the newest edition, and only where those can be no others.
 *
 * @param editions the newest first
 * @param texts of the newest edition and of all that are named
 */
export function placeNotes(
  notes: readonly ExchangedNote[],
  editions: readonly NamedEdition[],
  texts: ReadonlyMap<number, EditionText>,
  names: ExchangeNames,
): { placed: PlacedNote[]; unplaced: UnplacedNote[] } {
  const number = editions[0]?.number ?? 1;
  const newest = texts.get(number);
  if (!newest) throw new Error(`edition ${number} is missing`);
  const points = new Map([...texts].map(([key, { text }]) => [key, new CodePoints(text)]));
  const placed: PlacedNote[] = [];
  const unplaced: UnplacedNote[] = [];
  for (const note of notes) {
    const named = findNamed(note, editions, names)?.number;
    const at = named === undefined ? null : standAt(named, texts, points, note);
    if (at) placed.push({ note, target: at });
    else if (!note.quote) unplaced.push({ note, why: "no-quotation" });
    else {
      const selector = toSelector(note, note.quote, points.get(number));
      const { state, range } = toCarried(resolveSelector(newest, selector));
      if (range && whyNoPassage(newest.text, range) !== null) {
        unplaced.push({ note, why: "no-quotation" });
      } else if (range) placed.push({ note, target: { edition: number, range } });
      else if (state !== "exact" && state !== "moved") unplaced.push({ note, why: state });
    }
  }
  return { placed, unplaced };
}

function standAt(
  edition: number,
  texts: ReadonlyMap<number, EditionText>,
  points: ReadonlyMap<number, CodePoints>,
  { position, quote }: ExchangedNote,
): Target | null {
  const text = texts.get(edition)?.text ?? "";
  const range = position && points.get(edition)?.toUnits(position);
  if (!range || whyNoPassage(text, range) !== null) return null;
  const words = text.slice(range.start, range.end);
  return quote && quote.exact !== words ? null : { edition, range };
}

/** Offsets are those of another text, perhaps: they only say which of several places is the likelier. */
function toSelector(
  { position }: ExchangedNote,
  quote: Selector["quote"],
  points: CodePoints | undefined,
): Selector {
  const start = (position && points?.toUnits(position)?.start) ?? 0;
  return { position: { start, end: start + quote.exact.length }, quote, section: [] };
}
