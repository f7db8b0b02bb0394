import type { ReportId } from "@/domain/ids";
import type { DecidedStatement } from "@/domain/statements/statement";
import type { Queryable } from "./transaction";
import { storable, toMilliseconds, toTimestamp } from "./stored-values";

/** A row of `statement`, with its time in milliseconds since 1970. */
export type StatementRow = {
  report_id: string;
  id: string;
  edition: number;
  start: number;
  end: number;
  actor: string;
  actor_kind: string;
  iso_a3: string | null;
  speaker: string | null;
  on_behalf_of: string | null;
  reported_by: string | null;
  date: string | null;
  date_inferred: string | null;
  kind: string;
  verdict: string;
  decided_by_id: string;
  decided_ms: number;
};

export function toStatementRow(report: ReportId, statement: DecidedStatement): StatementRow {
  const { range, decided } = statement;
  const text = (value: string | null): string | null => (value === null ? null : storable(value));
  return {
    report_id: report,
    id: statement.id,
    edition: statement.edition,
    start: range.start,
    end: range.end,
    actor: storable(statement.actor),
    actor_kind: statement.actorKind,
    iso_a3: statement.isoA3,
    speaker: text(statement.speaker),
    on_behalf_of: text(statement.onBehalfOf),
    reported_by: text(statement.reportedBy),
    date: statement.date,
    date_inferred: statement.dateInferred,
    kind: statement.kind,
    verdict: statement.verdict,
    decided_by_id: decided.by,
    decided_ms: decided.at,
  };
}

/** One step of a `WITH`: see `readModelSteps`. */
export function statementStep(parameter: number, only: string): string {
  return `decided AS (
  INSERT INTO statement (report_id, id, edition, start, "end", actor, actor_kind, iso_a3, speaker, on_behalf_of,
    reported_by, date, date_inferred, kind, verdict, decided_by_id, decided_at)
  SELECT r.report_id, r.id, r.edition, r.start, r."end", r.actor, r.actor_kind, r.iso_a3, r.speaker, r.on_behalf_of,
    r.reported_by, r.date, r.date_inferred, r.kind, r.verdict, r.decided_by_id, ${toTimestamp("decided_ms")}
  FROM json_to_recordset($${parameter}::json) AS r (room text, report_id text, id text, edition int, start int,
    "end" int, actor text, actor_kind text, iso_a3 text, speaker text, on_behalf_of text, reported_by text, date text,
    date_inferred text, kind text, verdict text, decided_by_id text, decided_ms float8)
  ${only}
  ON CONFLICT (report_id, id) DO UPDATE SET edition = excluded.edition, start = excluded.start, "end" = excluded."end",
    actor = excluded.actor, actor_kind = excluded.actor_kind, iso_a3 = excluded.iso_a3, speaker = excluded.speaker,
    on_behalf_of = excluded.on_behalf_of, reported_by = excluded.reported_by, date = excluded.date,
    date_inferred = excluded.date_inferred, kind = excluded.kind, verdict = excluded.verdict,
    decided_by_id = excluded.decided_by_id, decided_at = excluded.decided_at
  WHERE statement.* IS DISTINCT FROM excluded.*
)`;
}

export async function loadStatementRows(db: Queryable, report: ReportId): Promise<StatementRow[]> {
  const { rows } = await db.query<StatementRow>(
    `SELECT report_id, id, edition, start, "end", actor, actor_kind, iso_a3, speaker, on_behalf_of, reported_by, date,
       date_inferred, kind, verdict, decided_by_id, ${toMilliseconds("decided_at")} AS decided_ms
     FROM statement WHERE report_id = $1`,
    [report],
  );
  return rows;
}
