import type { ImportJob } from "@/contract/imports";
import type { NewImportJob } from "@/data/jobs/import-jobs";
import type { ImportJobId, UserId } from "@/domain/ids";
import type { Result } from "@/domain/result";

/** Files on their way to becoming reports, as the API sees them. */
export type ImportQueue = {
  /** Takes a file in; refused where the person, or the team, has too many that still wait. */
  add(job: NewImportJob): Promise<Result<ImportJobId, "too-many">>;
  /** Waits until a job is over, at most `ms`, and tells how it stands; `null` where it is not this person's. */
  wait(scope: { job: ImportJobId; user: UserId }, ms: number): Promise<ImportJob | null>;
  /** Ends a job, or strikes one that is over from the list; tells how it ended. `null` where it is not this person's. */
  cancel(scope: { job: ImportJobId; user: UserId }): Promise<ImportJob | null>;
};
