import { may } from "@/domain/access/permissions";
import { ok, refuse, type Result } from "@/domain/result";
import { insertReport } from "../reports/add-report";
import { appendEdition } from "../editions/append-edition";
import type { Database } from "../database";
import { addEditionFile } from "../editions/edition-files";
import type { LeasedJob } from "./import-leases";
import { findStanding } from "../teams/members";
import { inTransaction, type Queryable } from "../transaction";
import type { WrittenFile } from "../editions/written-edition";

/**
 * `lost`: the job was cancelled meanwhile, or is in other hands. `not-permitted`: whoever began it may not do that any
 * more, or the report was deleted. `same-text`: there is nothing new in a later edition.
 */
export type FinishRefusal = "lost" | "not-permitted" | "same-text";

/**
 * Makes of a job what it was begun for, in one transaction: the report, its edition and the original file are there
 * together with the news that the job is done, or nothing is.
 *
 * @returns the number of the edition
 */
export async function finishImport(
  db: Database,
  { job, runner, title, edition }: FinishedImport,
): Promise<Result<number, FinishRefusal>> {
  return inTransaction(db, async (transaction) => {
    const { rowCount } = await transaction.query(
      "SELECT 1 FROM import_job WHERE id = $1 AND runner = $2 AND state = 'running' FOR UPDATE",
      [job.id, runner],
    );
    if (rowCount === 0) return refuse("lost");
    const stored = await store(transaction, { job, title, edition });
    if (!stored.ok) return stored;
    await addEditionFile(transaction, {
      report: job.report,
      edition: stored.value,
      job: job.id,
      source: edition.source,
    });
    await transaction.query(
      `UPDATE import_job
       SET state = 'done', bytes = NULL, progress = NULL, runner = NULL, lease_until = NULL,
           finished_at = now(), edition = $2
       WHERE id = $1`,
      [job.id, stored.value],
    );
    return stored;
  });
}

export type FinishedImport = {
  job: LeasedJob;
  runner: string;
  /** Of a new report. */
  title: string;
  edition: WrittenFile;
};

/** The number of the edition that was stored. */
async function store(
  transaction: Queryable,
  { job, title, edition }: Omit<FinishedImport, "runner">,
): Promise<Result<number, FinishRefusal>> {
  const { team, user, report, purpose } = job;
  const standing = await findStanding(transaction, { team, user });
  const needed = purpose.kind === "report" ? "report.create" : "report.edit";
  if (!standing?.letIn || !may(standing.role, needed)) return refuse("not-permitted");
  const { format } = edition;
  if (purpose.kind === "report") {
    const details = { ...purpose, title };
    await insertReport(transaction, report, { team, by: user, details, format, written: edition });
    return ok(1);
  }
  const appended = await appendEdition(transaction, {
    report,
    by: user,
    format,
    written: edition,
  });
  if (appended.ok) return appended;
  return refuse(appended.refusal === "gone" ? "not-permitted" : appended.refusal);
}
