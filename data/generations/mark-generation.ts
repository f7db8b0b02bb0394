import type { JournalUpdate } from "../journal";
import type { Queryable } from "../transaction";
import { bindMarker, retireClients } from "./retire-clients";

type Marking = {
  room: string;
  marker: number;
  /** The update with which the generation begins. */
  beginning: JournalUpdate;
  /** How far the client ids of the room's document came. */
  clocks: ReadonlyMap<number, number>;
};

/**
 * Begins a generation that goes on with the document as it is: whoever has something of it from before, or of what
 * came after, is told apart by the marker that they lack. Call it in a transaction.
 */
export async function markGeneration(transaction: Queryable, marking: Marking): Promise<void> {
  const { room, marker, beginning, clocks } = marking;
  const { rows } = await transaction.query<{ generation: number }>(
    `UPDATE room SET last_seq = last_seq + 1, begins_at = last_seq + 1, generation = generation + 1, marker = $2
     WHERE name = $1 RETURNING generation`,
    [room, marker],
  );
  if (!rows[0]) throw new Error(`room ${room} is not there`);
  await retireClients(transaction, { room, generation: rows[0].generation - 1, clocks });
  await bindMarker(transaction, room, marker);
  await transaction.query(
    `INSERT INTO room_update (room, seq, user_id, bytes, clocks, generation)
     SELECT name, last_seq, '', $2::bytea, $3::bytea, generation FROM room WHERE name = $1`,
    [room, beginning.bytes, beginning.clocks],
  );
}
