import { may } from "@/domain/access/permissions";
import type { EditionFormat } from "@/domain/edition/edition-format";
import type { OffsetMap } from "@/domain/edition/offset-map";
import type { ImportedEdition } from "@/domain/edition/structure";
import type { ReportId } from "@/domain/ids";
import { ok, refuse, type Result } from "@/domain/result";
import type { Prisma } from "@/generated/prisma/client";
import { insertReport } from "./add-report";
import { LARGE_WRITE, type Database } from "./database";
import { addEditionFile } from "./edition-files";
import { addEdition, hashText } from "./editions";
import type { LeasedJob } from "./import-leases";
import { LETS_IN } from "./second-factor";

/** An edition as it was read from a file, and where its words stood in what was read. */
export type FileEdition = ImportedEdition & {
  format: EditionFormat;
  source: { text: string; map: OffsetMap };
};

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
  return db.prisma.$transaction(async (transaction) => {
    const held = await transaction.$queryRaw<unknown[]>`
      SELECT 1 FROM import_job
      WHERE id = ${job.id} AND runner = ${runner} AND state = 'running' FOR UPDATE`;
    if (held.length === 0) return refuse("lost");
    const stored = await store(transaction, { job, title, edition });
    if (!stored.ok) return stored;
    await addEditionFile(transaction, {
      report: job.report,
      edition: stored.value,
      job: job.id,
      source: edition.source,
    });
    await transaction.$executeRaw`
      UPDATE import_job
      SET state = 'done', bytes = NULL, progress = NULL, runner = NULL, lease_until = NULL,
          finished_at = now()
      WHERE id = ${job.id}`;
    return stored;
  }, LARGE_WRITE);
}

export type FinishedImport = {
  job: LeasedJob;
  runner: string;
  /** Of a new report. */
  title: string;
  edition: FileEdition;
};

/** The number of the edition that was stored. */
async function store(
  transaction: Prisma.TransactionClient,
  { job, title, edition }: Omit<FinishedImport, "runner">,
): Promise<Result<number, FinishRefusal>> {
  const { team, user, report, purpose } = job;
  const membership = await transaction.membership.findFirst({
    where: { teamId: team, userId: user, team: { deletedAt: null }, ...LETS_IN },
    select: { role: true },
  });
  const needed = purpose.kind === "report" ? "report.create" : "report.edit";
  if (!membership || !may(membership.role, needed)) return refuse("not-permitted");
  const { format } = edition;
  if (purpose.kind === "report") {
    const details = { ...purpose, title };
    await insertReport(transaction, report, { team, by: user, details, format, imported: edition });
    return ok(1);
  }
  const newest = await lockNewest(transaction, report);
  if (!newest) return refuse("not-permitted");
  if (newest.sha256 === hashText(edition.text)) return refuse("same-text");
  const number = newest.number + 1;
  await addEdition(transaction, { report, number, format, imported: edition, by: user });
  return ok(number);
}

/** A report's newest edition, which stays that until the transaction ends; `null` where the report is deleted. */
async function lockNewest(
  transaction: Prisma.TransactionClient,
  report: ReportId,
): Promise<{ number: number; sha256: string } | null> {
  const rows = await transaction.$queryRaw<unknown[]>`
    SELECT 1 FROM report WHERE id = ${report} AND deleted_at IS NULL FOR NO KEY UPDATE`;
  if (rows.length === 0) return null;
  return transaction.edition.findFirst({
    where: { reportId: report },
    orderBy: { number: "desc" },
    select: { number: true, sha256: true },
  });
}
