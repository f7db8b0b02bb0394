import type { Database } from "../database";

const DAY_MS = 24 * 60 * 60_000;

/** What went because its team keeps its past for so long only. */
export type PrunedPast = { segments: number; changes: number; notes: number };

/**
 * Removes of each team's past what is older than the team keeps it: segments of the archive, the history of their
 * updates, and the words of notes that left their documents before. Ids stay remembered.
 */
export async function prunePast(
  db: Database,
  { now, signal }: { now: Date; signal: AbortSignal },
): Promise<PrunedPast> {
  const pruned = { segments: 0, changes: 0, notes: 0 };
  const teams = await db.prisma.team.findMany({
    where: { pastKeptDays: { not: null } },
    select: { id: true, pastKeptDays: true },
  });
  for (const { id, pastKeptDays } of teams) {
    if (signal.aborted || pastKeptDays === null) break;
    const before = new Date(now.getTime() - pastKeptDays * DAY_MS);
    const { rows } = await db.pool.query<{ segments: number; changes: number }>(PRUNE, [
      id,
      before,
    ]);
    pruned.segments += rows[0]?.segments ?? 0;
    pruned.changes += rows[0]?.changes ?? 0;
    pruned.notes += (await db.pool.query(FORGET, [id, before])).rowCount ?? 0;
  }
  return pruned;
}

const MOMENT = "$2::timestamptz AT TIME ZONE 'UTC'";

/** A segment goes once its last update is old enough, and with it what history tells of up to that update. */
const PRUNE = `WITH gone AS (
  DELETE FROM room_segment USING room
  WHERE room.name = room_segment.room AND room.team_id = $1 AND room_segment.at <= ${MOMENT}
  RETURNING room.report_id, room_segment.last_seq
), ends AS (
  SELECT report_id, max(last_seq) AS upto FROM gone WHERE report_id IS NOT NULL GROUP BY report_id
), told AS (
  DELETE FROM history USING ends
  WHERE history.report_id = ends.report_id AND history.seq <= ends.upto
  RETURNING 1
)
SELECT (SELECT count(*)::int FROM gone) AS segments, (SELECT count(*)::int FROM told) AS changes`;

const FORGET = `WITH gone AS (
  UPDATE left_thing SET facts = NULL FROM room
  WHERE room.name = left_thing.room AND room.team_id = $1 AND left_thing.left_at <= ${MOMENT}
    AND left_thing.facts IS NOT NULL
  RETURNING room.report_id, left_thing.id
), comments AS (
  DELETE FROM comment USING gone WHERE comment.report_id = gone.report_id AND comment.id = gone.id
), annotations AS (
  DELETE FROM annotation USING gone
  WHERE annotation.report_id = gone.report_id AND annotation.id = gone.id
)
SELECT id FROM gone`;
