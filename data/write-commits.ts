import type pg from "pg";
import type { UserId } from "@/domain/ids";
import type { JournalUpdate } from "./journal";
import type { Queryable } from "./transaction";
import { readModelSteps, readModelValues, type ReadModel } from "./read-model/report-tables";

/** What one room wants to make durable. */
export type RoomCommit = {
  room: string;
  /** The sequence number that the room believes to be the last. */
  expectedSeq: number;
  updates: readonly ({ user: UserId } & JournalUpdate)[];
  /** Client ids that are used for the first time, and whose they are; `null` is the server itself. */
  clients: ReadonlyMap<number, UserId | null>;
  /** The ids of what had left the document and is back in it. */
  returned: readonly string[];
  /** What the updates touched, as it is after them; `null` if queries see nothing of such a room. */
  entries: ReadModel | null;
};

/** A commit that takes longer has failed, as far as the room is concerned; reading the journal tells what became of it. */
const COMMIT_TIMEOUT_MS = 15_000;

const COMMIT = {
  name: "group-commit",
  text: `WITH wanted AS (
  SELECT * FROM unnest($1::text[], $2::bigint[], $3::bigint[]) AS w (name, expected, next)
), free AS (
  SELECT room.name FROM room JOIN wanted ON wanted.name = room.name AND wanted.expected = room.last_seq
  FOR NO KEY UPDATE OF room SKIP LOCKED
), moved AS (
  UPDATE room SET last_seq = wanted.next FROM wanted JOIN free ON free.name = wanted.name
  WHERE room.name = wanted.name AND room.last_seq = wanted.expected
  RETURNING room.name, room.report_id, room.generation
), journal AS (
  INSERT INTO room_update (room, seq, user_id, bytes, clocks, generation)
  SELECT u.room, u.seq, u.user_id, u.bytes, u.clocks, moved.generation
  FROM unnest($4::text[], $5::bigint[], $6::text[], $7::bytea[], $8::bytea[]) AS u (room, seq, user_id, bytes, clocks)
  JOIN moved ON moved.name = u.room
), bound AS (
  INSERT INTO room_client (room, client_id, user_id)
  SELECT c.room, c.client_id, c.user_id
  FROM unnest($9::text[], $10::bigint[], $11::text[]) AS c (room, client_id, user_id)
  JOIN moved ON moved.name = c.room
  ON CONFLICT DO NOTHING
), back AS (
  DELETE FROM left_thing USING unnest($12::text[], $13::text[]) AS b (room, id)
  WHERE left_thing.room = b.room AND left_thing.id = b.id AND left_thing.facts IS NOT NULL
    AND b.room IN (SELECT name FROM moved)
), ${readModelSteps(14, "JOIN moved ON moved.name = r.room AND moved.report_id = r.report_id")}
SELECT name FROM moved`,
};

/**
 * Writes updates, sequence numbers, client ids and the read model by one statement, so that a query never disagrees
 * with the journal; only a report's own room writes what queries see of it. Returns the rooms whose journal was where they believed it to be; nothing was written for others,
 * nor for rooms that somebody holds locked: nobody else's edits wait for those.
 */
export async function writeCommits(
  db: Queryable,
  commits: readonly RoomCommit[],
): Promise<ReadonlySet<string>> {
  const rows = commits.flatMap(({ room, expectedSeq, updates }) =>
    updates.map((update, index) => ({ room, seq: expectedSeq + index + 1, ...update })),
  );
  const clients = commits.flatMap(({ room, clients: bound }) =>
    [...bound].map(([client, user]) => ({ room, client, user })),
  );
  const returned = commits.flatMap(({ room, returned: ids }) => ids.map((id) => ({ room, id })));
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
      rows.map(({ bytes }) => toBuffer(bytes)),
      rows.map(({ clocks }) => toBuffer(clocks)),
      clients.map(({ room }) => room),
      clients.map(({ client }) => client),
      clients.map(({ user }) => user),
      returned.map(({ room }) => room),
      returned.map(({ id }) => id),
      ...readModelValues(commits),
    ],
  };
  const { rows: moved } = await db.query<{ name: string }>(query);
  return new Set(moved.map(({ name }) => name));
}

function toBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
