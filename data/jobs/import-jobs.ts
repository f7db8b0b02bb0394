import { importProgressSchema, type ImportJob, type ImportProgress } from "@/contract/imports";
import { isImportRefusal, IMPORT_REFUSALS } from "@/domain/edition/import-refusal";
import type { JobId, ReportId, TeamId, UserId } from "@/domain/ids";
import type { JobState } from "@/contract/jobs";
import { LETS_IN_SQL } from "../accounts/second-factor";
import type { Database } from "../database";
import type { ImportPurpose } from "./import-purpose";

type JobRow = {
  id: string;
  team_id: string;
  report_id: string;
  purpose: ImportPurpose["kind"];
  title: string | null;
  file_name: string;
  state: JobState;
  progress: unknown;
  refusal: { reason: string } | null;
  edition: number | null;
  created_ms: number;
  finished_ms: number | null;
};

/** Of members only. A report that was renamed since is listed by the name it has now. */
const IMPORTS = `
  SELECT job.id, job.team_id, job.report_id, job.details->>'kind' AS purpose,
         coalesce(report.title, job.details->>'title') AS title, job.file_name,
         job.state, job.progress, job.refusal, job.edition,
         (extract(epoch FROM job.created_at) * 1000)::float8 AS created_ms,
         (extract(epoch FROM job.finished_at) * 1000)::float8 AS finished_ms
  FROM job
  JOIN membership ON membership.team_id = job.team_id AND membership.user_id = job.user_id
  JOIN team ON team.id = job.team_id AND team.deleted_at IS NULL AND ${LETS_IN_SQL}
  LEFT JOIN report ON report.id = job.report_id
  WHERE job.kind IN ('import', 'text')`;

/**
 * The files and texts of one person, in one of their teams or in all, that wait, are read, were not taken, or became a
 * report in the last ten minutes: the oldest first. A text whose sender was told what it became is no news.
 */
export async function listImportJobs(
  db: Database,
  scope: { user: UserId; team?: TeamId | undefined },
): Promise<ImportJob[]> {
  const { rows } = await db.pool.query<JobRow>(
    `${IMPORTS} AND job.user_id = $1 AND ($2::text IS NULL OR job.team_id = $2)
       AND (job.kind = 'import' OR NOT job.told)
       AND (job.state IN ('queued', 'running', 'refused', 'failed')
            OR (job.state = 'done' AND job.finished_at > now() - interval '10 minutes'))
     ORDER BY job.created_at, job.id`,
    [scope.user, scope.team ?? null],
  );
  return rows.map(toImport);
}

/** `null` if there is none, or it is somebody else's, or in a team that they have left. */
export async function findImportJob(
  db: Database,
  scope: { job: JobId; user: UserId },
): Promise<ImportJob | null> {
  const { rows } = await db.pool.query<JobRow>(`${IMPORTS} AND job.id = $1 AND job.user_id = $2`, [
    scope.job,
    scope.user,
  ]);
  return rows[0] ? toImport(rows[0]) : null;
}

function toImport(row: JobRow): ImportJob {
  // Who sends files need not tell our failures from theirs: the reason says it.
  const state = row.state === "failed" ? "refused" : row.state;
  const running = state === "running" ? readProgress(row.progress) : null;
  const named = row.refusal?.reason;
  const reason = named !== undefined && isImportRefusal(named) ? named : "failed";
  return {
    id: row.id as JobId,
    team: row.team_id as TeamId,
    kind: row.purpose,
    report: row.report_id as ReportId,
    title: row.title,
    fileName: row.file_name,
    state,
    stage: running?.stage ?? null,
    share: running?.share ?? null,
    page: running?.page ?? null,
    edition: state === "done" ? row.edition : null,
    refusal: state === "refused" ? { kind: reason, detail: IMPORT_REFUSALS[reason] } : null,
    createdAt: new Date(row.created_ms).toISOString(),
    finishedAt: row.finished_ms === null ? null : new Date(row.finished_ms).toISOString(),
  };
}

function readProgress(raw: unknown): ImportProgress | null {
  const parsed = importProgressSchema.nullable().safeParse(raw);
  return parsed.success ? parsed.data : null;
}
