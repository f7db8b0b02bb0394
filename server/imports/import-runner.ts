import type { Logger } from "pino";
import type { ImportJob, ImportProgress } from "@/contract/imports";
import type { Database } from "@/data/database";
import { finishImport } from "@/data/jobs/finish-import";
import {
  addImportJob,
  cancelImportJob,
  findImportJob,
  type NewImportJob,
} from "@/data/jobs/import-jobs";
import {
  claimImportJob,
  refuseImportJob,
  releaseImportJob,
  giveUpImportJobs,
  type LeasedJob,
} from "@/data/jobs/import-leases";
import { newId } from "@/data/new-id";
import type { WrittenFile } from "@/data/editions/written-edition";
import type { ImportRefusal } from "@/domain/edition/import-refusal";
import type { ImportJobId, ReportId, UserId } from "@/domain/ids";
import type { Result } from "@/domain/result";
import type { DiskSpace } from "../disk/disk-space";
import { titleFromName } from "./file-name";
import { ALLOWANCE } from "./import-limits";
import { findPlace } from "./import-places";
import type { ImportQueue } from "./import-queue";
import { LeaseKeeper } from "./lease-keeper";

/** Reads a file into an edition. It never rejects for what a file is; an aborted signal ends it soon. */
export type ReadFile = (
  file: { name: string; bytes: Uint8Array },
  options: { onProgress: (progress: ImportProgress) => void; signal: AbortSignal },
) => Promise<Result<WrittenFile, ImportRefusal>>;

type RunnerParts = {
  db: Database;
  log: Logger;
  readFile: ReadFile;
  /** Whether what is read can be stored just now. */
  space: DiskSpace;
  /** Told of every later edition that was stored. */
  onEdition?: (edition: { report: ReportId; number: number; by: UserId }) => void;
};

type Running = {
  controller: AbortController;
  ended: Promise<void>;
  /** Bytes of its file, and since when it is read. */
  size: number;
  since: number;
};

/** How soon a job is found whose process has died, or that another node was given. Milliseconds. */
const LOOK_MS = 5_000;
const GIVE_UP_MS = 60_000;
/** How often a job is looked at that is waited for and may run elsewhere. Milliseconds. */
const WATCH_MS = 500;
/** Before work that could not be stored is tried again. Seconds. */
const RETRY_S = 10;

/**
 * Reads the files of the job table, some at once. Any number of processes may do so over one database: a job is in
 * the hands of one of them, and when that dies another begins it again.
 */
export class ImportRunner implements ImportQueue {
  readonly #parts: RunnerParts;
  /** This process, among those that work over one database. */
  readonly #name = newId<"runner">();
  readonly #running = new Map<ImportJobId, Running>();
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

  async add(job: NewImportJob): Promise<Result<ImportJobId, "too-many">> {
    const added = await addImportJob(this.#parts.db, job, ALLOWANCE);
    if (added.ok) this.#look();
    return added;
  }

  async wait(scope: { job: ImportJobId; user: UserId }, ms: number): Promise<ImportJob | null> {
    const deadline = Date.now() + ms;
    for (;;) {
      const job = await findImportJob(this.#parts.db, scope);
      const left = deadline - Date.now();
      if (!job || isOver(job) || left <= 0 || this.#closed) return job;
      await this.#nextEnd(Math.min(left, WATCH_MS));
    }
  }

  async cancel(scope: { job: ImportJobId; user: UserId }): Promise<ImportJob | null> {
    const job = await findImportJob(this.#parts.db, scope);
    const ended = job && (await cancelImportJob(this.#parts.db, scope));
    if (!ended) return null;
    this.#running.get(scope.job)?.controller.abort();
    this.#wakeWatchers();
    return { ...job, state: ended, stage: null, share: null, page: null };
  }

  /** Stops reading; what was being read is begun again by the next process, or the next start of this one. */
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
    if (this.#parts.space.isFull) return;
    this.#lookAgain = true;
    this.#looking ??= this.#claimAll().finally(() => {
      this.#looking = null;
      // Somebody may have come between the last look and now.
      if (this.#lookAgain && !this.#closed && this.#place() > 0) this.#look();
    });
  }

  async #claimAll(): Promise<void> {
    try {
      for (let most = this.#place(); most > 0 && this.#lookAgain; most = this.#place()) {
        if (this.#closed) return;
        this.#lookAgain = false;
        const job = await claimImportJob(this.#parts.db, { runner: this.#name, most });
        if (!job) continue;
        this.#lookAgain = true;
        const controller = new AbortController();
        const ended = this.#run(job, controller).finally(() => {
          this.#running.delete(job.id);
          this.#wakeWatchers();
          this.#look();
        });
        const size = job.file.bytes.length;
        this.#running.set(job.id, { controller, ended, size, since: performance.now() });
      }
    } catch (error) {
      this.#parts.log.warn({ err: error }, "The waiting files could not be looked at");
    }
  }

  /** Bytes that the next file may have. */
  #place(): number {
    return findPlace([...this.#running.values()], performance.now());
  }

  /** Never rejects. */
  async #run(job: LeasedJob, controller: AbortController): Promise<void> {
    const { db, log, readFile, space } = this.#parts;
    const lease = { job: job.id, runner: this.#name };
    const { signal } = controller;
    const keeper = new LeaseKeeper({ ...lease, db, log, onLost: () => controller.abort() });
    try {
      const read = await readFile(job.file, {
        signal,
        onProgress: (progress) => keeper.say(progress),
      }).catch((error: unknown): Result<WrittenFile, ImportRefusal> => {
        if (!signal.aborted) log.error({ err: error, job: job.id }, "A file could not be read");
        return { ok: false, refusal: "failed" };
      });
      await keeper.stop(read.ok ? { stage: "storing", share: null, page: null } : undefined);
      if (signal.aborted) await releaseImportJob(db, lease, { waitS: 0, failed: false });
      else if (read.ok) await this.#finish(job, read.value);
      else await refuseImportJob(db, lease, read.refusal);
    } catch (error) {
      log.error({ err: error, job: job.id }, "A file that was read could not be stored");
      await keeper.stop();
      // On a full disk nothing is begun: it waits for room, and did not fail.
      const release = space.note(error)
        ? { waitS: 0, failed: false }
        : { waitS: RETRY_S, failed: true };
      await releaseImportJob(db, lease, release).catch(() => undefined);
    }
  }

  async #finish(job: LeasedJob, edition: WrittenFile): Promise<void> {
    const { db, log, onEdition } = this.#parts;
    const named = job.purpose.kind === "report" ? job.purpose.title : null;
    const title = named ?? edition.title ?? titleFromName(job.file.name);
    const finished = await finishImport(db, { job, runner: this.#name, title, edition });
    if (finished.ok) {
      const { purpose, report, user: by } = job;
      if (purpose.kind === "edition") onEdition?.({ report, number: finished.value, by });
    } else if (finished.refusal !== "lost") {
      log.info({ job: job.id, why: finished.refusal }, "A file that was read is not stored");
      const reason = finished.refusal === "same-text" ? finished.refusal : "cancelled";
      await refuseImportJob(db, { job: job.id, runner: this.#name }, reason);
    }
  }

  async #giveUp(): Promise<void> {
    try {
      await giveUpImportJobs(this.#parts.db);
    } catch (error) {
      this.#parts.log.warn(
        { err: error },
        "Imports that failed again and again could not be given up",
      );
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

function isOver(job: ImportJob): boolean {
  return job.state !== "queued" && job.state !== "running";
}
