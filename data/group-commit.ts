import type { Database } from "./database";
import { writeCommits, type RoomCommit } from "./write-commits";

/** `behind`: the journal has moved on without this room; nothing was written, read it and judge again. */
export type CommitOutcome = "committed" | "behind";

export type CommitReport = { rooms: number; updates: number; milliseconds: number };

type Waiting = {
  commit: RoomCommit;
  resolve: (outcome: CommitOutcome) => void;
  reject: (error: unknown) => void;
};

/**
 * Commits for all rooms: while one transaction runs, the next gathers, so everything that arrives in the time of one
 * `fsync` shares the next.
 */
export class GroupCommit {
  readonly #db: Database;
  readonly #onCommit: (report: CommitReport) => void;
  #waiting: Waiting[] = [];
  #running = false;

  constructor(db: Database, onCommit: (report: CommitReport) => void = () => undefined) {
    this.#db = db;
    this.#onCommit = onCommit;
  }

  /** Room commits that wait for the running transaction. */
  get queued(): number {
    return this.#waiting.length;
  }

  /**
   * Resolves when the outcome is certain. Rejects where it failed, or where nobody knows: then the room must be read
   * again. A room must not call it twice at once.
   */
  commit(commit: RoomCommit): Promise<CommitOutcome> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ commit, resolve, reject });
      if (!this.#running) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      await this.#write(batch);
    }
    this.#running = false;
  }

  async #write(batch: readonly Waiting[]): Promise<void> {
    const started = performance.now();
    try {
      const moved = await writeCommits(
        this.#db.pool,
        batch.map(({ commit }) => commit),
      );
      this.#onCommit({
        rooms: batch.length,
        updates: batch.reduce((sum, { commit }) => sum + commit.updates.length, 0),
        milliseconds: performance.now() - started,
      });
      for (const { commit, resolve } of batch) {
        resolve(moved.has(commit.room) ? "committed" : "behind");
      }
    } catch (error) {
      // The database refused the whole statement: nothing was written. One bad room must not stop the others.
      if (batch.length > 1 && wasRolledBack(error)) {
        for (const waiting of batch) await this.#write([waiting]);
      } else {
        for (const { reject } of batch) reject(error);
      }
    }
  }
}

/** An error that PostgreSQL itself reports about a statement has undone it; a lost connection has not said. */
function wasRolledBack(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : null;
  return typeof code === "string" && /^(?!08|57|58|XX)[0-9A-Z]{5}$/.test(code);
}
