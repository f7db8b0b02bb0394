import type { AnnotationResource } from "@/contract/reports";
import type { ReadableReport } from "@/domain/access/readable";
import type { Carried } from "@/domain/annotation/carried";
import { compareRanges } from "@/domain/text/range";
import type { Annotation } from "@/generated/prisma/client";
import { carriedBySubject, listCarried } from "./carried";
import type { Database } from "../database";
import { findEditionSource } from "./edition-sources";
import { findNewestNumber } from "./editions";

/** Where an annotation stands in the newest edition, as the API tells it. */
export type Placed = Pick<
  AnnotationResource,
  "edition" | "start" | "end" | "exact" | "state" | "offered" | "original"
>;

/**
 * Finds where annotations of one report stand in its newest edition, and puts them into reading order; those that
 * stand nowhere come last. What has not been carried over yet counts as lost: see `CarryOver.bringUpToDate`.
 */
export async function placeAnnotations<
  Row extends Pick<Annotation, "id" | "edition" | "start" | "end" | "exact" | "createdAt">,
>(
  db: Database,
  { report, rows }: { report: ReadableReport; rows: readonly Row[] },
): Promise<(Placed & { row: Row })[]> {
  const newest = await newestEdition(db, report, rows);
  const carried = rows.some((row) => row.edition < newest.number)
    ? carriedBySubject(await listCarried(db, { report, edition: newest.number }))
    : () => null;
  const placed = rows.map((row) => {
    const target = { edition: row.edition, range: { start: row.start, end: row.end } };
    const place: Carried =
      row.edition >= newest.number
        ? { state: "exact", range: target.range, offered: [] }
        : (carried(row.id, target) ?? { state: "lost", range: null, offered: [] });
    const exact = ({ start, end }: { start: number; end: number }): string =>
      row.edition >= newest.number ? row.exact : newest.text.slice(start, end);
    return {
      row,
      edition: newest.number,
      start: place.range?.start ?? null,
      end: place.range?.end ?? null,
      exact: place.range && exact(place.range),
      state: place.state,
      offered: place.offered.map((range) => ({ ...range, exact: exact(range) })),
      original: { edition: row.edition, start: row.start, end: row.end, exact: row.exact },
    };
  });
  return placed.toSorted(
    (a, b) => compareRanges(inOrder(a), inOrder(b)) || compareAge(a.row, b.row),
  );
}

/** The text is read only where something of an earlier edition is to be quoted from it. */
async function newestEdition(
  db: Database,
  report: ReadableReport,
  rows: readonly { edition: number }[],
): Promise<{ number: number; text: string }> {
  const number = await findNewestNumber(db, { report });
  if (rows.every((row) => row.edition >= number)) return { number, text: "" };
  const source = await findEditionSource(db, { report, number });
  return { number, text: source?.text ?? "" };
}

function inOrder({ start, end, original }: Placed): { start: number; end: number } {
  if (start !== null && end !== null) return { start, end };
  // What stands nowhere is in the order in which it once stood, after everything that stands somewhere.
  return { start: AFTER_ALL + original.start, end: AFTER_ALL + original.end };
}

const AFTER_ALL = 2 ** 40;

function compareAge(
  a: { createdAt: Date; id: string },
  b: { createdAt: Date; id: string },
): number {
  return a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1);
}
