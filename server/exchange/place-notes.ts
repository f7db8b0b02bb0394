import type { Database } from "@/data/database";
import { findEdition, listEditions } from "@/data/editions";
import type { StoredEdition } from "@/data/stored-edition";
import type { Selector } from "@/domain/anchoring/selector";
import type { Target } from "@/domain/annotation/annotation";
import { toCarried } from "@/domain/annotation/carried";
import type { ExchangedNote } from "@/domain/exchange/exchanged-note";
import type { ReportId } from "@/domain/ids";
import { CodePoints } from "@/domain/text/code-points";
import type { ReadingThread } from "../reading/reading-thread";
import type { ExchangeNames } from "./exchange-names";

export type UnplacedReason = "changed" | "ambiguous" | "lost" | "no-quotation";

export type PlacedNote = { note: ExchangedNote; target: Target };
export type UnplacedNote = { note: ExchangedNote; why: UnplacedReason };

/**
 * Finds the passages of foreign notes: at their very offsets where they name one of the report's texts and its words
 * stand there, else by their words in the newest edition, and only where those can be no others.
 */
export async function placeNotes(
  { db, thread, names }: { db: Database; thread: ReadingThread; names: ExchangeNames },
  report: ReportId,
  notes: readonly ExchangedNote[],
): Promise<{ placed: PlacedNote[]; unplaced: UnplacedNote[] }> {
  const entries = await listEditions(db, { report });
  const texts = new Map<number, { edition: StoredEdition; points: CodePoints }>();
  for (const { number } of entries) {
    const edition = await findEdition(db, { report, number });
    if (edition) texts.set(number, { edition, points: new CodePoints(edition.text) });
  }
  const newest = texts.get(entries[0]?.number ?? 1);
  if (!newest) throw new Error(`report ${report} has no edition`);

  const placed: PlacedNote[] = [];
  const unplaced: UnplacedNote[] = [];
  const sought: { note: ExchangedNote; selector: Selector }[] = [];
  for (const note of notes) {
    const named = entries.find(
      ({ number, sha256 }) => sha256 === note.sha256 || names.text(number) === note.source,
    );
    const at = named && standAt(texts.get(named.number), note);
    if (at) placed.push({ note, target: at });
    else if (!note.quote) unplaced.push({ note, why: "no-quotation" });
    else sought.push({ note, selector: toSelector(note, note.quote, newest.points) });
  }
  const found = await thread.do({
    kind: "find",
    edition: { text: newest.edition.text, structure: newest.edition.structure },
    selectors: sought.map(({ selector }) => selector),
  });
  for (const [index, { note }] of sought.entries()) {
    const { state, range } = toCarried(found[index] ?? { state: "lost" });
    if (range) placed.push({ note, target: { edition: newest.edition.number, range } });
    else if (state !== "exact" && state !== "moved") unplaced.push({ note, why: state });
  }
  return { placed, unplaced };
}

function standAt(
  text: { edition: StoredEdition; points: CodePoints } | undefined,
  { position, quote }: ExchangedNote,
): Target | null {
  const range = position && text?.points.toUnits(position);
  if (!range || !text) return null;
  const words = text.edition.text.slice(range.start, range.end);
  return quote && quote.exact !== words ? null : { edition: text.edition.number, range };
}

/** Offsets are those of another text, perhaps: they only say which of several places is the likelier. */
function toSelector(
  { position }: ExchangedNote,
  quote: Selector["quote"],
  points: CodePoints,
): Selector {
  const start = (position && points.toUnits(position)?.start) ?? 0;
  return { position: { start, end: start + quote.exact.length }, quote, section: [] };
}
