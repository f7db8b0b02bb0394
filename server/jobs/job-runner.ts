import type { Logger } from "pino";
import type { JobKindName, JobState, JobWithResult } from "@/contract/jobs";
import type { Database } from "@/data/database";
import { addJob, addJobOnce, addReadingJob, type NewJob } from "@/data/jobs/add-job";
import { cancelJob, retryJob, type JobScope } from "@/data/jobs/end-job";
import { claimJob, giveUpJobs, type LeasedJob } from "@/data/jobs/job-leases";
import { findOwnJob } from "@/data/jobs/jobs";
import { newId } from "@/data/new-id";
import type { JobId, UserId } from "@/domain/ids";
import { ok, type Result } from "@/domain/result";
import type { DiskSpace } from "../disk/disk-space";
import type { JobKind, RunningJob } from "./job-kind";
import type { JobQueue } from "./job-queue";
import { runJob } from "./run-job";

type RunnerParts = {
  db: Database;
  log: Logger;
  kinds: readonly JobKind[];
  /** Whether what comes of a job can be stored just now. */
  space: DiskSpace;
};

type Running = RunningJob & {
  kind: JobKindName;
  controller: AbortController;
  ended: Promise<void>;
};

/** How soon a job is found whose process has died, or that another node was given. Milliseconds. */
const LOOK_MS = 5_000;
const GIVE_UP_MS = 60_000;
/** How often a job is looked at that is waited for and may run elsewhere. Milliseconds. */
const WATCH_MS = 500;

/**
 * Does the work of the job table, some at once. Any number of processes may do so over one database: a job is in the
 * hands of one of them, and when that dies another begins it again.
 */
export class JobRunner implements JobQueue {
  readonly #parts: RunnerParts;
  /** This process, among those that work over one database. */
  readonly #name = newId<"runner">();
  readonly #running = new Map<JobId, Running>();
  readonly #watchers = new Set<() => void>();
  #timers: NodeJS.Timeout[] = [];
  #looking: Promise<void> | null = null;
  #lookAgain = false;
  #closed = false;

  constructor(parts: RunnerParts) {
    this.#parts = parts;
  }

  /** Takes up what was left, and from now on whatever comes. */
  start(): void {
    this.#timers = [
      setInterval(() => this.#look(), LOOK_MS),
      setInterval(() => void this.#giveUp(), GIVE_UP_MS),
    ];
    void this.#giveUp();
    this.#look();
  }

  async add(job: NewJob): Promise<Result<JobId, "too-many">> {
    const { db, kinds } = this.#parts;
    const allowance = kinds.find(({ name }) => name === job.kind)?.allowance;
    const added = allowance
      ? await addReadingJob(db, job, allowance)
      : ok(await addJob(db.pool, job));
    if (added.ok) this.#look();
    return added;
  }

  async addOnce(job: NewJob): Promise<void> {
    await addJobOnce(this.#parts.db, job);
    this.#look();
  }

  async wait(scope: { job: JobId; user: UserId }, ms: number): Promise<JobWithResult | null> {
    const deadline = Date.now() + ms;
    for (;;) {
      const job = await findOwnJob(this.#parts.db, scope);
      const left = deadline - Date.now();
      if (!job || isOver(job.state) || left <= 0 || this.#closed) return job;
      await this.#nextEnd(Math.min(left, WATCH_MS));
    }
  }

  async cancel(scope: JobScope): Promise<JobState | null> {
    const ended = await cancelJob(this.#parts.db, scope);
    if (ended === null) return null;
    this.#running.get(scope.job)?.controller.abort();
    this.#wakeWatchers();
    return ended;
  }

  async retry(scope: JobScope): Promise<boolean> {
    const isBack = await retryJob(this.#parts.db, scope);
    if (isBack) this.#look();
    return isBack;
  }

  /** Stops working; what was under way is begun again by the next process, or the next start of this one. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const timer of this.#timers) clearInterval(timer);
    this.#wakeWatchers();
    await this.#looking;
    const running = [...this.#running.values()];
    for (const { controller } of running) controller.abort();
    await Promise.all(running.map(({ ended }) => ended));
  }

  #look(): void {
    if (this.#parts.space.isFull || this.#closed) return;
    this.#lookAgain = true;
    this.#looking ??= this.#claimAll().finally(() => {
      this.#looking = null;
      // Somebody may have come between the last look and now.
      if (this.#lookAgain) this.#look();
    });
  }

  async #claimAll(): Promise<void> {
    try {
      while (this.#lookAgain) {
        this.#lookAgain = false;
        for (const kind of this.#parts.kinds) {
          let mayBeMore = true;
          while (mayBeMore) mayBeMore = await this.#claim(kind);
        }
      }
    } catch (error) {
      this.#parts.log.warn({ err: error }, "The waiting jobs could not be looked at");
    }
  }

  /** Begins the next job of a kind, and tells whether there was one and a place for it. */
  async #claim(kind: JobKind): Promise<boolean> {
    const beside = [...this.#running.values()].filter((one) => one.kind === kind.name);
    const most = kind.findPlace(beside, performance.now());
    if (this.#closed || most === 0) return false;
    const { name, attempts } = kind;
    const claim = { kind: name, runner: this.#name, most, attempts };
    const job = await claimJob(this.#parts.db, claim);
    if (job) this.#begin(kind, job);
    return job !== null;
  }

  #begin(kind: JobKind, job: LeasedJob): void {
    const controller = new AbortController();
    const parts = { ...this.#parts, runner: this.#name };
    const ended = runJob(parts, kind, job, controller).finally(() => {
      this.#running.delete(job.id);
      this.#wakeWatchers();
      this.#look();
    });
    const size = job.file.bytes.length;
    const since = performance.now();
    this.#running.set(job.id, { kind: kind.name, controller, ended, size, since });
  }

  async #giveUp(): Promise<void> {
    try {
      for (const { name, attempts } of this.#parts.kinds) {
        await giveUpJobs(this.#parts.db, { kind: name, attempts });
      }
    } catch (error) {
      const what = "Jobs that failed again and again could not be given up";
      this.#parts.log.warn({ err: error }, what);
    }
  }

  /** Resolves when any job ends here, or after `ms`. */
  async #nextEnd(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#watchers.delete(done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.#watchers.add(done);
    });
  }

  #wakeWatchers(): void {
    for (const wake of [...this.#watchers]) wake();
  }
}

function isOver(state: JobState): boolean {
  return state !== "queued" && state !== "running";
}
