import type { EditionFormat } from "@/domain/edition/edition-format";
import type { ImportedEdition } from "@/domain/edition/structure";
import type { ImportJobId, ReportId, TeamId, UserId } from "@/domain/ids";
import type { Prisma } from "@/generated/prisma/client";
import type { Database } from "./database";
import { addEdition } from "./editions";
import { newId } from "./new-id";

export type ReportDetails = {
  title: string;
  publisher?: string | undefined;
  published?: string | undefined;
  sourceUrl?: string | undefined;
};

export type NewReport = {
  team: TeamId;
  by: UserId;
  details: ReportDetails;
  format: EditionFormat;
  imported: ImportedEdition;
};

/** Eight million characters and their structure take longer to write than Prisma's 5 s allow on a slow disk. */
export const LARGE_WRITE = { timeout: 60_000, maxWait: 10_000 };

/** Stores a report with its first edition, and the job that it was: one that was done at once. */
export async function addReport(
  db: Database,
  draft: NewReport,
): Promise<{ report: ReportId; job: ImportJobId }> {
  const report = newId<"report">();
  const job = newId<"import-job">();
  await db.prisma.$transaction(async (transaction) => {
    await insertReport(transaction, report, draft);
    await transaction.importJob.create({
      data: {
        id: job,
        teamId: draft.team,
        userId: draft.by,
        reportId: report,
        details: { kind: "report", title: draft.details.title },
        fileName: "",
        state: "done",
        finishedAt: new Date(),
      },
    });
  }, LARGE_WRITE);
  return { report, job };
}

/** The same under an id that was promised before, inside of a transaction that does more. */
export async function insertReport(
  transaction: Prisma.TransactionClient,
  report: ReportId,
  { team, by, details, format, imported }: NewReport,
): Promise<void> {
  await transaction.report.create({
    data: {
      id: report,
      teamId: team,
      createdById: by,
      title: details.title,
      publisher: details.publisher ?? "",
      published: details.published ?? "",
      sourceUrl: details.sourceUrl ?? "",
    },
  });
  await addEdition(transaction, { report, number: 1, format, imported, by });
}
