import { setImmediate } from "node:timers/promises";
import type { z } from "zod";
import type { ReadableReport } from "@/domain/access/readable";
import type { EditionFormat } from "@/domain/edition/edition-format";
import type { ReportId, UserId } from "@/domain/ids";
import { compareRanges } from "@/domain/text/range";
import type { Database } from "../database";
import { requireKnownFormat } from "../stored-json";
import { knownLanguage } from "./edition-language";
import { STORED_PARTS, STORED_STRUCTURE } from "./stored-structure";
import type { StoredEdition } from "./stored-edition";
import type { WrittenEdition } from "./written-edition";

/**
 * Stores an edition; its text is never changed afterwards.
 *
 * @param transaction not Prisma's where the text may be long: it would keep the main thread for up to a second
 */
export async function addEdition(
  transaction: { query(sql: string, values: unknown[]): Promise<unknown> },
  edition: {
    report: ReportId;
    number: number;
    format: EditionFormat;
    written: WrittenEdition;
    by?: UserId;
  },
): Promise<void> {
  const { text, sha256, structure, language } = edition.written;
  const { report, number, format, by = null } = edition;
  await transaction.query(
    `INSERT INTO edition
       (report_id, number, text, length, sha256, structure, format, created_by_id, language)
     VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, $9)`,
    [report, number, text, text.length, sha256, structure, format, by, language],
  );
}

/**
 * An edition of a report, the newest where no number is given, with its marks in reading order. It is
 * shared with others who read it: it is not to be changed.
 */
export async function findEdition(
  db: Database,
  scope: { report: ReadableReport; number?: number | undefined },
): Promise<StoredEdition | null> {
  const number = scope.number ?? (await findLastNumber(db, scope));
  if (number === null) return null;
  return db.editions.take(keyOf({ ...scope, number }), async () => {
    const value = await readEdition(db, { ...scope, number });
    return value && { value, size: sizeOf(value) };
  });
}

/** Whether an edition is there for whoever asks next, or being read just now. */
export function holdsEdition(
  db: Pick<Database, "editions">,
  scope: { report: ReadableReport; number: number },
): boolean {
  return db.editions.has(keyOf(scope));
}

function keyOf({ report, number }: { report: ReadableReport; number: number }): string {
  return `${report}.${number}`;
}

async function readEdition(
  db: Database,
  scope: { report: ReadableReport; number: number },
): Promise<StoredEdition | null> {
  const { rows } = await db.pool.query<Omit<StoredEdition, "structure"> & { format: unknown }>(
    `SELECT number, text, sha256, structure->'format' AS format
     FROM edition WHERE report_id = $1 AND number = $2`,
    [scope.report, scope.number],
  );
  const [row] = rows;
  if (!row) return null;
  const { number, text, sha256, format } = row;
  requireKnownFormat(STORED_STRUCTURE.column, format);
  const [blocks, marks] = await Promise.all([
    readElements(db, scope, "blocks", STORED_PARTS.blocks),
    readElements(db, scope, "marks", STORED_PARTS.marks),
  ]);
  return { number, text, sha256, structure: { blocks, marks: marks.toSorted(compareRanges) } };
}

/** The items of a structure. They come a thousand in a row, and others have their turn after each. */
async function readElements<Item>(
  db: Database,
  scope: { report: ReadableReport; number: number },
  part: keyof typeof STORED_PARTS,
  schema: z.ZodType<Item[]>,
): Promise<Item[]> {
  const { rows } = await db.pool.query<{ elements: unknown }>(
    `SELECT jsonb_agg(element ORDER BY position) AS elements
     FROM edition, jsonb_array_elements(structure->$3) WITH ORDINALITY AS list (element, position)
     WHERE report_id = $1 AND number = $2
     GROUP BY (position - 1) / 1000 ORDER BY (position - 1) / 1000`,
    [scope.report, scope.number, part],
  );
  const all: Item[] = [];
  for (const { elements } of rows) {
    all.push(...schema.parse(elements));
    await setImmediate();
  }
  return all;
}

/** Bytes in memory of what stands in a structure, at least. */
const ELEMENT = 64;

function sizeOf({ text, structure }: StoredEdition): number {
  const { blocks, marks } = structure;
  return 2 * text.length + ELEMENT * (blocks.length + marks.length);
}

/** The number of a report's newest edition. */
export async function findNewestNumber(
  db: Database,
  scope: { report: ReadableReport },
): Promise<number> {
  const newest = await findLastNumber(db, scope);
  if (newest === null) throw new Error(`report ${scope.report} has no edition`);
  return newest;
}

async function findLastNumber(
  db: Database,
  scope: { report: ReadableReport },
): Promise<number | null> {
  const { _max: newest } = await db.prisma.edition.aggregate({
    where: { reportId: scope.report },
    _max: { number: true },
  });
  return newest.number;
}

export type EditionEntry = {
  number: number;
  sha256: string;
  length: number;
  format: string;
  /** `null` if nobody knows it. */
  language: string | null;
  createdAt: string;
};

/** A report's editions without their texts, the newest first. */
export async function listEditions(
  db: Database,
  scope: { report: ReadableReport },
): Promise<EditionEntry[]> {
  const rows = await db.prisma.edition.findMany({
    where: { reportId: scope.report },
    orderBy: { number: "desc" },
    select: {
      number: true,
      sha256: true,
      length: true,
      format: true,
      language: true,
      createdAt: true,
    },
  });
  return rows.map((row) => ({
    ...row,
    language: knownLanguage(row.language),
    createdAt: row.createdAt.toISOString(),
  }));
}
