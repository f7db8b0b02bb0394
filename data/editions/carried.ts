import { z } from "zod";
import type { ReadableReport } from "@/domain/access/readable";
import type { Target } from "@/domain/annotation/annotation";
import {
  isFrom,
  type Carried,
  type CarriedPlace,
  type CarriedState,
} from "@/domain/annotation/carried";
import type { TextRange } from "@/domain/text/range";
import type { Database } from "../database";
import { storedList } from "../stored-json";
import type { Queryable } from "../transaction";

const offset = z.number().int();

/** The places that somebody may confirm, the likeliest first: where each begins and ends. */
export const STORED_OFFERED = storedList("carried.offered", z.tuple([offset, offset]));

/** An annotation, or a statement that somebody has decided about, and where. */
export type Subject = { id: string; target: Target };

/** Where a subject stands in an edition, and the target from which that was derived. */
export type StoredCarried = CarriedPlace & { subject: string };

type Edition = { report: ReadableReport; edition: number };

/**
 * What is of an edition earlier than this one, and has not been carried over from where it is now: new, late from a
 * device, or given another target since. What is hidden too, for it can come back: deleted annotations, and statements
 * that somebody has rejected.
 */
export async function listUncarried(
  db: Database,
  { report, edition }: Edition,
): Promise<(Subject & { kind: "annotation" | "statement"; isHidden: boolean })[]> {
  const rows = await db.prisma.$queryRaw<
    {
      id: string;
      kind: "annotation" | "statement";
      is_hidden: boolean;
      edition: number;
      start: number;
      end: number;
    }[]
  >`
    SELECT s.id, s.kind, s.is_hidden, s.edition, s.start, s."end"
    FROM (
      SELECT id, 'annotation' AS kind, deleted_at IS NOT NULL AS is_hidden, edition, start, "end"
      FROM annotation WHERE report_id = ${report} AND edition < ${edition}
      UNION ALL
      SELECT id, 'statement', verdict <> 'confirmed', edition, start, "end"
      FROM statement WHERE report_id = ${report} AND edition < ${edition} AND verdict <> 'open'
    ) s
    WHERE NOT EXISTS (
      SELECT 1 FROM carried c
      WHERE c.report_id = ${report} AND c.subject_id = s.id AND c.edition = ${edition}
        AND c.from_edition = s.edition AND c.from_start = s.start AND c.from_end = s."end"
    )
    ORDER BY s.edition, s.start, s."end" DESC, s.id`;
  return rows.map(({ id, kind, is_hidden: isHidden, ...row }) => ({
    id,
    kind,
    isHidden,
    target: { edition: row.edition, range: { start: row.start, end: row.end } },
  }));
}

/** Writes what was derived; what was derived for the same subject and edition before is replaced. */
export async function writeCarried(
  db: Queryable,
  { report, edition }: Edition,
  carried: readonly StoredCarried[],
): Promise<void> {
  if (carried.length === 0) return;
  const rows = JSON.stringify(
    carried.map(({ subject, from, state, range, offered }) => ({
      subject_id: subject,
      from_edition: from.edition,
      from_start: from.range.start,
      from_end: from.range.end,
      state,
      start: range?.start ?? null,
      end: range?.end ?? null,
      offered: STORED_OFFERED.write(offered.map(({ start, end }) => [start, end])),
    })),
  );
  await db.query(
    `INSERT INTO carried (report_id, subject_id, edition, from_edition, from_start, from_end, state, start, "end", offered)
     SELECT $1, r.subject_id, $2::int, r.from_edition, r.from_start, r.from_end, r.state, r.start, r."end", r.offered
     FROM json_to_recordset($3::json) AS r (subject_id text, from_edition int, from_start int, from_end int,
       state text, start int, "end" int, offered jsonb)
     ON CONFLICT (report_id, subject_id, edition) DO UPDATE SET from_edition = excluded.from_edition,
       from_start = excluded.from_start, from_end = excluded.from_end, state = excluded.state, start = excluded.start,
       "end" = excluded."end", offered = excluded.offered`,
    [report, edition, rows],
  );
}

/** `exact`: the words of an annotation as they were last seen, where they have no place in the edition. */
export type ListedCarried = StoredCarried & {
  kind: "annotation" | "statement";
  isHidden: boolean;
  exact: string | null;
};

/** What was carried over into an edition; where a target has changed since, it is no longer true of it (`isFrom`). */
export async function listCarried(
  db: Database,
  { report, edition }: Edition,
): Promise<ListedCarried[]> {
  const { rows } = await db.pool.query<CarriedRow>(
    `SELECT c.subject_id, c.from_edition, c.from_start, c.from_end, c.state, c.start, c."end", c.offered,
      CASE WHEN s.id IS NULL THEN 'annotation' ELSE 'statement' END AS kind,
      COALESCE(s.verdict <> 'confirmed', a.deleted_at IS NOT NULL) AS is_hidden,
      CASE WHEN c.start IS NULL THEN a.exact END AS exact
    FROM carried c
    LEFT JOIN statement s ON s.report_id = c.report_id AND s.id = c.subject_id
    LEFT JOIN annotation a ON a.report_id = c.report_id AND a.id = c.subject_id AND a.edition = c.from_edition
      AND a.start = c.from_start AND a."end" = c.from_end
    WHERE c.report_id = $1 AND c.edition = $2`,
    [report, edition],
  );
  return rows.map((row) => ({
    subject: row.subject_id,
    from: { edition: row.from_edition, range: { start: row.from_start, end: row.from_end } },
    kind: row.kind,
    isHidden: row.is_hidden,
    exact: row.exact,
    state: row.state,
    range: row.start === null || row.end === null ? null : { start: row.start, end: row.end },
    offered: STORED_OFFERED.read(row.offered).map(([start, end]): TextRange => ({ start, end })),
  }));
}

type CarriedRow = {
  subject_id: string;
  from_edition: number;
  from_start: number;
  from_end: number;
  state: CarriedState;
  start: number | null;
  end: number | null;
  offered: unknown;
  kind: ListedCarried["kind"];
  is_hidden: boolean;
  exact: string | null;
};

/** Looks up where a target of an earlier edition stands; `null` where that is not known yet. */
export function carriedBySubject(
  all: readonly StoredCarried[],
): (id: string, target: Target) => Carried | null {
  const bySubject = new Map(all.map((one) => [one.subject, one]));
  return (id, target) => {
    const found = bySubject.get(id);
    return found && isFrom(found.from, target) ? found : null;
  };
}
