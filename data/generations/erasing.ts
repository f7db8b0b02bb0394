import type { ReportId, UserId } from "@/domain/ids";
import { writeRoomName, type RoomNameOf } from "@/domain/rooms/room-name";
import type { Database } from "../database";
import { inTransaction, type Queryable } from "../transaction";

/** Notes of a report that somebody erases for good. */
export type Erasure = { room: string; report: ReportId; ids: readonly string[]; by: UserId };

/**
 * Says that these annotations and comments are to be erased for good, and by whom: from now on no query finds them, and
 * whatever takes them out of the document and the archive goes on with it, also after a stop. History keeps that it
 * was done, without a word of what it was.
 */
export async function beginErasing(
  db: Database,
  { room, report, ids, by }: Erasure,
  at: Date,
): Promise<void> {
  await inTransaction(db, async (transaction) => {
    await transaction.query(
      `INSERT INTO left_thing (room, id, kind, root_id, owner_id, erasing)
       SELECT $1, id, 'annotations', id, creator_id, true
       FROM annotation WHERE report_id = $2 AND id = ANY($3)
       UNION ALL
       SELECT $1, id, 'comments', annotation_id, creator_id, true
       FROM comment WHERE report_id = $2 AND id = ANY($3)
       ON CONFLICT (room, id) DO UPDATE SET facts = NULL, erasing = true`,
      [room, report, ids],
    );
    await transaction.query(
      `INSERT INTO history (report_id, seq, kind, key, subject_id, by_id, at)
       SELECT $2, room.last_seq, 'erasures', e.id, e.id, $4, $5
       FROM room, unnest($3::text[]) AS e (id) WHERE room.name = $1
       ON CONFLICT DO NOTHING`,
      [room, report, ids, by, at],
    );
    await eraseRows(transaction, room, report);
  });
}

/** What was begun and is not done yet. */
export async function listErasures(db: Database): Promise<Erasure[]> {
  const { rows } = await db.pool.query<Erasure>(
    `SELECT room.name AS room, history.report_id AS report, history.by_id AS by,
            array_agg(left_thing.id) AS ids
     FROM left_thing JOIN room ON room.name = left_thing.room
     JOIN history ON history.report_id = room.report_id AND history.subject_id = left_thing.id
       AND history.kind = 'erasures'
     WHERE left_thing.erasing
     GROUP BY room.name, history.report_id, history.by_id`,
  );
  return rows;
}

/** The ids of what a room's next document is not to hold, though it may not be deleted for long. */
export async function listErasing(db: Queryable, room: string): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    "SELECT id FROM left_thing WHERE room = $1 AND erasing",
    [room],
  );
  return rows.map(({ id }) => id);
}

/**
 * The room's document does not hold them any more: call it in the transaction in which they leave it, because they may
 * have been told of since they were to be erased.
 */
export async function eraseLeaving(
  transaction: Queryable,
  room: RoomNameOf<"report">,
): Promise<void> {
  await eraseRows(transaction, writeRoomName(room), room.report);
}

/** The archive holds nothing of them any more either. Ids stay remembered. */
export async function endErasing(
  transaction: Queryable,
  { room, ids }: Pick<Erasure, "room" | "ids">,
): Promise<void> {
  await transaction.query(
    "UPDATE left_thing SET erasing = false WHERE room = $1 AND id = ANY($2)",
    [room, ids],
  );
}

/** One after the other for each room, until the transaction ends. */
export async function lockErasing(transaction: Queryable, room: string): Promise<void> {
  await transaction.query("SELECT pg_advisory_xact_lock(hashtext('erasing'), hashtext($1))", [
    room,
  ]);
}

/** What queries see of all that is to be erased, and what was said in each of its changes. */
async function eraseRows(transaction: Queryable, room: string, report: ReportId): Promise<void> {
  const erasing = "SELECT id FROM left_thing WHERE room = $1 AND erasing";
  for (const statement of [
    `DELETE FROM comment WHERE report_id = $2 AND id IN (${erasing})`,
    `DELETE FROM annotation WHERE report_id = $2 AND id IN (${erasing})`,
    `UPDATE history SET before = NULL, after = NULL WHERE report_id = $2 AND subject_id IN (${erasing})`,
  ]) {
    await transaction.query(statement, [room, report]);
  }
}
