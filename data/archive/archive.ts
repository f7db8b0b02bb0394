import type { UserId } from "@/domain/ids";
import { toMilliseconds } from "../stored-values";
import type { Queryable } from "../transaction";
import { seal } from "./seal";
import { cutIntoSegments, writeSegment, type PastUpdate } from "./segment";

/** `updates`: accepted updates that follow one another. `state`: the whole document after one update. */
type SegmentKind = "updates" | "state";

type NewSegment = {
  kind: SegmentKind;
  first: number;
  last: number;
  /** Of its last update. Milliseconds since 1970. */
  at: number;
  raw: Uint8Array;
};

/** An encoded document that the journal no longer needs. `at`: milliseconds since 1970. */
type OldState = { seq: number; at: number; bytes: Uint8Array };

/**
 * Moves a room's updates up to `upto`, and the encoded states before it, from the journal into the archive, within the
 * caller's transaction: whatever stops it, each update is in one of the two. Of several that do it at once, one moves
 * them. Opening a room never reads the archive.
 */
export async function archiveUpto(
  transaction: Queryable,
  room: string,
  upto: number,
): Promise<void> {
  const updates = await takeUpdates(transaction, room, upto);
  const states = await takeStates(transaction, room, upto);
  const end = await findEnd(transaction, room);
  // Where updates alone do not lead on, the document does: a generation has begun, or older updates are gone.
  const first = updates[0]?.seq ?? upto + 1;
  const base = first > end + 1 ? states.find(({ seq }) => seq === first - 1) : undefined;
  await store(transaction, room, [
    ...(base ? [stateSegment(base)] : []),
    ...updateSegments(updates),
  ]);
}

async function takeUpdates(
  transaction: Queryable,
  room: string,
  upto: number,
): Promise<PastUpdate[]> {
  type Row = { seq: string; user_id: UserId; at: number; bytes: Buffer };
  const { rows } = await transaction.query<Row>(
    `DELETE FROM room_update WHERE room = $1 AND seq <= $2
     RETURNING seq, user_id, ${toMilliseconds("at")} AS at, bytes`,
    [room, upto],
  );
  return rows
    .map(({ seq, user_id: user, at, bytes }) => ({ seq: Number(seq), user, at, bytes }))
    .toSorted((one, other) => one.seq - other.seq);
}

/** Those before `upto` are gone from the journal with it; the one of `upto` stays. */
async function takeStates(transaction: Queryable, room: string, upto: number): Promise<OldState[]> {
  const { rows } = await transaction.query<{ upto_seq: string; at: number; bytes: Buffer }>(
    `WITH gone AS (DELETE FROM room_state WHERE room = $1 AND upto_seq < $2)
     SELECT upto_seq, ${toMilliseconds("at")} AS at, bytes FROM room_state
     WHERE room = $1 AND upto_seq <= $2`,
    [room, upto],
  );
  return rows.map(({ upto_seq, at, bytes }) => ({ seq: Number(upto_seq), at, bytes }));
}

/** The last number that the archive holds; 0 if it holds nothing. */
async function findEnd(transaction: Queryable, room: string): Promise<number> {
  const { rows } = await transaction.query<{ last: string | null }>(
    "SELECT max(last_seq) AS last FROM room_segment WHERE room = $1",
    [room],
  );
  return Number(rows[0]?.last ?? 0);
}

function stateSegment({ seq, at, bytes }: OldState): NewSegment {
  return { kind: "state", first: seq, last: seq, at, raw: bytes };
}

function updateSegments(updates: readonly PastUpdate[]): NewSegment[] {
  return [...cutIntoSegments(updates)].flatMap((part) => {
    const [first, last] = [part[0], part.at(-1)];
    if (!first || !last) return [];
    if (last.seq - first.seq + 1 !== part.length) {
      throw new Error(`updates are missing between ${first.seq} and ${last.seq}`);
    }
    const raw = writeSegment(part);
    return [{ kind: "updates" as const, first: first.seq, last: last.seq, at: last.at, raw }];
  });
}

/**
 * All of them are sealed before the first is written: the room's row is referred to for as short as can be. A document
 * that two keep at once is the same.
 */
async function store(
  transaction: Queryable,
  room: string,
  segments: readonly NewSegment[],
): Promise<void> {
  if (segments.length === 0) return;
  const sealed = [];
  for (const segment of segments) sealed.push({ ...segment, ...(await seal(segment.raw)) });
  const { rows } = await transaction.query<{ kind: SegmentKind }>(
    `INSERT INTO room_segment (room, kind, first_seq, last_seq, at, raw_length, sha256, bytes)
     SELECT $1, s.kind, s.first, s.last, to_timestamp(s.at / 1000) AT TIME ZONE 'UTC', s.raw, s.sha256, s.bytes
     FROM unnest($2::text[], $3::bigint[], $4::bigint[], $5::float8[], $6::int[], $7::text[], $8::bytea[])
       AS s (kind, first, last, at, raw, sha256, bytes)
     ON CONFLICT DO NOTHING RETURNING kind`,
    [
      room,
      sealed.map(({ kind }) => kind),
      sealed.map(({ first }) => first),
      sealed.map(({ last }) => last),
      sealed.map(({ at }) => at),
      sealed.map(({ raw }) => raw.length),
      sealed.map(({ sha256 }) => sha256),
      sealed.map(({ bytes }) => bytes),
    ],
  );
  const count = (all: readonly { kind: SegmentKind }[]): number =>
    all.filter(({ kind }) => kind === "updates").length;
  if (count(rows) !== count(segments)) throw new Error(`updates of room ${room} are there twice`);
}
