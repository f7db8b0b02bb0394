import type { Author } from "@/contract/common";
import type { DeletedNote } from "@/contract/deleted-notes";
import type { ReadableReport } from "@/domain/access/readable";
import type { AnnotationId, CommentId, UserId } from "@/domain/ids";
import type { Database } from "../database";
import { listPeople } from "../teams/people";

/** As many as are told at once. */
export const DELETED_AT_ONCE = 100;

type Row = {
  id: AnnotationId | CommentId;
  kind: DeletedNote["kind"];
  annotation: AnnotationId;
  exact: string;
  creator: string;
  deletedBy: string;
  deleted: Date;
};

/** The deleted annotations and comments of the report `$1`; of one person, those that they made and deleted. */
const DELETED = `
  SELECT * FROM (
    SELECT id, 'annotation' AS kind, id AS annotation, exact, creator_id AS creator,
           deleted_by_id AS "deletedBy", deleted_at AS deleted
    FROM annotation WHERE report_id = $1 AND deleted_at IS NOT NULL AND exact <> ''
    UNION ALL
    SELECT comment.id, 'comment', annotation.id, annotation.exact, comment.creator_id,
           comment.deleted_by_id, comment.deleted_at
    FROM comment
    JOIN annotation ON annotation.report_id = comment.report_id AND annotation.id = annotation_id
    WHERE comment.report_id = $1 AND comment.deleted_at IS NOT NULL
  ) deleted`;

/**
 * What was deleted of a report, the latest first, whether its document still holds it or not.
 * @param scope.own only what this person has made and deleted; `null` for everything.
 * @param scope.before only what was deleted before that moment; `null` for the latest.
 */
export async function listDeletedNotes(
  db: Database,
  scope: { report: ReadableReport; own: UserId | null; before: Date | null },
): Promise<DeletedNote[]> {
  const { rows } = await db.pool.query<Row>(
    `${DELETED}
     WHERE ($2::text IS NULL OR (creator = $2 AND "deletedBy" = $2))
       AND ($3::timestamptz IS NULL OR deleted < $3::timestamptz AT TIME ZONE 'UTC')
     ORDER BY deleted DESC, id LIMIT ${DELETED_AT_ONCE}`,
    [scope.report, scope.own, scope.before],
  );
  return describe(db, rows);
}

/** `null` if it is not among those of the report that are deleted. */
export async function findDeletedNote(
  db: Database,
  scope: { report: ReadableReport; id: string },
): Promise<DeletedNote | null> {
  const { rows } = await db.pool.query<Row>(`${DELETED} WHERE id = $2`, [scope.report, scope.id]);
  const [note] = await describe(db, rows);
  return note ?? null;
}

/** The comments that hang on an annotation; none on a comment. */
export async function listThread(
  db: Database,
  scope: { report: ReadableReport; id: string },
): Promise<{ id: string; deleted: boolean }[]> {
  const { rows } = await db.pool.query<{ id: string; deleted: boolean }>(
    `SELECT id, deleted_at IS NOT NULL AS deleted FROM comment
     WHERE report_id = $1 AND annotation_id = $2`,
    [scope.report, scope.id],
  );
  return rows;
}

async function describe(db: Database, rows: readonly Row[]): Promise<DeletedNote[]> {
  const ids = new Set(rows.flatMap(({ creator, deletedBy }) => [creator, deletedBy]));
  const people = await listPeople(db, { ids: [...ids] });
  const byId = new Map<string, Author>(people.map((person) => [person.id, person]));
  const personOf = (id: string): Author =>
    byId.get(id) ?? { id: id as UserId, name: "", colour: "slate", former: null };
  return rows.map(({ creator, deletedBy, deleted, ...row }) => ({
    ...row,
    creator: personOf(creator),
    deletedBy: personOf(deletedBy),
    deleted: deleted.toISOString(),
  }));
}
