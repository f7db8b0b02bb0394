import type { Logger } from "pino";
import type { JobProgress } from "@/contract/jobs";
import type { Database } from "@/data/database";
import { keepJob } from "@/data/jobs/job-leases";
import type { JobId } from "@/domain/ids";

/** How often it is said that a job is alive, and how far it is; whoever watches asks once a second. Milliseconds. */
const BEAT_MS = 700;

/** Keeps a job in this process's hands for as long as it works on it. */
export class LeaseKeeper {
  readonly #parts: KeeperParts;
  readonly #timer: NodeJS.Timeout;
  #progress: JobProgress | null = null;
  #writing: Promise<void> | null = null;

  constructor(parts: KeeperParts) {
    this.#parts = parts;
    this.#timer = setInterval(() => this.#beat(), BEAT_MS);
  }

  say(progress: JobProgress): void {
    this.#progress = progress;
  }

  /** Stops the heartbeat, and writes nothing after `last`. */
  async stop(last?: JobProgress): Promise<void> {
    clearInterval(this.#timer);
    await this.#writing;
    if (last) {
      this.#progress = last;
      await this.#write();
    }
  }

  #beat(): void {
    this.#writing ??= this.#write().finally(() => {
      this.#writing = null;
    });
  }

  async #write(): Promise<void> {
    const { db, log, job, runner, onLost } = this.#parts;
    try {
      if (!(await keepJob(db, { job, runner }, this.#progress))) onLost();
    } catch (error) {
      // The next beat tries again, and if none gets through, another process takes over.
      log.warn({ err: error, job }, "A job could not say that it is alive");
    }
  }
}

type KeeperParts = {
  db: Database;
  log: Logger;
  job: JobId;
  runner: string;
  /** The job was cancelled, or is in other hands. */
  onLost: () => void;
};
