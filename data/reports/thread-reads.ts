import type { ReadableReport } from "@/domain/access/readable";
import type { AnnotationId, UserId } from "@/domain/ids";
import type { Database } from "../database";

export type ReadMark = { annotation: AnnotationId; readAt: string };

/** Until when somebody has read which thread of a report. */
export async function listThreadReads(
  db: Database,
  scope: { user: UserId; report: ReadableReport },
): Promise<ReadMark[]> {
  const rows = await db.prisma.threadRead.findMany({
    where: { userId: scope.user, reportId: scope.report },
    orderBy: { annotationId: "asc" },
  });
  return rows.map((row) => ({
    annotation: row.annotationId as AnnotationId,
    readAt: row.readAt.toISOString(),
  }));
}

/** Marks threads as read until now. What is no annotation of the report is passed over; nothing moves backwards. */
export async function markThreadsRead(
  db: Database,
  mark: { user: UserId; report: ReadableReport; annotations: readonly AnnotationId[]; now: Date },
): Promise<void> {
  const { user, report, annotations, now } = mark;
  await db.prisma.$executeRaw`
    INSERT INTO thread_read (user_id, report_id, annotation_id, read_at)
    SELECT ${user}, report_id, id, ${now}
    FROM annotation
    WHERE report_id = ${report} AND id = ANY(${annotations})
    ON CONFLICT (user_id, report_id, annotation_id)
    DO UPDATE SET read_at = greatest(thread_read.read_at, excluded.read_at)`;
}
