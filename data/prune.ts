import type { Database } from "./database";
import { DEVICE_LIFETIME_MS } from "./accounts/known-devices";

const DAY_MS = 24 * 60 * 60_000;

/** Rows that go in one statement: few enough that nobody waits for them. */
const BATCH = 1_000;

/** How the moment of the first parameter is compared with what a column holds. */
const MOMENT = {
  timestamp: "$1::timestamptz AT TIME ZONE 'UTC'",
  milliseconds: "(extract(epoch FROM $1::timestamptz) * 1000)::bigint",
} as const;

/**
 * What comes to an end and is worth nothing from then on: the column that says when, which has an index, and for how
 * long the row is kept after that. Nobody else removes what has ended.
 */
const ENDING = [
  { table: "user_session", column: "expires_at", holds: "timestamp", keptMs: 0 },
  { table: "verification_token", column: "expires", holds: "timestamp", keptMs: 0 },
  { table: "throttle", column: "expire", holds: "milliseconds", keptMs: 0 },
  { table: "known_device", column: "last_used_at", holds: "timestamp", keptMs: DEVICE_LIFETIME_MS },
  // So long a team sees what became of its links.
  { table: "invitation", column: "expires_at", holds: "timestamp", keptMs: 90 * DAY_MS },
  { table: "job", column: "finished_at", holds: "timestamp", keptMs: DAY_MS },
] as const;

/** How many rows of which table are gone; a table of which none is, is not named. */
export type Pruned = Partial<Record<(typeof ENDING)[number]["table"], number>>;

/** Removes all that had ended by `now`, in small statements. `signal` ends it between two of them. */
export async function pruneEnded(
  db: Database,
  { now, signal }: { now: Date; signal: AbortSignal },
): Promise<Pruned> {
  const pruned: Pruned = {};
  for (const { table, column, holds, keptMs } of ENDING) {
    const ended = `${column} <= ${MOMENT[holds]}`;
    // The condition twice: a session that is seen meanwhile lives on.
    const removal = `
      DELETE FROM ${table} WHERE ${ended} AND ctid = ANY (ARRAY(
        SELECT ctid FROM ${table} WHERE ${ended} ORDER BY ${column} LIMIT ${BATCH}))`;
    const before = new Date(now.getTime() - keptMs);
    for (let removed = BATCH; removed === BATCH && !signal.aborted;) {
      removed = (await db.pool.query(removal, [before])).rowCount ?? 0;
      if (removed > 0) pruned[table] = (pruned[table] ?? 0) + removed;
    }
  }
  return pruned;
}
