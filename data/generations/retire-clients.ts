import type { Queryable } from "../transaction";

/** What a generation leaves behind: its client ids, and how far each of them came. */
type Retiring = { room: string; generation: number; clocks: ReadonlyMap<number, number> };

/** Remembers whose the client ids of a generation were, and how far they came. Nobody is to write with them again. */
export async function retireClients(
  transaction: Queryable,
  { room, generation, clocks }: Retiring,
): Promise<void> {
  await transaction.query(
    `INSERT INTO retired_client (room, client_id, user_id, clock, generation)
     SELECT $1, c.client_id, room_client.user_id, c.clock, $4
     FROM unnest($2::bigint[], $3::bigint[]) AS c (client_id, clock)
     LEFT JOIN room_client ON room_client.room = $1 AND room_client.client_id = c.client_id
     ON CONFLICT (room, client_id) DO UPDATE SET clock = greatest(retired_client.clock, excluded.clock)`,
    [room, [...clocks.keys()], [...clocks.values()], generation],
  );
}

/** Nobody but the server writes under the marker of a generation. */
export async function bindMarker(
  transaction: Queryable,
  room: string,
  marker: number,
): Promise<void> {
  await transaction.query(
    "INSERT INTO room_client (room, client_id, user_id) VALUES ($1, $2, NULL)",
    [room, marker],
  );
}
