import type { JobState } from "@/contract/jobs";
import type { JobId, UserId } from "@/domain/ids";
import type { Database } from "../database";

/** A job, and whose it has to be; an administrator ends anybody's. */
export type JobScope = { job: JobId; user: UserId | "anybody" };

/** SQL. */
const SCOPE = `id = $1 AND ($2::text IS NULL OR user_id = $2)`;

/**
 * Ends a job that is not over: what it reads is gone at once, and nothing can come of it any more. One that is over is
 * struck from the list. Returns how it ended; `null` if it is not there.
 */
export async function cancelJob(db: Database, scope: JobScope): Promise<JobState | null> {
  const cancelled = await db.pool.query(
    `UPDATE job
     SET state = 'cancelled', bytes = NULL, progress = NULL, runner = NULL, lease_until = NULL,
         finished_at = now()
     WHERE ${SCOPE} AND state IN ('queued', 'running')`,
    toValues(scope),
  );
  if (cancelled.rowCount === 1) return "cancelled";
  const struck = await db.pool.query<{ state: JobState }>(
    `DELETE FROM job WHERE ${SCOPE} AND state NOT IN ('queued', 'running') RETURNING state`,
    toValues(scope),
  );
  return struck.rows[0]?.state ?? null;
}

/** Puts a job that has failed back to be begun again, as if it never had been. Returns whether there was one. */
export async function retryJob(db: Database, scope: JobScope): Promise<boolean> {
  const { rowCount } = await db.pool.query(
    `UPDATE job
     SET state = 'queued', attempts = 0, refusal = NULL, finished_at = NULL, lease_until = NULL
     WHERE ${SCOPE} AND state = 'failed'`,
    toValues(scope),
  );
  return rowCount === 1;
}

/** Notes that whoever began a job was told how it ended. */
export async function markTold(db: Database, job: JobId): Promise<void> {
  await db.pool.query("UPDATE job SET told = true WHERE id = $1", [job]);
}

function toValues({ job, user }: JobScope): unknown[] {
  return [job, user === "anybody" ? null : user];
}
