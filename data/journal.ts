import type { ReportId, TeamId, UserId } from "@/domain/ids";
import { writeRoomName, type RoomName } from "@/domain/rooms/room-name";
import { archiveUpto } from "./archive/archive";
import type { Database } from "./database";
import type { Generation } from "./generations/generation";
import { inTransaction, type Queryable } from "./transaction";

/** The document as encoded after update `uptoSeq`, and its Yjs state vector. */
export type EncodedState = { uptoSeq: number; bytes: Uint8Array; stateVector: Uint8Array };

/** One accepted update. `clocks`: how far it takes the clocks of its clients, as a Yjs state vector. */
export type JournalUpdate = { bytes: Uint8Array; clocks: Uint8Array };

/** A document as stored: its newest encoded state, if any, and every update after it, in order. */
export type StoredRoom = {
  generation: Generation;
  /** The journal's last sequence number that these bytes include. */
  lastSeq: number;
  state: EncodedState | null;
  updates: readonly JournalUpdate[];
};

/** Some of the journal's updates are gone: whoever meets it must stop, and never take the rest for the document. */
export class JournalGapError extends Error {
  constructor(room: string, found: number, expected: number) {
    super(`room ${room}: ${found} of the ${expected} updates after its last state are there`);
  }
}

/**
 * Gives the document its one birth; a room that exists is left alone. Only a report's own room names the report, so
 * that whatever is asked about reports finds no other room.
 * @param team with which its journal goes.
 */
export async function createRoom(db: Queryable, room: RoomName, team: TeamId): Promise<void> {
  await db.query(
    `INSERT INTO room (name, kind, team_id, report_id) VALUES ($1, $2, $3, $4)
     ON CONFLICT (name) DO NOTHING`,
    [writeRoomName(room), room.kind, team, room.kind === "report" ? room.report : null],
  );
}

type Piece = {
  last_seq: string;
  generation: number;
  marker: string | null;
  begins_at: string;
  is_state: boolean | null;
  seq: string | null;
  bytes: Buffer | null;
  /** The state's vector, or the update's clocks. */
  vector: Buffer | null;
};

/**
 * One moment of the document, `null` if it was never born. Throws `JournalGapError` where updates are missing.
 * @param before looks only at states older than this one, whose bytes turned out to be unreadable.
 */
export async function loadRoom(
  db: Queryable,
  name: string,
  before = Number.MAX_SAFE_INTEGER,
): Promise<StoredRoom | null> {
  const { rows } = await db.query<Piece>({
    name: "load-room",
    text: `WITH newest AS (
       SELECT upto_seq, bytes, state_vector FROM room_state
       WHERE room = $1 AND upto_seq < $2 ORDER BY upto_seq DESC LIMIT 1
     )
     SELECT room.last_seq, room.generation, room.marker, room.begins_at,
       piece.is_state, piece.seq, piece.bytes, piece.vector
     FROM room LEFT JOIN (
       SELECT true AS is_state, upto_seq AS seq, bytes, state_vector AS vector FROM newest
       UNION ALL
       SELECT false, seq, bytes, clocks FROM room_update
       WHERE room = $1 AND seq > coalesce((SELECT upto_seq FROM newest), 0)
     ) piece ON true
     WHERE room.name = $1
     ORDER BY piece.is_state DESC, piece.seq`,
    values: [name, before],
  });
  const [first] = rows;
  if (!first) return null;
  const lastSeq = Number(first.last_seq);
  const state =
    first.is_state && first.bytes && first.vector
      ? { uptoSeq: Number(first.seq), bytes: first.bytes, stateVector: first.vector }
      : null;
  const updates = rows.flatMap((row) => (row.is_state === false ? toUpdate(row) : []));
  const expected = lastSeq - (state?.uptoSeq ?? 0);
  if (updates.length !== expected) throw new JournalGapError(name, updates.length, expected);
  return { generation: toGeneration(first), lastSeq, state, updates };
}

function toGeneration({
  generation: number,
  marker,
  begins_at,
}: Pick<Piece, "generation" | "marker" | "begins_at">): Generation {
  return { number, marker: marker === null ? null : Number(marker), beginsAt: Number(begins_at) };
}

