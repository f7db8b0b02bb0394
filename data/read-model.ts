import type { Annotation } from "@/domain/annotation/annotation";
import type { ReportId } from "@/domain/ids";
import type { Queryable } from "./transaction";
import { loadStatementRows, statementStep, type StatementRow } from "./statement-rows";
import { storable, toMilliseconds, toTimestamp } from "./stored-values";

/** A row of `annotation`, with times in milliseconds since 1970. */
export type AnnotationRow = {
  report_id: string;
  id: string;
  creator_id: string;
  created_ms: number;
  edition: number;
  start: number;
  end: number;
  exact: string;
  labels: readonly string[];
  state: string;
  state_by_id: string | null;
  state_ms: number | null;
  retargeted_by_id: string | null;
  retargeted_ms: number | null;
  deleted_by_id: string | null;
  deleted_ms: number | null;
};

/** A row of `comment`, with times in milliseconds since 1970. */
export type CommentRow = {
  report_id: string;
  id: string;
  annotation_id: string;
  creator_id: string;
  created_ms: number;
  position: number;
  body: string;
  edited_ms: number | null;
  deleted_by_id: string | null;
  deleted_ms: number | null;
  reactions: readonly { emoji: string; by: string; at: number }[];
};

/** What queries see of one annotation. */
export type AnnotationEntry = { annotation: AnnotationRow; comments: readonly CommentRow[] };

/** What queries see of a report's document, or of a part of it. */
export type ReadModel = {
  annotations: readonly AnnotationEntry[];
  statements: readonly StatementRow[];
};

/** @param exact the quotation: `editionText.slice(start, end)`. */
export function toAnnotationEntry(
  report: ReportId,
  annotation: Annotation,
  exact: string,
): AnnotationEntry {
  const { target, stateChanged, retargeted, deleted } = annotation;
  return {
    annotation: {
      report_id: report,
      id: annotation.id,
      creator_id: annotation.creator,
      created_ms: annotation.created,
      edition: target.edition,
      start: target.range.start,
      end: target.range.end,
      exact: storable(exact),
      labels: annotation.labels,
      state: annotation.state,
      state_by_id: stateChanged?.by ?? null,
      state_ms: stateChanged?.at ?? null,
      retargeted_by_id: retargeted?.by ?? null,
      retargeted_ms: retargeted?.at ?? null,
      deleted_by_id: deleted?.by ?? null,
      deleted_ms: deleted?.at ?? null,
    },
    comments: annotation.comments.map((comment, position) => ({
      report_id: report,
      id: comment.id,
      annotation_id: annotation.id,
      creator_id: comment.creator,
      created_ms: comment.created,
      position,
      body: storable(comment.body),
      edited_ms: comment.edited,
      deleted_by_id: comment.deleted?.by ?? null,
      deleted_ms: comment.deleted?.at ?? null,
      reactions: comment.reactions.map(({ emoji, by, at }) => ({ emoji, by, at })),
    })),
  };
}

/**
 * The three steps of a `WITH` that write entries, given as JSON in three parameters, of which `first` is the number of
 * the first: annotations, comments, statements. `only` narrows the rows `r`, which name their room, to those whose
 * room has moved on. Comments and statements are never taken out of a document, so writing what is there replaces
 * what was there.
 */
