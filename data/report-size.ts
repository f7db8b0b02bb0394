import type { ReportId } from "@/domain/ids";
import type { Database } from "./database";

/** How much there is to read of a report: UTF-16 code units of its newest edition, and annotations. */
export type ReportSize = { characters: number; annotations: number };

export async function findReportSize(
  db: Database,
  scope: { report: ReportId },
): Promise<ReportSize> {
  const { rows } = await db.pool.query<ReportSize>(
    `SELECT coalesce((SELECT length FROM edition WHERE report_id = $1
                      ORDER BY number DESC LIMIT 1), 0) AS characters,
            (SELECT count(*)::int FROM annotation WHERE report_id = $1) AS annotations`,
    [scope.report],
  );
  return rows[0] ?? { characters: 0, annotations: 0 };
}
