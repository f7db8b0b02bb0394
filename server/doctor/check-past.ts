import type { Database } from "@/data/database";
import { good, type Finding } from "./finding";

const MIB = 2 ** 20;

/** How much of the past is kept, since when, and whether teams have set an end to it. */
export async function checkPast(pool: Database["pool"]): Promise<Finding> {
  const { rows } = await pool.query<{ since: Date | null; bytes: string; teams: number }>(
    `SELECT min(at) AS since, coalesce(sum(octet_length(bytes)), 0)::text AS bytes,
            (SELECT count(*)::int FROM team WHERE past_kept_days IS NOT NULL) AS teams
     FROM room_segment`,
  );
  const { since = null, bytes = "0", teams = 0 } = rows[0] ?? {};
  const size = `${Math.round(Number(bytes) / MIB).toLocaleString("en")} MB of archive`;
  const begin = since ? `, since ${since.toISOString().slice(0, 10)}` : "";
  const kept = teams === 0 ? "kept for ever" : `teams that keep it for a time only: ${teams}`;
  return good("past", `${size}${begin}; ${kept}.`);
}
