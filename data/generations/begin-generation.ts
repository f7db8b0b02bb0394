import type { Queryable } from "../transaction";
import type { Generation, LeftFact } from "./generation";
import { bindMarker, retireClients } from "./retire-clients";

/** A fresh document with what stands, to take the place of the room's. */
export type Rebirth = {
  room: string;
  /** The last update that it was made of; `beginGeneration` does nothing if that is no longer the room's last. */
  lastSeq: number;
  marker: number;
  bytes: Uint8Array;
  stateVector: Uint8Array;
  /** How far the client ids of the document before came. */
  clocks: ReadonlyMap<number, number>;
  /** What does not stand in it any more. */
  left: readonly LeftFact[];
};

/** The generation that ends: `lastSeq` is its last update. */
export type Ending = { room: string; generation: number; lastSeq: number };

/** Keeps what a room's document no longer holds, in the transaction that changes it. */
export type Keepsakes = {
  /** Keeps the journal's updates up to `lastSeq`: they are still in it, and are deleted right after. */
  seal(transaction: Queryable, ending: Ending): Promise<void>;
  /** Remembers what has left the document, so that nobody makes anything else under its id. */
  remember(transaction: Queryable, room: string, left: readonly LeftFact[]): Promise<void>;
};

/**
 * Puts a fresh document in the place of a room's: compares and sets the sequence number, retires the client ids, and
 * leaves one encoded state in the journal, at the number that the change takes. Returns `null`, and has changed nothing,
 * if the journal has moved on. Call it in a transaction of its own.
 */
export async function beginGeneration(
  transaction: Queryable,
  rebirth: Rebirth,
  keepsakes: Keepsakes,
): Promise<Generation | null> {
  const { room, lastSeq, marker, left } = rebirth;
  const { rows } = await transaction.query<{ generation: number }>(
    `UPDATE room SET last_seq = last_seq + 1, begins_at = last_seq + 1, generation = generation + 1, marker = $3
     WHERE name = $1 AND last_seq = $2 RETURNING generation`,
    [room, lastSeq, marker],
  );
  if (!rows[0]) return null;
  const begun = { number: rows[0].generation, marker, beginsAt: lastSeq + 1 };
  const generation = begun.number - 1;
  await retireClients(transaction, { ...rebirth, generation });
  await transaction.query("DELETE FROM room_client WHERE room = $1", [room]);
  await bindMarker(transaction, room, marker);
  await keepsakes.seal(transaction, { room, generation, lastSeq });
  await keepsakes.remember(transaction, room, left);
  await replaceDocument(transaction, rebirth, begun);
  return begun;
}

async function replaceDocument(
  transaction: Queryable,
  { room, bytes, stateVector }: Rebirth,
  { beginsAt }: Generation,
): Promise<void> {
  await transaction.query("DELETE FROM room_update WHERE room = $1", [room]);
  await transaction.query("DELETE FROM room_state WHERE room = $1", [room]);
  await transaction.query(
    "INSERT INTO room_state (room, upto_seq, bytes, state_vector) VALUES ($1, $2, $3, $4)",
    [room, beginsAt, bytes, stateVector],
  );
}
