import type { ReadableReport } from "@/domain/access/readable";
import type { EditionStructure } from "@/domain/edition/structure";
import type { Database } from "../database";
import { knownLanguage } from "./edition-language";
import { requireKnownFormat } from "../stored-json";
import type { Queryable } from "../transaction";
import { STORED_PARTS, STORED_STRUCTURE } from "./stored-structure";

type Scope = { report: ReadableReport; number: number };

/** The facts about an edition without its text. */
export type EditionHead = {
  number: number;
  sha256: string;
  /** UTF-16 code units. */
  length: number;
  /** BCP 47; `null` if nobody knows it. */
  language: string | null;
};

/** An edition's head, the newest one's where no number is given; `null` where there is none. */
export async function findEditionHead(
  db: Queryable,
  { report, number }: { report: ReadableReport; number?: number | undefined },
): Promise<EditionHead | null> {
  const { rows } = await db.query<EditionHead>(
    `SELECT number, sha256, length, language FROM edition
     WHERE report_id = $1 AND ($2::int IS NULL OR number = $2)
     ORDER BY number DESC LIMIT 1`,
    [report, number ?? null],
  );
  const [row] = rows;
  return row ? { ...row, language: knownLanguage(row.language) } : null;
}

/** An edition for a process that parses its structure itself: `structure` is JSON. */
export type EditionSource = { number: number; text: string; sha256: string; structure: string };

/** `null` where there is no such edition. What takes a tenth of a second to parse is not parsed here. */
export async function findEditionSource(
  db: Database,
  { report, number }: Scope,
): Promise<EditionSource | null> {
  const { rows } = await db.pool.query<Formatted & EditionSource>(
    `SELECT number, text, sha256, structure::text AS structure, structure->'format' AS format
     FROM edition WHERE report_id = $1 AND number = $2`,
    [report, number],
  );
  return requireKnown(rows[0]);
}

/** What the API tells of an edition's structure, written by the database: JSON. `null` where there is no such edition. */
export async function writeStructure(
  db: Database,
  { report, number }: Scope,
): Promise<string | null> {
  const { rows } = await db.pool.query<Formatted & { written: string }>(
    `SELECT json_build_object('edition', number, 'blocks', structure->'blocks',
                              'marks', structure->'marks')::text AS written,
            structure->'format' AS format
     FROM edition WHERE report_id = $1 AND number = $2`,
    [report, number],
  );
  return requireKnown(rows[0])?.written ?? null;
}

/** An edition's text and its headings: what its sections follow from. `null` where there is no such edition. */
export async function findHeadings(
  db: Database,
  { report, number }: Scope,
): Promise<{ text: string; headings: EditionStructure["blocks"] } | null> {
  const { rows } = await db.pool.query<Formatted & { text: string; headings: unknown }>(
    `SELECT text, structure->'format' AS format,
            jsonb_path_query_array(structure, '$.blocks[*] ? (@.kind == "heading")') AS headings
     FROM edition WHERE report_id = $1 AND number = $2`,
    [report, number],
  );
  const row = requireKnown(rows[0]);
  return row && { text: row.text, headings: STORED_PARTS.blocks.parse(row.headings) };
}

/** The number under which the structure in a row is stored. */
type Formatted = { format: unknown };

function requireKnown<Row extends Formatted>(row: Row | undefined): Row | null {
  if (row) requireKnownFormat(STORED_STRUCTURE.column, row.format);
  return row ?? null;
}
