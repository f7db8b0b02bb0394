import type { ReportSummary } from "@/contract/reports";
import type { ReportId } from "@/domain/ids";
import type { Database } from "../database";

export type Talk = ReportSummary["counts"];

export const NO_TALK: Talk = { annotations: 0, open: 0, resolved: 0, comments: 0 };

/** How much is marked and said in each report, from the read model. Reports without anything are left out. */
export async function countTalk(
  db: Database,
  reports: readonly ReportId[],
): Promise<ReadonlyMap<string, Talk>> {
  if (reports.length === 0) return new Map();
  const rows = await db.prisma.$queryRaw<(Talk & { report: string })[]>`
    SELECT a.report_id AS report,
           count(*) FILTER (WHERE a.deleted_at IS NULL)::int AS annotations,
           count(*) FILTER (WHERE c.live > 0 AND a.state = 'open')::int AS open,
           count(*) FILTER (WHERE c.live > 0 AND a.state = 'resolved')::int AS resolved,
           coalesce(sum(c.live), 0)::int AS comments
    FROM annotation a
    LEFT JOIN (
      SELECT report_id, annotation_id, count(*)::int AS live
      FROM comment
      WHERE deleted_at IS NULL AND report_id = ANY(${reports})
      GROUP BY report_id, annotation_id
    ) c ON c.report_id = a.report_id AND c.annotation_id = a.id
    WHERE a.report_id = ANY(${reports})
    GROUP BY a.report_id`;
  return new Map(rows.map(({ report, ...talk }) => [report, talk]));
}
