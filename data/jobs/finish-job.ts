import type { JobId } from "@/domain/ids";
import { ok, refuse, type Result } from "@/domain/result";
import type { Database } from "../database";
import { inTransaction, type Queryable } from "../transaction";
import { addJob, type NewJob } from "./add-job";

/** What has come of a job. */
export type Finished = {
  /** The number of the edition that it made. */
  edition?: number;
  /** What is told of it beyond that. */
  result?: unknown;
  /** Work that follows from it. */
  next?: readonly NewJob[];
};

/** Stores what comes of a job, in the transaction in which the job is done. */
export type Finish = (transaction: Queryable) => Promise<Result<Finished>>;

/**
 * Ends a job in one transaction: what comes of it is there together with the news that it is done and with the jobs
 * that follow, or nothing is. `lost`: it was cancelled meanwhile, or is in other hands.
 */
export async function finishJob(
  db: Database,
  { job, runner }: { job: JobId; runner: string },
  finish: Finish,
): Promise<Result<null>> {
  return inTransaction(db, async (transaction) => {
    const { rowCount } = await transaction.query(
      "SELECT 1 FROM job WHERE id = $1 AND runner = $2 AND state = 'running' FOR UPDATE",
      [job, runner],
    );
    if (rowCount === 0) return refuse("lost");
    const finished = await finish(transaction);
    if (!finished.ok) return finished;
    const { edition = null, result = null, next = [] } = finished.value;
    await transaction.query(
      `UPDATE job
       SET state = 'done', bytes = NULL, refusal = NULL, progress = NULL, runner = NULL,
           lease_until = NULL, finished_at = now(), edition = coalesce($2, edition), result = $3
       WHERE id = $1`,
      [job, edition, result === null ? null : JSON.stringify(result)],
    );
    for (const one of next) await addJob(transaction, one);
    return ok(null);
  });
}
