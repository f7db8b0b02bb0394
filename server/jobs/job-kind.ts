import type { JobKindName, JobProgress } from "@/contract/jobs";
import type { JobAllowance } from "@/data/jobs/add-job";
import type { Finish } from "@/data/jobs/finish-job";
import type { LeasedJob } from "@/data/jobs/job-leases";
import type { Result } from "@/domain/result";

/** A job that runs here: bytes of its file, and since when. Milliseconds of any clock. */
export type RunningJob = { size: number; since: number };

export type JobWork = {
  /** The job was cancelled, is in other hands, or this process ends: nothing that it does is of use any more. */
  signal: AbortSignal;
  onProgress: (progress: JobProgress) => void;
};

/** What one kind of job is to the runner, which knows nothing else of it. */
export type JobKind = {
  name: JobKindName;
  /** How much may wait at once of what it reads; `null` if it reads nothing that people bring. */
  allowance: JobAllowance | null;
  /** How often a job is begun before it is given up, and the seconds before it is begun again. */
  attempts: number;
  retryS: number;
  /** The largest file that may be begun beside the jobs that run here, in bytes; 0 if none may. */
  findPlace: (running: readonly RunningJob[], now: number) => number;
  /**
   * Does the work, which may have been begun before by a process that died. Returns what stores it, or why it cannot be
   * done: `failed` if the reason is ours. If it rejects, it is tried again.
   */
  run: (job: LeasedJob, work: JobWork) => Promise<Result<Finish>>;
};

/** A place for one job at a time, whatever it reads. */
export function oneAtATime(running: readonly RunningJob[]): number {
  return running.length === 0 ? Number.MAX_SAFE_INTEGER : 0;
}
