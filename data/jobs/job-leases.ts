import type { JobKindName, JobProgress } from "@/contract/jobs";
import type { JobId, ReportId, TeamId, UserId } from "@/domain/ids";
import type { Database } from "../database";
import { storable } from "../stored-values";

/** A job in the hands of one process. */
export type LeasedJob = {
  id: JobId;
  team: TeamId;
  user: UserId;
  report: ReportId | null;
  edition: number | null;
  /** Written by the job's own kind, and parsed by it. */
  details: unknown;
  /** Without a job's own file, it has neither a name nor bytes. */
  file: { name: string; bytes: Uint8Array<ArrayBuffer> };
  /** How often it was begun, this time included. */
  attempts: number;
};

type Lease = { job: JobId; runner: string };

/** A process that says nothing for this long is taken for dead, and another begins its jobs again. Seconds. */
export const LEASE_S = 15;

/** SQL: nobody has it, or who had it is dead. */
const FREE = `state IN ('queued', 'running') AND (lease_until IS NULL OR lease_until < now())`;

/** SQL: what a job that is over, or waits again, does not have. */
const LET_GO = `progress = NULL, runner = NULL`;

type Row = {
  id: string;
  team_id: string;
  user_id: string;
  report_id: string | null;
  edition: number | null;
  details: unknown;
  file_name: string;
  bytes: Buffer<ArrayBuffer> | null;
  attempts: number;
};

/** Bytes of a file that is quick to read, as a rule, and waits for no larger one. */
export const SMALL_FILE = 1_000_000;

/** SQL. */
const sizeOf = (job: string): string => `coalesce(octet_length(${job}.bytes), 0)`;
const isSmall = (job: string): string => `(${sizeOf(job)} <= ${SMALL_FILE})`;

/**
 * Takes the next job of a kind for this process; `null` if there is none. Everybody's first comes before anybody's
 * second, so that a person with forty of them keeps nobody waiting; large files and small ones are counted apart. Among
 * first ones, whoever was served longest ago is next.
 *
 * @param most bytes that its file may have
 * @param attempts how often a job of the kind is begun
 */
export async function claimJob(
  db: Database,
  claim: { kind: JobKindName; runner: string; most: number; attempts: number },
): Promise<LeasedJob | null> {
  const { rows } = await db.pool.query<Row>(
    `UPDATE job
     SET state = 'running', runner = $1, attempts = attempts + 1, progress = NULL,
         lease_until = now() + make_interval(secs => ${LEASE_S})
     WHERE id = (
       SELECT id FROM job next
       WHERE ${FREE} AND kind = $3 AND attempts < $4 AND ${sizeOf("next")} <= $2::bigint
       ORDER BY (SELECT count(*) FROM job before
                 WHERE before.user_id = next.user_id AND before.state IN ('queued', 'running')
                   AND before.kind = next.kind AND ${isSmall("before")} = ${isSmall("next")}
                   AND (before.created_at, before.id) < (next.created_at, next.id)),
                (SELECT max(finished_at) FROM job served
                 WHERE served.user_id = next.user_id AND served.kind = next.kind) NULLS FIRST,
                created_at, id
       LIMIT 1
       FOR UPDATE SKIP LOCKED
     )
     RETURNING id, team_id, user_id, report_id, edition, details, file_name, bytes, attempts`,
    [claim.runner, claim.most, claim.kind, claim.attempts],
  );
  const [row] = rows;
  if (!row) return null;
  return {
    id: row.id as JobId,
    team: row.team_id as TeamId,
    user: row.user_id as UserId,
    report: row.report_id as ReportId | null,
    edition: row.edition,
    details: row.details,
    file: { name: row.file_name, bytes: row.bytes ?? new Uint8Array() },
    attempts: row.attempts,
  };
}

/** Says that this process is alive, and how far it is. `false` if the job is not its any more: cancelled, or taken. */
export async function keepJob(
  db: Database,
  { job, runner }: Lease,
  progress: JobProgress | null,
): Promise<boolean> {
  const { rowCount } = await db.pool.query(
    `UPDATE job
     SET lease_until = now() + make_interval(secs => ${LEASE_S}), progress = $3
     WHERE id = $1 AND runner = $2 AND state = 'running'`,
    [job, runner, progress && JSON.stringify(progress)],
  );
  return rowCount === 1;
}

/** Ends a job whose file was not taken; nothing of it is kept but its name and why. */
export async function refuseJob(
  db: Database,
  { job, runner }: Lease,
  reason: string,
): Promise<void> {
  await db.pool.query(
    `UPDATE job
     SET state = 'refused', refusal = $3, bytes = NULL, ${LET_GO}, lease_until = NULL,
         finished_at = now()
     WHERE id = $1 AND runner = $2 AND state = 'running'`,
    [job, runner, writeRefusal(reason)],
  );
}

/** Ends a job for a reason of ours; what it reads is kept, so that it can be tried again. */
export async function failJob(
  db: Database,
  { job, runner }: Lease,
  error: string | null,
): Promise<void> {
  await db.pool.query(
    `UPDATE job
     SET state = 'failed', refusal = $3, ${LET_GO}, lease_until = NULL, finished_at = now()
     WHERE id = $1 AND runner = $2 AND state = 'running'`,
    [job, runner, writeRefusal("failed", error)],
  );
}

/** Puts a job back for the next, without counting the attempt: this process ends, or the disk is full. */
export async function releaseJob(db: Database, { job, runner }: Lease): Promise<void> {
  await db.pool.query(
    `UPDATE job
     SET state = 'queued', ${LET_GO}, lease_until = NULL, attempts = attempts - 1
     WHERE id = $1 AND runner = $2 AND state = 'running'`,
    [job, runner],
  );
}

/** Puts a job that went wrong back, to be begun again after `waitS` seconds. */
export async function postponeJob(
  db: Database,
  { job, runner }: Lease,
  { waitS, error }: { waitS: number; error: string },
): Promise<void> {
  await db.pool.query(
    `UPDATE job
     SET state = 'queued', ${LET_GO}, refusal = $4,
         lease_until = now() + make_interval(secs => $3)
     WHERE id = $1 AND runner = $2 AND state = 'running'`,
    [job, runner, waitS, writeRefusal("failed", error)],
  );
}

/** Gives up what was begun too often: a file that ends its process must not do so for ever. */
export async function giveUpJobs(
  db: Database,
  { kind, attempts }: { kind: JobKindName; attempts: number },
): Promise<void> {
  await db.pool.query(
    `UPDATE job
     SET state = 'failed', refusal = coalesce(refusal, $3::jsonb), ${LET_GO}, lease_until = NULL,
         finished_at = now()
     WHERE ${FREE} AND kind = $1 AND attempts >= $2`,
    [kind, attempts, writeRefusal("failed")],
  );
}

/** Characters of an error that are kept. */
const LONGEST_ERROR = 500;

function writeRefusal(reason: string, error: string | null = null): string {
  const said = error === null ? {} : { error: storable(error.slice(0, LONGEST_ERROR)) };
  return JSON.stringify({ reason, ...said });
}
