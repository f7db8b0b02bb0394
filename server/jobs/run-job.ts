import type { Logger } from "pino";
import type { Database } from "@/data/database";
import { finishJob, type Finish } from "@/data/jobs/finish-job";
import {
  failJob,
  postponeJob,
  refuseJob,
  releaseJob,
  type LeasedJob,
} from "@/data/jobs/job-leases";
import type { Result } from "@/domain/result";
import type { DiskSpace } from "../disk/disk-space";
import type { JobKind } from "./job-kind";
import { LeaseKeeper } from "./lease-keeper";

type Parts = {
  db: Database;
  log: Logger;
  space: DiskSpace;
  /** The process that holds the job. */
  runner: string;
};

/** Does a job that this process was given, and says how it ended. Never rejects. */
export async function runJob(
  { db, log, space, runner }: Parts,
  kind: JobKind,
  job: LeasedJob,
  controller: AbortController,
): Promise<void> {
  const lease = { job: job.id, runner };
  const { signal } = controller;
  const keeper = new LeaseKeeper({ ...lease, db, log, onLost: () => controller.abort() });
  try {
    const done = await kind.run(job, { signal, onProgress: (progress) => keeper.say(progress) });
    await keeper.stop(done.ok ? { stage: "storing", share: null, page: null } : undefined);
    if (signal.aborted) await releaseJob(db, lease);
    else await end(done);
  } catch (error) {
    await keeper.stop();
    await putBack(error).catch(() => undefined);
  }

  async function end(done: Result<Finish>): Promise<void> {
    const finished = done.ok ? await finishJob(db, lease, done.value) : done;
    if (finished.ok || finished.refusal === "lost") return;
    log.info({ job: job.id, kind: kind.name, why: finished.refusal }, "A job was refused");
    if (finished.refusal === "failed") await failJob(db, lease, null);
    else await refuseJob(db, lease, finished.refusal);
  }

  async function putBack(error: unknown): Promise<void> {
    // On a full disk nothing is begun: it waits for room, and did not fail.
    if (signal.aborted || space.note(error)) return releaseJob(db, lease);
    log.error({ err: error, job: job.id, kind: kind.name }, "A job went wrong");
    const said = error instanceof Error ? error.message : String(error);
    if (job.attempts >= kind.attempts) await failJob(db, lease, said);
    else await postponeJob(db, lease, { waitS: kind.retryS, error: said });
  }
}
