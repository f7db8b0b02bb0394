import type { UserId } from "@/domain/ids";
import { toMilliseconds } from "../stored-values";
import type { Queryable } from "../transaction";
import { unseal } from "./seal";
import { readSegment, type PastUpdate } from "./segment";

/**
 * A part of a room's past, in its order. `state`: the whole document after update `seq`, from which the updates that
 * follow go on.
 */
export type PastPiece =
  | { kind: "state"; seq: number; bytes: Uint8Array }
  | { kind: "updates"; updates: readonly PastUpdate[] };

type Row = {
  kind: "state" | "updates";
  first_seq: string;
  last_seq: string;
  sha256: string;
  bytes: Buffer;
};

/** The room's past is not whole: an update is missing, or there twice. */
export class PastGapError extends Error {
  constructor(room: string, found: number, expected: number) {
    super(`room ${room}: update ${found} follows in its past where ${expected} should`);
  }
}

/**
 * Reads all that is kept of a room's past, the archive first and then the journal, one segment in memory at a time.
 * Call it in a transaction that sees one moment.
 * @throws BrokenSealError if a segment is damaged, and PastGapError if an update is missing.
 */
export async function* readPast(db: Queryable, room: string): AsyncGenerator<PastPiece> {
  let next: number | null = null;
  for (const place of await listPlaces(db, room)) {
    const row = await loadSegment(db, room, place);
    const raw = await unseal(row);
    const first = Number(row.first_seq);
    if (row.kind === "state") {
      if (next !== null && first + 1 !== next) throw new PastGapError(room, first + 1, next);
      next = first + 1;
      yield { kind: "state", seq: first, bytes: raw };
      continue;
    }
    if (next !== null && first !== next) throw new PastGapError(room, first, next);
    const updates = readSegment(raw, first);
    next = first + updates.length;
    if (next !== Number(row.last_seq) + 1) {
      throw new PastGapError(room, next, Number(row.last_seq) + 1);
    }
    yield { kind: "updates", updates };
  }
  const updates = await loadJournal(db, room);
  const [first] = updates;
  if (!first) return;
  if (next !== null && first.seq !== next) throw new PastGapError(room, first.seq, next);
  if (next === null && first.seq > 1) yield* stateBefore(db, room, first.seq);
  yield { kind: "updates", updates };
}

/** Of a room whose older updates went before there was an archive, the journal's older state is the beginning. */
async function* stateBefore(db: Queryable, room: string, seq: number): AsyncGenerator<PastPiece> {
  const { rows } = await db.query<{ bytes: Buffer }>(
    `SELECT bytes FROM room_state WHERE room = $1 AND upto_seq = $2`,
    [room, seq - 1],
  );
  for (const { bytes } of rows) yield { kind: "state", seq: seq - 1, bytes };
}

type Place = { kind: Row["kind"]; first_seq: string };

/** A state stands behind the updates that it sums up. */
async function listPlaces(db: Queryable, room: string): Promise<Place[]> {
  const { rows } = await db.query<Place>(
    `SELECT kind, first_seq FROM room_segment WHERE room = $1
     ORDER BY last_seq, kind DESC`,
    [room],
  );
  return rows;
}

async function loadSegment(db: Queryable, room: string, place: Place): Promise<Row> {
  const { rows } = await db.query<Row>(
    `SELECT kind, first_seq, last_seq, sha256, bytes FROM room_segment
     WHERE room = $1 AND kind = $2 AND first_seq = $3`,
    [room, place.kind, place.first_seq],
  );
  if (!rows[0]) throw new Error(`a segment of room ${room} went while it was read`);
  return rows[0];
}

async function loadJournal(db: Queryable, room: string): Promise<PastUpdate[]> {
  type Row = { seq: string; user_id: UserId; at: number; bytes: Buffer };
  const { rows } = await db.query<Row>(
    `SELECT seq, user_id, ${toMilliseconds("at")} AS at, bytes FROM room_update
     WHERE room = $1 ORDER BY seq`,
    [room],
  );
  return rows.map(({ seq, user_id: user, at, bytes }) => ({ seq: Number(seq), user, at, bytes }));
}
