import type { JobState, JobWithResult } from "@/contract/jobs";
import type { NewJob } from "@/data/jobs/add-job";
import type { JobScope } from "@/data/jobs/end-job";
import type { JobId, UserId } from "@/domain/ids";
import type { Result } from "@/domain/result";

/** Work that takes long, as the API sees it. */
export type JobQueue = {
  /** Takes a job in; refused if the person, or the team, has too many that still wait. */
  add(job: NewJob): Promise<Result<JobId, "too-many">>;
  /** Takes a job in, unless the same waits already to be begun. */
  addOnce(job: NewJob): Promise<void>;
  /** Waits until a job is over, at most `ms`, and tells how it stands; `null` if it is not this person's. */
  wait(scope: { job: JobId; user: UserId }, ms: number): Promise<JobWithResult | null>;
  /** Ends a job, or strikes one that is over from the list; tells how it ended. `null` if it is not there. */
  cancel(scope: JobScope): Promise<JobState | null>;
  /** Begins a job again that has failed. Returns whether there was one. */
  retry(scope: JobScope): Promise<boolean>;
};
