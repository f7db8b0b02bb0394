import type { ReadableReport } from "@/domain/access/readable";
import type { Database } from "../database";

/** How much of what people have written there is to read of a report. */
export type ReportSize = { annotations: number; commentBytes: number };

export async function findReportSize(
  db: Database,
  scope: { report: ReadableReport },
): Promise<ReportSize> {
  // How long a text is, PostgreSQL knows without reading it.
  const { rows } = await db.pool.query<ReportSize>(
    `SELECT (SELECT count(*)::int FROM annotation WHERE report_id = $1) AS annotations,
            (SELECT coalesce(sum(octet_length(body)), 0)::float8
             FROM comment WHERE report_id = $1) AS "commentBytes"`,
    [scope.report],
  );
  return rows[0] ?? { annotations: 0, commentBytes: 0 };
}
