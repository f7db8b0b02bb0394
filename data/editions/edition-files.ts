import type { ReadableReport } from "@/domain/access/readable";
import type { ReportId } from "@/domain/ids";
import type { Database } from "../database";
import type { Queryable } from "../transaction";
import type { WrittenFile } from "./written-edition";

/**
 * Keeps the file of a job as the one that an edition was read from. Its bytes go from table to table inside
 * of the database.
 */
export async function addEditionFile(
  transaction: Queryable,
  file: { report: ReportId; edition: number; job: string; source: WrittenFile["source"] },
): Promise<void> {
  const { text, map } = file.source;
  await transaction.query(
    `INSERT INTO edition_file (report_id, edition, name, bytes, source_text, source_map)
     SELECT $1, $2::int, file_name, bytes, $3, $4::jsonb FROM job WHERE id = $5`,
    [file.report, file.edition, text, map, file.job],
  );
}

/** A file as it is known without its bytes, of which it has `size`. */
export type EditionFileHead = { edition: number; name: string; format: string; size: number };

/** The file that an edition was read from, the newest edition where no number is given; `null` where none was kept. */
export async function findEditionFile(
  db: Database,
  { report, number }: { report: ReadableReport; number?: number | undefined },
): Promise<EditionFileHead | null> {
  const { rows } = await db.pool.query<EditionFileHead | { edition: number; name: null }>(
    `SELECT edition.number AS edition, edition.format, file.name, octet_length(file.bytes) AS size
     FROM edition LEFT JOIN edition_file file
       ON file.report_id = edition.report_id AND file.edition = edition.number
     WHERE edition.report_id = $1 AND ($2::int IS NULL OR edition.number = $2)
     ORDER BY edition.number DESC LIMIT 1`,
    [report, number ?? null],
  );
  const [row] = rows;
  return row && row.name !== null ? row : null;
}

/** Some bytes of a file, from `at` on. */
export async function readFilePart(
  db: Database,
  { report, edition }: { report: ReadableReport; edition: number },
  { at, length }: { at: number; length: number },
): Promise<Buffer> {
  const { rows } = await db.pool.query<{ part: Buffer }>(
    `SELECT substring(bytes FROM $3 FOR $4) AS part FROM edition_file
     WHERE report_id = $1 AND edition = $2`,
    [report, edition, at + 1, length],
  );
  return rows[0]?.part ?? Buffer.alloc(0);
}
