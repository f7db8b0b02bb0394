import {
  jobProgressSchema,
  type AnybodysJob,
  type Job,
  type JobKindName,
  type JobState,
  type JobWithResult,
} from "@/contract/jobs";
import { importedAnnotationsSchema } from "@/contract/exchange";
import type { PersonColour } from "@/contract/common";
import type { JobId, ReportId, TeamId, UserId } from "@/domain/ids";
import { LETS_IN_SQL } from "../accounts/second-factor";
import type { Database } from "../database";

type Row = {
  id: string;
  kind: JobKindName;
  state: JobState;
  team_id: string;
  team: string;
  report_id: string | null;
  title: string | null;
  edition: number | null;
  file_name: string;
  progress: unknown;
  refusal: { reason: string; error?: string } | null;
  result: unknown;
  attempts: number;
  created_ms: number;
  finished_ms: number | null;
};

const COLUMNS = `
  job.id, job.kind, job.state, job.team_id, team.name AS team, job.report_id,
  coalesce(report.title, job.details->>'title') AS title, job.edition, job.file_name,
  job.progress, job.refusal, job.result, job.attempts,
  (extract(epoch FROM job.created_at) * 1000)::float8 AS created_ms,
  (extract(epoch FROM job.finished_at) * 1000)::float8 AS finished_ms`;

/** In a team that they are in, and that lets them in. */
const OWN = `
  FROM job
  JOIN membership ON membership.team_id = job.team_id AND membership.user_id = job.user_id
  JOIN team ON team.id = job.team_id AND team.deleted_at IS NULL AND ${LETS_IN_SQL}
  LEFT JOIN report ON report.id = job.report_id AND report.deleted_at IS NULL
  WHERE job.user_id = $1`;

/**
 * The jobs of one person that wait, run, were refused or have failed, or were done in the last ten minutes without that
 * the person was told: the newest first.
 */
export async function listOwnJobs(db: Database, scope: { user: UserId }): Promise<Job[]> {
  const { rows } = await db.pool.query<Row>(
    `SELECT ${COLUMNS} ${OWN}
       AND (job.state IN ('queued', 'running', 'refused', 'failed')
            OR (job.state = 'done' AND NOT job.told
                AND job.finished_at > now() - interval '10 minutes'))
     ORDER BY job.created_at DESC, job.id LIMIT 100`,
    [scope.user],
  );
  return rows.map(toJob);
}

/** `null` if there is none, or it is somebody else's, or in a team that they have left. */
export async function findOwnJob(
  db: Database,
  scope: { job: JobId; user: UserId },
): Promise<JobWithResult | null> {
  const { rows } = await db.pool.query<Row>(`SELECT ${COLUMNS} ${OWN} AND job.id = $2`, [
    scope.user,
    scope.job,
  ]);
  const [row] = rows;
  if (!row) return null;
  const result = importedAnnotationsSchema.safeParse(row.result);
  return { ...toJob(row), result: result.success ? result.data : null };
}

/** How many jobs of everybody are listed at once. */
const LISTED = 200;

/** The jobs of everybody in one state, the newest first, as `seenBy` may see them. */
export async function listAnybodysJobs(
  db: Database,
  scope: { state: JobState; seenBy: UserId },
): Promise<AnybodysJob[]> {
  const { rows } = await db.pool.query<
    Row & { shown: boolean; user_id: string | null; name: string; colour: string }
  >(
    `SELECT ${COLUMNS}, "user".id AS user_id, "user".name, "user".colour,
            membership.user_id IS NOT NULL AND ${LETS_IN_SQL} AS shown
     FROM job
     JOIN team ON team.id = job.team_id
     LEFT JOIN report ON report.id = job.report_id AND report.deleted_at IS NULL
     LEFT JOIN "user" ON "user".id = job.user_id
     LEFT JOIN membership ON membership.team_id = job.team_id AND membership.user_id = $2
     WHERE job.state = $1
     ORDER BY coalesce(job.finished_at, job.created_at) DESC, job.id LIMIT ${LISTED}`,
    [scope.state, scope.seenBy],
  );
  return rows.map((row) => {
    const job = toJob(row);
    const { user_id: by, name, colour } = row;
    return {
      ...job,
      report: row.shown ? job.report : null,
      fileName: row.shown ? job.fileName : "",
      by: by === null ? null : { id: by as UserId, name, colour: colour as PersonColour },
      error: row.refusal?.error ?? null,
    };
  });
}

/** How many jobs of everybody are in which state. */
export async function countJobs(db: Database): Promise<Record<JobState, number>> {
  const { rows } = await db.pool.query<{ state: JobState; count: number }>(
    "SELECT state, count(*)::int AS count FROM job GROUP BY state",
  );
  const none = { queued: 0, running: 0, done: 0, refused: 0, failed: 0, cancelled: 0 };
  return { ...none, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) };
}

function toJob(row: Row): Job {
  const progress = jobProgressSchema.safeParse(row.progress);
  const isOver = row.state === "refused" || row.state === "failed";
  return {
    id: row.id as JobId,
    kind: row.kind,
    state: row.state,
    team: { id: row.team_id as TeamId, name: row.team },
    report: row.report_id === null ? null : { id: row.report_id as ReportId, title: row.title },
    edition: row.edition,
    fileName: row.file_name,
    progress: row.state === "running" && progress.success ? progress.data : null,
    refusal: isOver ? (row.refusal?.reason ?? "failed") : null,
    attempts: row.attempts,
    createdAt: new Date(row.created_ms).toISOString(),
    finishedAt: row.finished_ms === null ? null : new Date(row.finished_ms).toISOString(),
  };
}
