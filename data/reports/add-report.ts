import type { EditionFormat } from "@/domain/edition/edition-format";
import type { ImportJobId, ReportId, TeamId, UserId } from "@/domain/ids";
import type { Database } from "../database";
import { addEdition } from "../editions/editions";
import { newId } from "../new-id";
import { inTransaction, type Queryable } from "../transaction";
import type { WrittenEdition } from "../editions/written-edition";

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
  written: WrittenEdition;
};

/** Stores a report with its first edition, and the job that it was: one that was done at once. */
export async function addReport(
  db: Database,
  draft: NewReport,
): Promise<{ report: ReportId; job: ImportJobId }> {
  const report = newId<"report">();
  const job = newId<"import-job">();
  await inTransaction(db, async (transaction) => {
    await insertReport(transaction, report, draft);
    const purpose = { kind: "report", title: draft.details.title };
    await transaction.query(
      `INSERT INTO import_job (id, team_id, user_id, report_id, details, file_name, state, finished_at)
       VALUES ($1, $2, $3, $4, $5::jsonb, '', 'done', now())`,
      [job, draft.team, draft.by, report, JSON.stringify(purpose)],
    );
  });
  return { report, job };
}

/** The same under an id that was promised before, inside of a transaction that does more. */
export async function insertReport(
  transaction: Queryable,
  report: ReportId,
  { team, by, details, format, written }: NewReport,
): Promise<void> {
  const { title, publisher = "", published = "", sourceUrl = "" } = details;
  await transaction.query(
    `INSERT INTO report (id, team_id, created_by_id, title, publisher, published, source_url)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [report, team, by, title, publisher, published, sourceUrl],
  );
  await addEdition(transaction, { report, number: 1, format, written, by });
}
