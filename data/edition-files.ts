import type { OffsetMap } from "@/domain/edition/offset-map";
import type { ReportId } from "@/domain/ids";
import type { Prisma } from "@/generated/prisma/client";
import type { Database } from "./database";
import { storable } from "./stored-values";

/**
 * Keeps the file of an import job as the one that an edition was read from. Its bytes go from table to table inside
 * of the database.
 */
export async function addEditionFile(
  transaction: Prisma.TransactionClient,
  file: {
    report: ReportId;
    edition: number;
    job: string;
    source: { text: string; map: OffsetMap };
  },
): Promise<void> {
  // A character that cannot be stored is replaced by one of the same length, so that the map holds.
  const text = storable(file.source.text);
  const map = JSON.stringify(file.source.map);
  await transaction.$executeRaw`
    INSERT INTO edition_file (report_id, edition, name, bytes, source_text, source_map)
    SELECT ${file.report}, ${file.edition}, file_name, bytes, ${text}, ${map}::jsonb
    FROM import_job WHERE id = ${file.job}`;
}

/** The file that an edition was read from, the newest edition where no number is given; `null` where none was kept. */
export async function findEditionFile(
  db: Database,
  scope: { report: ReportId; number?: number | undefined },
): Promise<{ name: string; format: string; bytes: Uint8Array } | null> {
  const edition = await db.prisma.edition.findFirst({
    where: {
      reportId: scope.report,
      ...(scope.number !== undefined && { number: scope.number }),
    },
    orderBy: { number: "desc" },
    select: { format: true, file: { select: { name: true, bytes: true } } },
  });
  return edition?.file ? { ...edition.file, format: edition.format } : null;
}
