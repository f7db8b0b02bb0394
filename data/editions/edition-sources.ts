import type { ReadableReport } from "@/domain/access/readable";
import type { EditionStructure } from "@/domain/edition/structure";
import type { Database } from "../database";
import type { Queryable } from "../transaction";

type Scope = { report: ReadableReport; number: number };

/** The facts about an edition without its text. `length` is in UTF-16 code units. */
export type EditionHead = { number: number; sha256: string; length: number };

/** An edition's head, the newest one's where no number is given; `null` where there is none. */
export async function findEditionHead(
  db: Queryable,
  { report, number }: { report: ReadableReport; number?: number | undefined },
): Promise<EditionHead | null> {
  const { rows } = await db.query<EditionHead>(
    `SELECT number, sha256, length FROM edition
     WHERE report_id = $1 AND ($2::int IS NULL OR number = $2)
     ORDER BY number DESC LIMIT 1`,
    [report, number ?? null],
  );
  return rows[0] ?? null;
}

/** An edition for a process that parses its structure itself: `structure` is JSON. */
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

/** What the API tells of an edition's structure, written by the database: JSON. `null` where there is no such edition. */
export async function writeStructure(
  db: Database,
  { report, number }: Scope,
): Promise<string | null> {
  const { rows } = await db.pool.query<{ written: string }>(
    `SELECT json_build_object('edition', number, 'blocks', structure->'blocks',
                              'marks', structure->'marks')::text AS written
     FROM edition WHERE report_id = $1 AND number = $2`,
    [report, number],
  );
  return rows[0]?.written ?? null;
}

/** An edition's text and its headings: what its sections follow from. `null` where there is no such edition. */
export async function findHeadings(
  db: Database,
  { report, number }: Scope,
): Promise<{ text: string; headings: EditionStructure["blocks"] } | null> {
  const { rows } = await db.pool.query<{ text: string; headings: EditionStructure["blocks"] }>(
    `SELECT text, jsonb_path_query_array(structure, '$.blocks[*] ? (@.kind == "heading")') AS headings
     FROM edition WHERE report_id = $1 AND number = $2`,
    [report, number],
  );
  return rows[0] ?? null;
}
