import type { AnnotationId, CommentId, ReportId, UserId } from "@/domain/ids";
import type { Database } from "../database";

/** What of a report would go with its author. */
export type OwnWords = { report: ReportId; subjects: (AnnotationId | CommentId)[] };

/**
 * What somebody has written and not deleted in teams in which the words of former members go, by report. An annotation
 * on which somebody else's words hang is not among it: those are not theirs to take along.
 */
export async function listWordsToGo(db: Database, scope: { user: UserId }): Promise<OwnWords[]> {
  const { user } = scope;
  const rows = await db.prisma.$queryRaw<{ report: string; subjects: string[] }[]>`
    WITH going AS (
      SELECT report.id FROM report JOIN team ON team.id = report.team_id
      WHERE team.former_words = 'go'
    ), own AS (
    SELECT report_id, id FROM annotation
    WHERE report_id IN (SELECT id FROM going) AND creator_id = ${user} AND deleted_at IS NULL
      AND NOT EXISTS (
        SELECT 1 FROM comment
        WHERE comment.report_id = annotation.report_id AND comment.annotation_id = annotation.id
          AND comment.creator_id <> ${user} AND comment.deleted_at IS NULL
      )
    UNION ALL
    SELECT report_id, id FROM comment
    WHERE report_id IN (SELECT id FROM going) AND creator_id = ${user} AND deleted_at IS NULL
    )
    SELECT report_id AS report, array_agg(id) AS subjects FROM own GROUP BY report_id`;
  return rows.map(({ report, subjects }) => ({
    report: report as ReportId,
    subjects: subjects as (AnnotationId | CommentId)[],
  }));
}
