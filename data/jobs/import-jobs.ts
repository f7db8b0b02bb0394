import { z } from "zod";
import { importProgressSchema, type ImportJob, type ImportProgress } from "@/contract/imports";
import { IMPORT_REFUSALS, type ImportRefusal } from "@/domain/edition/import-refusal";
import type { ImportJobId, ReportId, TeamId, UserId } from "@/domain/ids";
import { ok, refuse, type Result } from "@/domain/result";
import type { Database } from "../database";
import { newId } from "../new-id";
import { LETS_IN_SQL } from "../accounts/second-factor";
import { storable } from "../stored-values";

/** The report or edition a file becomes. If the title is `null`, it is read from the file. */
export type ImportPurpose =
  | {
      kind: "report";
      title: string | null;
      publisher: string;
      published: string;
      sourceUrl: string;
    }
  | { kind: "edition" };

export type NewImportJob = {
  team: TeamId;
  user: UserId;
  report: ReportId;
  purpose: ImportPurpose;
  file: { name: string; bytes: Uint8Array };
};

/** How much may wait at once. */
export type ImportAllowance = {
  /** Files of one person. */
  personFiles: number;
  /** Bytes of one person's files. */
  personBytes: number;
  /** Files of one team. */
  teamFiles: number;
};

/** Leaves a file to be read; refused where the person, or the team, has too many that still wait. */
export async function addImportJob(
  db: Database,
  job: NewImportJob,
  allowance: ImportAllowance,
): Promise<Result<ImportJobId, "too-many">> {
  const id = newId<"import-job">();
  const { rowCount } = await db.pool.query(
    `INSERT INTO import_job (id, team_id, user_id, report_id, details, file_name, bytes, state)
     SELECT $1, $2::text, $3::text, $4, $5, $6, $7::bytea, 'queued'
     FROM (SELECT count(*) FILTER (WHERE user_id = $3) AS mine,
                  count(*) FILTER (WHERE team_id = $2) AS ours,
                  coalesce(sum(octet_length(bytes)) FILTER (WHERE user_id = $3), 0) AS my_bytes
           FROM import_job
           WHERE state IN ('queued', 'running') AND (user_id = $3 OR team_id = $2)) waiting
     WHERE mine < $8 AND ours < $9 AND my_bytes + octet_length($7::bytea) <= $10`,
    [
      id,
      job.team,
      job.user,
      job.report,
      JSON.stringify(job.purpose),
      storable(job.file.name),
      Buffer.from(job.file.bytes.buffer, job.file.bytes.byteOffset, job.file.bytes.byteLength),
      allowance.personFiles,
      allowance.teamFiles,
      allowance.personBytes,
    ],
  );
  return rowCount === 1 ? ok(id) : refuse("too-many");
}

type JobRow = {
  id: string;
  team_id: string;
  report_id: string;
  kind: ImportPurpose["kind"];
  title: string | null;
  file_name: string;
  state: ImportJob["state"];
  progress: unknown;
  refusal: { reason: ImportRefusal } | null;
  edition: number | null;
  created_ms: number;
  finished_ms: number | null;
};

/** Of members only. A report that was renamed since is listed by the name it has now. */
const JOBS = `
  SELECT job.id, job.team_id, job.report_id, job.details->>'kind' AS kind,
         coalesce(report.title, job.details->>'title') AS title, job.file_name,
         job.state, job.progress, job.refusal, job.edition,
         (extract(epoch FROM job.created_at) * 1000)::float8 AS created_ms,
         (extract(epoch FROM job.finished_at) * 1000)::float8 AS finished_ms
  FROM import_job job
  JOIN membership ON membership.team_id = job.team_id AND membership.user_id = job.user_id
  JOIN team ON team.id = job.team_id AND team.deleted_at IS NULL AND ${LETS_IN_SQL}
  LEFT JOIN report ON report.id = job.report_id`;

/**
 * The files of one person, in one of their teams or in all, that wait, are read, were not taken, or became a report
 * in the last ten minutes: the oldest first.
 */
export async function listImportJobs(
  db: Database,
  scope: { user: UserId; team?: TeamId | undefined },
): Promise<ImportJob[]> {
  const { rows } = await db.pool.query<JobRow>(
    `${JOBS}
     WHERE job.user_id = $1 AND ($2::text IS NULL OR job.team_id = $2) AND job.file_name <> ''
       AND (job.state IN ('queued', 'running', 'refused')
            OR (job.state = 'done' AND job.finished_at > now() - interval '10 minutes'))
     ORDER BY job.created_at, job.id`,
    [scope.user, scope.team ?? null],
  );
  return rows.map(toJob);
}

/** `null` where there is none, or it is somebody else's, or in a team that they have left. */
export async function findImportJob(
  db: Database,
  scope: { job: ImportJobId; user: UserId },
): Promise<ImportJob | null> {
  const { rows } = await db.pool.query<JobRow>(`${JOBS} WHERE job.id = $1 AND job.user_id = $2`, [
    scope.job,
    scope.user,
  ]);
  return rows[0] ? toJob(rows[0]) : null;
}

/**
 * Ends a job that is not over: its bytes are gone at once, and no report can come of it any more. One that is over is
 * struck from the list. Tells how it ended; `null` where it is not there.
 */
export async function cancelImportJob(
  db: Database,
  scope: { job: ImportJobId; user: UserId },
): Promise<ImportJob["state"] | null> {
  const cancelled = await db.pool.query(
    `UPDATE import_job
     SET state = 'cancelled', bytes = NULL, progress = NULL, runner = NULL, lease_until = NULL,
         finished_at = now()
     WHERE id = $1 AND user_id = $2 AND state IN ('queued', 'running')`,
    [scope.job, scope.user],
  );
  if (cancelled.rowCount === 1) return "cancelled";
  const struck = await db.pool.query<{ state: ImportJob["state"] }>(
    `DELETE FROM import_job
     WHERE id = $1 AND user_id = $2 AND state NOT IN ('queued', 'running')
     RETURNING state`,
    [scope.job, scope.user],
  );
  return struck.rows[0]?.state ?? null;
}

function toJob(row: JobRow): ImportJob {
  const running = row.state === "running" ? readProgress(row.progress) : null;
  const reason = row.refusal?.reason ?? "failed";
  return {
    id: row.id as ImportJobId,
    team: row.team_id as TeamId,
    kind: row.kind,
    report: row.report_id as ReportId,
    title: row.title,
    fileName: row.file_name,
    state: row.state,
    stage: running?.stage ?? null,
    share: running?.share ?? null,
    page: running?.page ?? null,
    edition: row.edition,
    refusal: row.state === "refused" ? { kind: reason, detail: IMPORT_REFUSALS[reason] } : null,
    createdAt: new Date(row.created_ms).toISOString(),
    finishedAt: row.finished_ms === null ? null : new Date(row.finished_ms).toISOString(),
  };
}

function readProgress(raw: unknown): ImportProgress | null {
  const parsed = importProgressSchema.nullable().safeParse(raw);
  return parsed.success ? parsed.data : null;
}

const purposeSchema: z.ZodType<ImportPurpose> = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("report"),
    title: z.string().nullable(),
    publisher: z.string(),
    published: z.string(),
    sourceUrl: z.string(),
  }),
  z.object({ kind: z.literal("edition") }),
]);

export function parsePurpose(raw: unknown): ImportPurpose {
  return purposeSchema.parse(raw);
}
