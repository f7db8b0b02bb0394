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
      // One of the same number sums up what came before; the next number is that of a generation's beginning.
      const isNext = next === null || first === next || first + 1 === next;
      if (!isNext) throw new PastGapError(room, first, next ?? first);
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
  const base = await loadBase(db, room, { next, first: updates[0]?.seq ?? null });
  if (base) {
    next = base.seq + 1;
    yield base;
  }
  const [first] = updates;
  if (!first) return;
  if (next !== null && first.seq !== next) throw new PastGapError(room, first.seq, next);
  yield { kind: "updates", updates };
}

/**
 * The document with which the journal's part begins, if updates alone do not lead to it: a generation has begun, or
 * older updates went before there was an archive.
 * @param at what follows the archive, if there is one, and the journal's first update.
 */
async function loadBase(
  db: Queryable,
  room: string,
  { next, first }: { next: number | null; first: number | null },
): Promise<(PastPiece & { kind: "state" }) | null> {
  if (first !== null && (first === next || first === 1)) return null;
  const { rows } = await db.query<{ seq: string; bytes: Buffer }>(
    `SELECT upto_seq AS seq, bytes FROM room_state
     WHERE room = $1 AND ($2::bigint IS NULL OR upto_seq = $2::bigint - 1)
       AND ($3::bigint IS NULL OR upto_seq >= $3) ORDER BY upto_seq LIMIT 1`,
    [room, first, next],
  );
  const [state] = rows;
  return state ? { kind: "state", seq: Number(state.seq), bytes: state.bytes } : null;
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
