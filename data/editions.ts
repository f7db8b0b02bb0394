import { createHash } from "node:crypto";
import type { EditionFormat } from "@/domain/edition/edition-format";
import type { EditionStructure, ImportedEdition } from "@/domain/edition/structure";
import type { ReportId, UserId } from "@/domain/ids";
import type { Prisma } from "@/generated/prisma/client";
import type { Database } from "./database";

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
  await transaction.edition.create({
    data: {
      reportId: edition.report,
      number: edition.number,
      text,
      length: text.length,
      sha256: hashText(text),
      structure,
      format: edition.format,
      createdById: edition.by ?? null,
    },
  });
}

/** SHA-256 of the text's UTF-8 bytes, in hexadecimal. */
export function hashText(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

export type StoredEdition = {
  number: number;
  text: string;
  /** SHA-256 of the text's UTF-8 bytes, in hexadecimal. */
  sha256: string;
  structure: EditionStructure;
};

/** An edition of a report, the newest where no number is given. Scope it first with `findReportAccess`. */
export async function findEdition(
  db: Database,
  scope: { report: ReportId; number?: number | undefined },
): Promise<StoredEdition | null> {
  const row = await db.prisma.edition.findFirst({
    where: {
      reportId: scope.report,
      ...(scope.number !== undefined && { number: scope.number }),
    },
    orderBy: { number: "desc" },
    select: { number: true, text: true, sha256: true, structure: true },
  });
  return row ? { ...row, structure: row.structure as unknown as EditionStructure } : null;
}
