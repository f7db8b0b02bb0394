import type { Annotation } from "@/domain/annotation/annotation";
import type { ReportId } from "@/domain/ids";
import type { Queryable } from "./journal";

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
export type ReadModelEntry = { annotation: AnnotationRow; comments: readonly CommentRow[] };

/** @param exact the quotation: `editionText.slice(start, end)`. */
export function toReadModelEntry(
  report: ReportId,
  annotation: Annotation,
  exact: string,
): ReadModelEntry {
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
 * PostgreSQL takes neither NUL nor half a surrogate pair, which a quotation may begin or end with. One such character
 * must not make a room unable to save.
 */
function storable(text: string): string {
  return text.replace(/\0|\p{Surrogate}/gu, "\ufffd");
}

/**
 * The two steps of a `WITH` that write entries, given as JSON in `annotations` and `comments` (numbers of parameters).
 * `only` narrows the rows `r`, which name their room, to those whose room has moved on. Comments are never taken out
 * of a document, so writing what is there replaces what was there.
 */
export function readModelSteps(annotations: number, comments: number, only: string): string {
  return `marked AS (
  INSERT INTO annotation (report_id, id, creator_id, created_at, edition, start, "end", exact, labels, state,
    state_by_id, state_at, retargeted_by_id, retargeted_at, deleted_by_id, deleted_at)
  SELECT r.report_id, r.id, r.creator_id, ${at("created_ms")}, r.edition, r.start, r."end", r.exact, r.labels, r.state,
    r.state_by_id, ${at("state_ms")}, r.retargeted_by_id, ${at("retargeted_ms")}, r.deleted_by_id, ${at("deleted_ms")}
  FROM json_to_recordset($${annotations}::json) AS r (room text, report_id text, id text, creator_id text, created_ms float8,
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
  SELECT r.report_id, r.id, r.annotation_id, r.creator_id, ${at("created_ms")}, r.position, r.body, ${at("edited_ms")},
    r.deleted_by_id, ${at("deleted_ms")}, r.reactions
  FROM json_to_recordset($${comments}::json) AS r (room text, report_id text, id text, annotation_id text, creator_id text,
    created_ms float8, position int, body text, edited_ms float8, deleted_by_id text, deleted_ms float8,
    reactions jsonb)
  ${only}
  ON CONFLICT (report_id, id) DO UPDATE SET position = excluded.position, body = excluded.body,
    edited_at = excluded.edited_at, deleted_by_id = excluded.deleted_by_id, deleted_at = excluded.deleted_at,
    reactions = excluded.reactions
  WHERE comment.* IS DISTINCT FROM excluded.*
)`;
}

/** Milliseconds since 1970 as the timestamp without a zone that Prisma reads as UTC. */
function at(column: string): string {
  return `to_timestamp(r.${column} / 1000) AT TIME ZONE 'UTC'`;
}

const WRITE_ENTRIES = `WITH ${readModelSteps(1, 2, "")} SELECT`;

/** What queries see of a report now, for comparison with what its journal says. */
export async function loadReadModel(db: Queryable, report: ReportId): Promise<ReadModelEntry[]> {
  const annotations = await db.query<AnnotationRow>(
    `SELECT report_id, id, creator_id, ${ms("created_at")} AS created_ms, edition, start, "end", exact, labels, state,
       state_by_id, ${ms("state_at")} AS state_ms, retargeted_by_id, ${ms("retargeted_at")} AS retargeted_ms,
       deleted_by_id, ${ms("deleted_at")} AS deleted_ms
     FROM annotation WHERE report_id = $1`,
    [report],
  );
  const comments = await db.query<CommentRow>(
    `SELECT report_id, id, annotation_id, creator_id, ${ms("created_at")} AS created_ms, position, body,
       ${ms("edited_at")} AS edited_ms, deleted_by_id, ${ms("deleted_at")} AS deleted_ms, reactions
     FROM comment WHERE report_id = $1 ORDER BY annotation_id, position`,
    [report],
  );
  const threads = new Map<string, CommentRow[]>();
  for (const row of comments.rows) {
    const thread = threads.get(row.annotation_id);
    if (thread) thread.push(row);
    else threads.set(row.annotation_id, [row]);
  }
  return annotations.rows.map((annotation) => ({
    annotation,
    comments: (threads.get(annotation.id) ?? []).map((row) => ({
      ...row,
      reactions: row.reactions.map(({ emoji, by, at: time }) => ({ emoji, by, at: time })),
    })),
  }));
}

function ms(column: string): string {
  return `(extract(epoch FROM ${column}) * 1000)::float8`;
}

/** Replaces what queries see of a report. Call inside a transaction that holds the room's row. */
export async function replaceReadModel(
  db: Queryable,
  report: ReportId,
  entries: readonly ReadModelEntry[],
): Promise<void> {
  await db.query(`DELETE FROM annotation WHERE report_id = $1`, [report]);
  await db.query(WRITE_ENTRIES, [
    JSON.stringify(entries.map(({ annotation }) => annotation)),
    JSON.stringify(entries.flatMap(({ comments }) => comments)),
  ]);
}