export function readModelSteps(first: number, only: string): string {
  return `marked AS (
  INSERT INTO annotation (report_id, id, creator_id, created_at, edition, start, "end", exact, labels, state,
    state_by_id, state_at, retargeted_by_id, retargeted_at, deleted_by_id, deleted_at)
  SELECT r.report_id, r.id, r.creator_id, ${toTimestamp("created_ms")}, r.edition, r.start, r."end", r.exact, r.labels, r.state,
    r.state_by_id, ${toTimestamp("state_ms")}, r.retargeted_by_id, ${toTimestamp("retargeted_ms")}, r.deleted_by_id, ${toTimestamp("deleted_ms")}
  FROM json_to_recordset($${first}::json) AS r (room text, report_id text, id text, creator_id text, created_ms float8,
    edition int, start int, "end" int, exact text, labels text[], state text, state_by_id text, state_ms float8,
    retargeted_by_id text, retargeted_ms float8, deleted_by_id text, deleted_ms float8)
  ${only}
  ON CONFLICT (report_id, id) DO UPDATE SET edition = excluded.edition, start = excluded.start, "end" = excluded."end",
    exact = excluded.exact, labels = excluded.labels, state = excluded.state, state_by_id = excluded.state_by_id,
    state_at = excluded.state_at, retargeted_by_id = excluded.retargeted_by_id,
    retargeted_at = excluded.retargeted_at, deleted_by_id = excluded.deleted_by_id, deleted_at = excluded.deleted_at
  WHERE annotation.* IS DISTINCT FROM excluded.*
), said AS (
  INSERT INTO comment (report_id, id, annotation_id, creator_id, created_at, position, body, edited_at,
    deleted_by_id, deleted_at, reactions)
  SELECT r.report_id, r.id, r.annotation_id, r.creator_id, ${toTimestamp("created_ms")}, r.position, r.body, ${toTimestamp("edited_ms")},
    r.deleted_by_id, ${toTimestamp("deleted_ms")}, r.reactions
  FROM json_to_recordset($${first + 1}::json) AS r (room text, report_id text, id text, annotation_id text, creator_id text,
    created_ms float8, position int, body text, edited_ms float8, deleted_by_id text, deleted_ms float8,
    reactions jsonb)
  ${only}
  ON CONFLICT (report_id, id) DO UPDATE SET position = excluded.position, body = excluded.body,
    edited_at = excluded.edited_at, deleted_by_id = excluded.deleted_by_id, deleted_at = excluded.deleted_at,
    reactions = excluded.reactions
  WHERE comment.* IS DISTINCT FROM excluded.*
), ${statementStep(first + 2, only)}`;
}

const WRITE_ENTRIES = `WITH ${readModelSteps(1, "")} SELECT`;

/** What queries see of a report now, for comparison with what its journal says. */
export async function loadReadModel(db: Queryable, report: ReportId): Promise<ReadModel> {
  const annotations = await db.query<AnnotationRow>(
    `SELECT report_id, id, creator_id, ${toMilliseconds("created_at")} AS created_ms, edition, start, "end", exact, labels, state,
       state_by_id, ${toMilliseconds("state_at")} AS state_ms, retargeted_by_id, ${toMilliseconds("retargeted_at")} AS retargeted_ms,
       deleted_by_id, ${toMilliseconds("deleted_at")} AS deleted_ms
     FROM annotation WHERE report_id = $1`,
    [report],
  );
  const comments = await db.query<CommentRow>(
    `SELECT report_id, id, annotation_id, creator_id, ${toMilliseconds("created_at")} AS created_ms, position, body,
       ${toMilliseconds("edited_at")} AS edited_ms, deleted_by_id, ${toMilliseconds("deleted_at")} AS deleted_ms, reactions
     FROM comment WHERE report_id = $1 ORDER BY annotation_id, position`,
    [report],
  );
  const threads = new Map<string, CommentRow[]>();
  for (const row of comments.rows) {
    const thread = threads.get(row.annotation_id);
    if (thread) thread.push(row);
    else threads.set(row.annotation_id, [row]);
  }
  const entries = annotations.rows.map((annotation) => ({
    annotation,
    comments: (threads.get(annotation.id) ?? []).map((row) => ({
      ...row,
      reactions: row.reactions.map(({ emoji, by, at }) => ({ emoji, by, at })),
    })),
  }));
  return { annotations: entries, statements: await loadStatementRows(db, report) };
}

/** Replaces what queries see of a report. Call inside a transaction that holds the room's row. */
export async function replaceReadModel(
  db: Queryable,
  report: ReportId,
  { annotations, statements }: ReadModel,
): Promise<void> {
  await db.query(`DELETE FROM annotation WHERE report_id = $1`, [report]);
  await db.query(`DELETE FROM statement WHERE report_id = $1`, [report]);
  await db.query(WRITE_ENTRIES, [
    JSON.stringify(annotations.map(({ annotation }) => annotation)),
    JSON.stringify(annotations.flatMap(({ comments }) => comments)),
    JSON.stringify(statements),
  ]);
}
