import type { Person, PersonColour } from "@/contract/common";
import type { AnnotationResource } from "@/contract/reports";
import type { AnnotationId, CommentId, LabelId, ReportId, UserId } from "@/domain/ids";
import type { Comment, Prisma } from "@/generated/prisma/client";
import type { Database } from "./database";
import { placeAnnotations } from "./place-annotations";

/** An annotation as the read model tells it; its address, only the server knows. */
export type StoredAnnotation = Omit<AnnotationResource, "url">;

/**
 * What a report's journal says of its annotations, in reading order: those that stand, and those deleted ones on which
 * somebody's words still hang.
 */
export async function listAnnotations(
  db: Database,
  scope: { report: ReportId },
): Promise<StoredAnnotation[]> {
  return readAnnotations(db, {
    reportId: scope.report,
    OR: [{ deletedAt: null }, { comments: { some: { deletedAt: null } } }],
  });
}

export async function findAnnotation(
  db: Database,
  scope: { report: ReportId; annotation: AnnotationId },
): Promise<StoredAnnotation | null> {
  const where = { reportId: scope.report, id: scope.annotation };
  const [annotation] = await readAnnotations(db, where);
  return annotation ?? null;
}

/** A comment of a report, also a deleted one. */
export async function findComment(
  db: Database,
  scope: { report: ReportId; comment: CommentId },
): Promise<StoredAnnotation["comments"][number] | null> {
  const row = await db.prisma.comment.findUnique({
    where: { reportId_id: { reportId: scope.report, id: scope.comment } },
  });
  return row && toComment(row, await findPeople(db, [row.creatorId]));
}

/** Those of a report, deleted ones too. */
export async function listAnnotationIds(
  db: Database,
  scope: { report: ReportId },
): Promise<ReadonlySet<AnnotationId>> {
  const rows = await db.prisma.annotation.findMany({
    where: { reportId: scope.report },
    select: { id: true },
  });
  return new Set(rows.map(({ id }) => id as AnnotationId));
}

async function readAnnotations(
  db: Database,
  where: Prisma.AnnotationWhereInput & { reportId: ReportId },
): Promise<StoredAnnotation[]> {
  const rows = await db.prisma.annotation.findMany({
    where,
    include: { comments: { orderBy: { position: "asc" } } },
  });
  const placed = await placeAnnotations(db, { report: where.reportId, rows });
  const people = await findPeople(
    db,
    rows.flatMap((row) => [row.creatorId, ...row.comments.map((comment) => comment.creatorId)]),
  );
  const labels = await findLabelNames(
    db,
    rows.flatMap((row) => row.labels),
  );
  return placed.map(({ row, ...place }) => ({
    id: row.id as AnnotationId,
    ...place,
    creator: people(row.creatorId),
    created: row.createdAt.toISOString(),
    labels: row.labels.flatMap((id) => {
      const name = labels.get(id);
      return name === undefined ? [] : [{ id: id as LabelId, name }];
    }),
    thread: row.state === "resolved" ? "resolved" : "open",
    comments: row.comments.map((comment) => toComment(comment, people)),
    deleted: row.deletedAt?.toISOString() ?? null,
  }));
}

type People = (id: string) => Person;

function toComment(row: Comment, people: People): StoredAnnotation["comments"][number] {
  const reactions = row.reactions as { emoji: string; by: UserId }[];
  return {
    id: row.id as CommentId,
    creator: people(row.creatorId),
    created: row.createdAt.toISOString(),
    edited: row.editedAt?.toISOString() ?? null,
    deleted: row.deletedAt?.toISOString() ?? null,
    body: row.deletedAt ? "" : row.body,
    reactions: reactions.map(({ emoji, by }) => ({ emoji, by })),
  };
}

/** People by id, also those who have left the team: what they wrote is still theirs. */
async function findPeople(db: Database, ids: readonly string[]): Promise<People> {
  const rows = await db.prisma.user.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true, colour: true },
  });
  const people = new Map(
    rows.map((row) => [
      row.id,
      { ...row, id: row.id as UserId, colour: row.colour as PersonColour },
    ]),
  );
  return (id) => people.get(id) ?? { id: id as UserId, name: "", colour: "slate" };
}

async function findLabelNames(
  db: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db.prisma.label.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  return new Map(rows.map((row) => [row.id, row.name]));
}
