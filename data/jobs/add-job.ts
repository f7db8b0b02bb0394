import type { JobKindName } from "@/contract/jobs";
import type { JobId, ReportId, TeamId, UserId } from "@/domain/ids";
import { ok, refuse, type Result } from "@/domain/result";
import type { Database } from "../database";
import { newId } from "../new-id";
import { storable } from "../stored-values";
import type { Queryable } from "../transaction";

export type NewJob = {
  kind: JobKindName;
  team: TeamId;
  user: UserId;
  /** The report that it is about, or that comes of it. */
  report: ReportId | null;
  edition?: number;
  /** What its kind needs to know, as JSON can say it. */
  details: unknown;
  /** What it reads; a text has no name. */
  file?: { name: string; bytes: Uint8Array };
};

/** How much may wait at once that brings something to read. */
export type JobAllowance = {
  /** Files of one person. */
  personFiles: number;
  /** Bytes of one person's files. */
  personBytes: number;
  /** Files of one team. */
  teamFiles: number;
};

const ADD = `
  INSERT INTO job (id, kind, team_id, user_id, report_id, edition, details, file_name, bytes, state)
  SELECT $1, $2, $3::text, $4::text, $5::text, $6::int, $7::jsonb, $8, $9::bytea, 'queued'`;

/** Leaves a file to be read; refused if the person, or the team, has too many that still wait. */
export async function addReadingJob(
  db: Database,
  job: NewJob,
  allowance: JobAllowance,
): Promise<Result<JobId, "too-many">> {
  const id = newId<"job">();
  const { rowCount } = await db.pool.query(
    `${ADD}
     FROM (SELECT count(*) FILTER (WHERE user_id = $4) AS mine,
                  count(*) FILTER (WHERE team_id = $3) AS ours,
                  coalesce(sum(octet_length(bytes)) FILTER (WHERE user_id = $4), 0) AS my_bytes
           FROM job
           WHERE state IN ('queued', 'running') AND bytes IS NOT NULL
             AND (user_id = $4 OR team_id = $3)) waiting
     WHERE mine < $10 AND ours < $11 AND my_bytes + octet_length($9::bytea) <= $12`,
    [...toValues(id, job), allowance.personFiles, allowance.teamFiles, allowance.personBytes],
  );
  return rowCount === 1 ? ok(id) : refuse("too-many");
}

/** Leaves work to be done, also inside a transaction that makes it necessary. */
export async function addJob(db: Queryable, job: NewJob): Promise<JobId> {
  const id = newId<"job">();
  await db.query(ADD, toValues(id, job));
  return id;
}

/** The same, unless such a job of the team, about the same report and edition, has yet to begin. */
export async function addJobOnce(db: Database, job: NewJob): Promise<void> {
  await db.pool.query(
    `${ADD}
     WHERE NOT EXISTS (
       SELECT 1 FROM job
       WHERE kind = $2 AND team_id = $3 AND state = 'queued'
         AND report_id IS NOT DISTINCT FROM $5::text AND edition IS NOT DISTINCT FROM $6::int)`,
    toValues(newId<"job">(), job),
  );
}

function toValues(id: JobId, job: NewJob): unknown[] {
  const { kind, team, user, report, edition = null, details, file } = job;
  const name = storable(file?.name ?? "");
  const bytes = file
    ? Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength)
    : null;
  return [id, kind, team, user, report, edition, JSON.stringify(details), name, bytes];
}
