import { createHash } from "node:crypto";
import type { EditionFormat } from "@/domain/edition/edition-format";
import type { EditionStructure, ImportedEdition } from "@/domain/edition/structure";
import type { ReportId, UserId } from "@/domain/ids";
import { compareRanges } from "@/domain/text/range";
import type { Prisma } from "@/generated/prisma/client";
import { writeCarried, type StoredCarried } from "./carried";
import { LARGE_WRITE, type Database } from "./database";
import type { StoredEdition } from "./stored-edition";

/** Stores an edition; its text is never changed afterwards. */
export async function addEdition(
  transaction: Prisma.TransactionClient,
  edition: {
    report: ReportId;
    number: number;
    format: EditionFormat;
    imported: ImportedEdition;
    by?: UserId;
  },
): Promise<void> {
  const { text, structure } = edition.imported;
  // In SQL: Prisma's own way of writing it keeps the main thread three times as long.
  await transaction.$executeRaw`
    INSERT INTO edition (report_id, number, text, length, sha256, structure, format, created_by_id)
    VALUES (${edition.report}, ${edition.number}, ${text}, ${text.length}, ${hashText(text)},
      ${JSON.stringify(structure)}::jsonb, ${edition.format}, ${edition.by ?? null})`;
}

/** SHA-256 of the text's UTF-8 bytes, in hexadecimal. */
export function hashText(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/**
 * An edition of a report, the newest where no number is given, with its marks in reading order. Scope it first with
 * `findReportAccess`. It is shared with others who read it: it is not to be changed.
 */
export async function findEdition(
  db: Database,
  scope: { report: ReportId; number?: number | undefined },
): Promise<StoredEdition | null> {
  const number = scope.number ?? (await findLastNumber(db, scope));
  if (number === null) return null;
  return db.editions.take(`${scope.report}.${number}`, async () => {
    const value = await readEdition(db, { ...scope, number });
    return value && { value, size: sizeOf(value) };
  });
}

async function readEdition(
  db: Database,
  scope: { report: ReportId; number: number },
): Promise<StoredEdition | null> {
  const row = await db.prisma.edition.findUnique({
    where: { reportId_number: { reportId: scope.report, number: scope.number } },
    select: { number: true, text: true, sha256: true, structure: true },
  });
  if (!row) return null;
  const structure = row.structure as unknown as EditionStructure;
  return { ...row, structure: { ...structure, marks: structure.marks.toSorted(compareRanges) } };
}

/** Bytes in memory of what stands in a structure, at least. */
const ELEMENT = 64;

function sizeOf({ text, structure }: StoredEdition): number {
  const { blocks, marks } = structure;
  return 2 * text.length + ELEMENT * (blocks.length + marks.length);
}

/** The number of a report's newest edition. */
export async function findNewestNumber(db: Database, scope: { report: ReportId }): Promise<number> {
  const newest = await findLastNumber(db, scope);
  if (newest === null) throw new Error(`report ${scope.report} has no edition`);
  return newest;
}

async function findLastNumber(db: Database, scope: { report: ReportId }): Promise<number | null> {
  const { _max: newest } = await db.prisma.edition.aggregate({
    where: { reportId: scope.report },
    _max: { number: true },
  });
  return newest.number;
}

/**
 * Adds the edition after `after`, with what was carried over into it, so that it is never seen without. `false` where
 * somebody else has added that one meanwhile.
 */
export async function appendEdition(
  db: Database,
  edition: {
    report: ReportId;
    after: number;
    by: UserId;
    format: EditionFormat;
    imported: ImportedEdition;
    carried: readonly StoredCarried[];
  },
): Promise<boolean> {
  const { report, after, by, format, imported, carried } = edition;
  const number = after + 1;
  return db.prisma.$transaction(async (transaction) => {
    // One after the other, so that nobody has computed a whole report's places for nothing but once.
    await transaction.$queryRaw`SELECT 1 FROM report WHERE id = ${report} FOR UPDATE`;
    const newest = await transaction.edition.aggregate({
      where: { reportId: report },
      _max: { number: true },
    });
    if (newest._max.number !== after) return false;
    await addEdition(transaction, { report, number, format, imported, by });
    await writeCarried(transaction, { report, edition: number }, carried);
    return true;
  }, LARGE_WRITE);
}

export type EditionEntry = {
  number: number;
  sha256: string;
  length: number;
  format: string;
  createdAt: string;
};

/** A report's editions without their texts, the newest first. */
export async function listEditions(
  db: Database,
  scope: { report: ReportId },
): Promise<EditionEntry[]> {
  const rows = await db.prisma.edition.findMany({
    where: { reportId: scope.report },
    orderBy: { number: "desc" },
    select: { number: true, sha256: true, length: true, format: true, createdAt: true },
  });
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}
