import type { ReportId } from "@/domain/ids";
import type { Database } from "./database";

type Scope = { report: ReportId; number: number };

/** An edition for a thread that parses its structure itself: `structure` is JSON. */
export type EditionSource = { number: number; text: string; sha256: string; structure: string };

/** `null` where there is no such edition. What takes a tenth of a second to parse is not parsed here. */
export async function findEditionSource(
  db: Database,
  { report, number }: Scope,
): Promise<EditionSource | null> {
  const { rows } = await db.pool.query<EditionSource>(
    `SELECT number, text, sha256, structure::text AS structure
     FROM edition WHERE report_id = $1 AND number = $2`,
    [report, number],
  );
  return rows[0] ?? null;
}
