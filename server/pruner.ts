import type { Database } from "@/data/database";
import { prunePast } from "@/data/archive/prune-past";
import { pruneEnded } from "@/data/prune";
import type { Log } from "./log/log";

/** Counts of tries come to an end within the hour, and strangers can make very many. Milliseconds. */
const EVERY_MS = 60 * 60_000;

/** Removes from the database what has ended, and the past that teams do not keep: at once, and every hour. Any number of processes may do so. */
export class Pruner {
  readonly #db: Database;
  readonly #log: Log;
  readonly #everyMs: number;
  readonly #closing = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | null = null;

  constructor(parts: { db: Database; log: Log; everyMs?: number }) {
    this.#db = parts.db;
    this.#log = parts.log;
    this.#everyMs = parts.everyMs ?? EVERY_MS;
  }

  start(): void {
    this.#timer = setInterval(() => this.#begin(), this.#everyMs);
    this.#timer.unref();
    this.#begin();
  }

  /** Waits for the statement that runs. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#closing.abort();
    await this.#running;
  }

  #begin(): void {
    this.#running ??= this.#prune().finally(() => {
      this.#running = null;
    });
  }

  /** It does not throw: what could not be removed is tried again the next time. */
  async #prune(): Promise<void> {
    try {
      const { signal } = this.#closing;
      const pruned = await pruneEnded(this.#db, { now: new Date(), signal });
      this.#log.debug({ rows: pruned }, "Removed what had ended");
      const past = await prunePast(this.#db, { now: new Date(), signal });
      if (past.segments + past.notes > 0) {
        this.#log.info({ rows: past }, "Removed the past that teams do not keep");
      }
    } catch (error) {
      this.#log.warn({ err: error }, "What had ended could not be removed");
    }
  }
}
