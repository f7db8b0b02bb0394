import { setImmediate } from "node:timers/promises";
import type { Author } from "@/contract/common";
import type { AnnotationResource } from "@/contract/reports";
import type { ReadableReport } from "@/domain/access/readable";
import { listMentioned, renameMentions } from "@/domain/annotation/mentions";
import type { AnnotationId, CommentId, LabelId, UserId } from "@/domain/ids";
import type { Annotation, Comment, Prisma } from "@/generated/prisma/client";
import type { Database } from "../database";
import { STORED_REACTIONS } from "../stored-reactions";
import { listLabelNames } from "../teams/labels";
import { listPeople } from "../teams/people";
import { placeAnnotations } from "../editions/place-annotations";
import { listKnownNames } from "./report-authors";

/** An annotation as the read model tells it; its address, only the server knows. */
export type StoredAnnotation = Omit<AnnotationResource, "url">;

/** Annotations that are read or described between two looks at what else is to be done: some milliseconds. */
const AT_ONCE = 100;

/**
 * What a report's journal says of its annotations, in reading order: those that stand, and those deleted ones on which
 * somebody's words still hang.
 *
 * @param signal ends the reading where nobody waits for it any more; then it rejects with the signal's reason
 */
export async function listAnnotations(
  db: Database,
  scope: { report: ReadableReport; signal?: AbortSignal },
): Promise<StoredAnnotation[]> {
  const { rows: ids } = await db.pool.query<{ id: string }>(
    `SELECT id FROM annotation
     WHERE report_id = $1 AND (deleted_at IS NULL OR EXISTS (
       SELECT 1 FROM comment
       WHERE comment.report_id = annotation.report_id AND comment.annotation_id = annotation.id
         AND comment.deleted_at IS NULL))`,
    [scope.report],
  );
  const rows: AnnotationRow[] = [];
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    scope.signal?.throwIfAborted();
    const part = ids.slice(at, at + AT_ONCE).map(({ id }) => id);
    rows.push(...(await readRows(db, { reportId: scope.report, id: { in: part } })));
  }
  return describeAnnotations(db, scope.report, rows);
}

export async function findAnnotation(
  db: Database,
  scope: { report: ReadableReport; annotation: AnnotationId },
): Promise<StoredAnnotation | null> {
  const rows = await readRows(db, { reportId: scope.report, id: scope.annotation });
  const [annotation] = await describeAnnotations(db, scope.report, rows);
  return annotation ?? null;
}

/** A comment of a report, also a deleted one. */
export async function findComment(
  db: Database,
  scope: { report: ReadableReport; comment: CommentId },
): Promise<StoredAnnotation["comments"][number] | null> {
  const row = await db.prisma.comment.findUnique({
    where: { reportId_id: { reportId: scope.report, id: scope.comment } },
  });
  if (!row) return null;
  const people = await findPeople(db, [row.creatorId]);
  return toComment(row, people, await findNames(db, scope.report, listMentioned(row.body)));
}

/** Those of a report, deleted ones too. */
export async function listAnnotationIds(
  db: Database,
  scope: { report: ReadableReport },
): Promise<ReadonlySet<AnnotationId>> {
  const { rows } = await db.pool.query<{ id: string }>(
    "SELECT id FROM annotation WHERE report_id = $1",
    [scope.report],
  );
  return new Set(rows.map(({ id }) => id as AnnotationId));
}

type AnnotationRow = Annotation & { comments: Comment[] };

function readRows(db: Database, where: Prisma.AnnotationWhereInput): Promise<AnnotationRow[]> {
  return db.prisma.annotation.findMany({
    where,
    include: { comments: { orderBy: [{ createdAt: "asc" }, { id: "asc" }] } },
  });
}

async function describeAnnotations(
  db: Database,
  report: ReadableReport,
  rows: readonly AnnotationRow[],
): Promise<StoredAnnotation[]> {
  const placed = await placeAnnotations(db, { report, rows });
  const authors = new Set<string>();
  const mentioned = new Set<UserId>();
  const labelIds = new Set<string>();
  await inParts(rows, ({ creatorId, comments, labels }) => {
    authors.add(creatorId);
    for (const id of labels) labelIds.add(id);
    for (const comment of comments) {
      authors.add(comment.creatorId);
      for (const user of listMentioned(comment.body)) mentioned.add(user);
    }
  });
  const people = await findPeople(db, [...authors]);
  const nameOf = await findNames(db, report, [...mentioned]);
  const labels = await listLabelNames(db, { ids: [...labelIds] });
  return inParts(placed, ({ row, ...place }) => ({
    id: row.id as AnnotationId,
    ...place,
    creator: people(row.creatorId),
    created: row.createdAt.toISOString(),
    labels: row.labels.flatMap((id) => {
      const name = labels.get(id);
      return name === undefined ? [] : [{ id: id as LabelId, name }];
    }),
    thread: row.state === "resolved" ? "resolved" : "open",
    comments: row.comments.map((comment) => toComment(comment, people, nameOf)),
    deleted: row.deletedAt?.toISOString() ?? null,
  }));
}

/** Makes one thing of each item, and lets others have their turn between parts of the list. */
async function inParts<Item, Made>(
  items: readonly Item[],
  make: (item: Item) => Made,
): Promise<Made[]> {
  const made: Made[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE) {
    if (at > 0) await setImmediate();
    for (const item of items.slice(at, at + AT_ONCE)) made.push(make(item));
  }
  return made;
}

type People = (id: string) => Author;

type NameOf = (user: UserId) => string | null;

function toComment(
  row: Comment,
  people: People,
  nameOf: NameOf,
): StoredAnnotation["comments"][number] {
  const reactions = STORED_REACTIONS.read(row.reactions);
  return {
    id: row.id as CommentId,
    creator: people(row.creatorId),
    created: row.createdAt.toISOString(),
    edited: row.editedAt?.toISOString() ?? null,
    deleted: row.deletedAt?.toISOString() ?? null,
    body: row.deletedAt ? "" : renameMentions(row.body, nameOf),
    reactions: reactions.map(({ emoji, by }) => ({ emoji, by })),
  };
}

async function findNames(
  db: Database,
  report: ReadableReport,
  ids: readonly UserId[],
): Promise<NameOf> {
  const names = await listKnownNames(db, { report, ids });
  return (user) => names.get(user) ?? null;
}

async function findPeople(db: Database, ids: readonly string[]): Promise<People> {
  const people = await listPeople(db, { ids: [...new Set(ids)] });
  const byId = new Map<string, Author>(people.map((person) => [person.id, person]));
  return (id) => byId.get(id) ?? { id: id as UserId, name: "", colour: "slate", former: null };
}
