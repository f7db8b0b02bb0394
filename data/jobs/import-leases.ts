import type { ImportProgress } from "@/contract/imports";
import type { ImportRefusal } from "@/domain/edition/import-refusal";
import type { ImportJobId, ReportId, TeamId, UserId } from "@/domain/ids";
import type { Database } from "../database";
import { parsePurpose, type ImportPurpose } from "./import-jobs";

/** A job in the hands of one process. */
export type LeasedJob = {
  id: ImportJobId;
  team: TeamId;
  user: UserId;
  report: ReportId;
  purpose: ImportPurpose;
  file: { name: string; bytes: Uint8Array };
};

type Lease = { job: ImportJobId; runner: string };

/** A process that says nothing for this long is taken for dead, and its jobs are begun again by another. Seconds. */
export const LEASE_S = 15;

/** How often a job is tried: a file that crashes its reader must not crash it for ever. */
const MOST_ATTEMPTS = 3;

/** SQL: nobody has it, or who had it is dead. */
const FREE = `state IN ('queued', 'running') AND (lease_until IS NULL OR lease_until < now())`;

type Row = {
  id: string;
  team_id: string;
  user_id: string;
  report_id: string;
  details: unknown;
  file_name: string;
  bytes: Buffer;
};

/** Bytes of a file that is quick to read, as a rule, and waits for no larger one. */
export const SMALL_FILE = 1_000_000;

/** SQL. */
const isSmall = (job: string): string => `(octet_length(${job}.bytes) <= ${SMALL_FILE})`;

/**
 * Takes the next job for this process, `null` where there is none. Everybody's first file comes before anybody's
 * second, so that a person with forty of them keeps nobody waiting; large files and small ones are counted apart. Among
 * first ones, whoever was served longest ago is next.
 *
 * @param most bytes that its file may have
 */
export async function claimImportJob(
  db: Database,
  { runner, most }: { runner: string; most: number },
): Promise<LeasedJob | null> {
  const { rows } = await db.pool.query<Row>(
    `UPDATE import_job
     SET state = 'running', runner = $1, attempts = attempts + 1, progress = NULL,
         lease_until = now() + make_interval(secs => ${LEASE_S})
     WHERE id = (
       SELECT id FROM import_job job
       WHERE ${FREE} AND attempts < ${MOST_ATTEMPTS} AND octet_length(bytes) <= $2::bigint
       ORDER BY (SELECT count(*) FROM import_job before
                 WHERE before.user_id = job.user_id AND before.state IN ('queued', 'running')
                   AND ${isSmall("before")} = ${isSmall("job")}
                   AND (before.created_at, before.id) < (job.created_at, job.id)),
                (SELECT max(finished_at) FROM import_job served
                 WHERE served.user_id = job.user_id) NULLS FIRST,
                created_at, id
       LIMIT 1
       FOR UPDATE SKIP LOCKED
     )
     RETURNING id, team_id, user_id, report_id, details, file_name, bytes`,
    [runner, most],
  );
  const [row] = rows;
  if (!row) return null;
  return {
    id: row.id as ImportJobId,
    team: row.team_id as TeamId,
    user: row.user_id as UserId,
    report: row.report_id as ReportId,
    purpose: parsePurpose(row.details),
    file: { name: row.file_name, bytes: row.bytes },
  };
}

/** Says that this process is alive, and how far it is. `false` where the job is not its any more: cancelled, or taken. */
export async function keepImportJob(
  db: Database,
  { job, runner }: Lease,
  progress: ImportProgress | null,
): Promise<boolean> {
  const { rowCount } = await db.pool.query(
    `UPDATE import_job
     SET lease_until = now() + make_interval(secs => ${LEASE_S}), progress = $3
     WHERE id = $1 AND runner = $2 AND state = 'running'`,
    [job, runner, progress && JSON.stringify(progress)],
  );
  return rowCount === 1;
}

/** Ends a job whose file was not taken; nothing of it is kept but its name and why. */
export async function refuseImportJob(
  db: Database,
  { job, runner }: Lease,
  reason: ImportRefusal,
): Promise<void> {
  await db.pool.query(
    `UPDATE import_job
     SET state = 'refused', refusal = $3, bytes = NULL, progress = NULL, runner = NULL,
         lease_until = NULL, finished_at = now()
     WHERE id = $1 AND runner = $2 AND state = 'running'`,
    [job, runner, JSON.stringify({ reason })],
  );
}

/**
 * Puts a job back, to be begun again after `waitS` seconds: because this process ends (which is no failed attempt), or
 * because the work could not be stored.
 */
export async function releaseImportJob(
  db: Database,
  { job, runner }: Lease,
  { waitS, failed }: { waitS: number; failed: boolean },
): Promise<void> {
  await db.pool.query(
    `UPDATE import_job
     SET state = 'queued', runner = NULL, progress = NULL,
         lease_until = now() + make_interval(secs => $3), attempts = attempts - $4
     WHERE id = $1 AND runner = $2 AND state = 'running'`,
    [job, runner, waitS, failed ? 0 : 1],
  );
}

/** Gives up what was begun too often. */
export async function giveUpImportJobs(db: Database): Promise<void> {
  await db.pool.query(
    `UPDATE import_job
     SET state = 'refused', refusal = '{"reason": "failed"}', bytes = NULL, progress = NULL,
         runner = NULL, lease_until = NULL, finished_at = now()
     WHERE ${FREE} AND attempts >= ${MOST_ATTEMPTS}`,
  );
}
