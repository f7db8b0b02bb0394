import type pg from "pg";
import type { UserId } from "@/domain/ids";
import type { Database } from "./database";
import { readModelSteps, type ReadModelEntry } from "./read-model";

/** What one room wants to make durable. */
export type RoomCommit = {
  room: string;
  /** The sequence number that the room believes to be the last. */
  expectedSeq: number;
  updates: readonly { user: UserId; bytes: Uint8Array }[];
  /** What the updates touched, as it is after them. */
  entries: readonly ReadModelEntry[];
};

/** `behind`: the journal has moved on without this room; nothing was written, read it and judge again. */
export type CommitOutcome = "committed" | "behind";

export type CommitReport = { rooms: number; updates: number; milliseconds: number };

/** A commit that takes longer has failed, as far as the room is concerned; reading the journal tells what became of it. */
const COMMIT_TIMEOUT_MS = 15_000;

const COMMIT = {
  name: "group-commit",
  text: `WITH wanted AS (
  SELECT * FROM unnest($1::text[], $2::bigint[], $3::bigint[]) AS w (name, expected, next)
), moved AS (
  UPDATE room SET last_seq = wanted.next FROM wanted
  WHERE room.name = wanted.name AND room.last_seq = wanted.expected
  RETURNING room.name
), journal AS (
  INSERT INTO room_update (room, seq, user_id, bytes)
  SELECT u.room, u.seq, u.user_id, u.bytes
  FROM unnest($4::text[], $5::bigint[], $6::text[], $7::bytea[]) AS u (room, seq, user_id, bytes)
  JOIN moved ON moved.name = u.room
), ${readModelSteps(8, 9, "JOIN moved ON moved.name = r.room")}
SELECT name FROM moved`,
};

type Waiting = {
  commit: RoomCommit;
  resolve: (outcome: CommitOutcome) => void;
  reject: (error: unknown) => void;
};

/**
 * Commits for all rooms: while one transaction runs, the next gathers, so everything that arrives in the time of one
 * `fsync` shares the next. Updates, sequence numbers and the read model are written by one statement, so a query never
 * disagrees with the journal.
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
      const moved = await this.#execute(batch.map(({ commit }) => commit));
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

  async #execute(commits: readonly RoomCommit[]): Promise<ReadonlySet<string>> {
    const rows = commits.flatMap(({ room, expectedSeq, updates }) =>
      updates.map(({ user, bytes }, index) => ({
        room,
        seq: expectedSeq + index + 1,
        user,
        bytes,
      })),
    );
    const entries = commits.flatMap(({ room, entries: touched }) =>
      touched.map(({ annotation, comments }) => ({
        annotation: { room, ...annotation },
        comments: comments.map((comment) => ({ room, ...comment })),
      })),
    );
    const query: pg.QueryConfig & { query_timeout: number } = {
      ...COMMIT,
      query_timeout: COMMIT_TIMEOUT_MS,
      values: [
        commits.map(({ room }) => room),
        commits.map(({ expectedSeq }) => expectedSeq),
        commits.map(({ expectedSeq, updates }) => expectedSeq + updates.length),
        rows.map(({ room }) => room),
        rows.map(({ seq }) => seq),
        rows.map(({ user }) => user),
        rows.map(({ bytes }) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)),
        JSON.stringify(entries.map(({ annotation }) => annotation)),
        JSON.stringify(entries.flatMap(({ comments }) => comments)),
      ],
    };
    const { rows: moved } = await this.#db.pool.query<{ name: string }>(query);
    return new Set(moved.map(({ name }) => name));
  }
}

/** An error that PostgreSQL itself reports about a statement has undone it; a lost connection has not said. */
function wasRolledBack(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : null;
  return typeof code === "string" && /^(?!08|57|58|XX)[0-9A-Z]{5}$/.test(code);
}