/**
 * The updates after `after`, in order; `null` if some of them are in an encoded state alone by now. So it is where
 * another generation has begun since, which takes a number and leaves a state.
 */
export async function loadUpdatesAfter(
  db: Queryable,
  name: string,
  after: number,
): Promise<{ lastSeq: number; updates: readonly JournalUpdate[] } | null> {
  const { rows } = await db.query<Pick<Piece, "last_seq" | "bytes" | "vector">>({
    name: "load-updates-after",
    text: `SELECT room.last_seq, piece.bytes, piece.clocks AS vector FROM room
     LEFT JOIN room_update piece ON piece.room = room.name AND piece.seq > $2
     WHERE room.name = $1 ORDER BY piece.seq`,
    values: [name, after],
  });
  const [first] = rows;
  if (!first) return null;
  const updates = rows.flatMap(toUpdate);
  const lastSeq = Number(first.last_seq);
  return updates.length === lastSeq - after ? { lastSeq, updates } : null;
}

function toUpdate({ bytes, vector }: Pick<Piece, "bytes" | "vector">): JournalUpdate[] {
  return bytes && vector ? [{ bytes, clocks: vector }] : [];
}

/** How far the journals of these rooms are. */
export async function loadLastSeqs(
  db: Queryable,
  names: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await db.query<{ name: string; last_seq: string }>({
    name: "load-last-seqs",
    text: "SELECT name, last_seq FROM room WHERE name = ANY($1)",
    values: [names],
  });
  return new Map(rows.map(({ name, last_seq }) => [name, Number(last_seq)]));
}

/** Maps each client id of a room to its owner; `null` is the server itself. */
export async function loadClients(
  db: Queryable,
  room: string,
): Promise<ReadonlyMap<number, UserId | null>> {
  const { rows } = await db.query<{ client_id: string; user_id: UserId | null }>({
    name: "load-clients",
    text: "SELECT client_id, user_id FROM room_client WHERE room = $1",
    values: [room],
  });
  return new Map(rows.map(({ client_id, user_id }) => [Number(client_id), user_id]));
}

/**
 * Stores the document as encoded after update `uptoSeq`, and moves into the archive what the older of the last two states
 * contains: two states and every update after the older one always remain. One of an earlier generation is not stored.
 */
export async function storeState(
  db: Database,
  { room, uptoSeq, bytes, stateVector }: EncodedState & { room: string },
): Promise<void> {
  await inTransaction(db, async (transaction) => {
    const { rows } = await transaction.query<{ older: string | null }>(
      `WITH stored AS (
         INSERT INTO room_state (room, upto_seq, bytes, state_vector)
         SELECT $1, $2::bigint, $3::bytea, $4::bytea FROM room WHERE name = $1 AND begins_at <= $2
         ON CONFLICT DO NOTHING
       )
       SELECT max(upto_seq) AS older FROM room_state WHERE room = $1 AND upto_seq < $2`,
      [room, uptoSeq, bytes, stateVector],
    );
    const older = rows[0]?.older ?? null;
    if (older !== null) await archiveUpto(transaction, room, Number(older));
  });
}

/** A report's own room. */
export type ReportRoom = { name: string; report: ReportId };

export async function listReportRooms(db: Database): Promise<ReportRoom[]> {
  const { rows } = await db.pool.query<ReportRoom>(
    `SELECT name, report_id AS report FROM room WHERE kind = 'report' ORDER BY name`,
  );
  return rows;
}

/**
 * Runs `use` in one transaction in which nobody else adds to the room's journal. Rejects where somebody else keeps it
 * locked for ten seconds.
 */
export async function withRoomLocked<Result>(
  db: Database,
  name: string,
  use: (transaction: Queryable) => Promise<Result>,
): Promise<Result> {
  return inTransaction(db, async (transaction) => {
    await transaction.query("SET LOCAL lock_timeout = '10s'");
    await transaction.query("SELECT 1 FROM room WHERE name = $1 FOR UPDATE", [name]);
    return use(transaction);
  });
}
