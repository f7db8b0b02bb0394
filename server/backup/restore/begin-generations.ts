import type pg from "pg";
import { isAnyRetired } from "@/data/generations/retired-clients";
import { markGeneration } from "@/data/generations/mark-generation";
import { ROOM_KINDS } from "../../rooms/kinds";
import type { RoomKind, RoomKinds } from "../../rooms/room-kind";
import { toJournalUpdate } from "../../sync/store/journal-update";
import { drawMarker, joinClocks, writeMarker } from "../../sync/store/marker";

type Room = { name: string; kind: keyof RoomKinds };

/**
 * Begins a new generation of every room of a restored copy. Windows and devices hold what came after the copy was made,
 * under client ids and clocks that will be used again: what they have is of another document from now on, and what is
 * unsaved on them is written again.
 */
export async function beginGenerations(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<Room>("SELECT name, kind FROM room ORDER BY name");
  for (const { name, kind } of rows) {
    const known: RoomKind | undefined = ROOM_KINDS[kind];
    // Nobody enters one of a kind that this program has not.
    if (known) await beginGeneration(client, name, known);
  }
}

async function beginGeneration(client: pg.ClientBase, room: string, kind: RoomKind): Promise<void> {
  const clocks = await readClocks(client, room);
  let marker = drawMarker();
  while (clocks.has(marker) || (await isAnyRetired(client, room, [marker]))) marker = drawMarker();
  const beginning = toJournalUpdate(writeMarker(marker, kind.createDocument()));
  await markGeneration(client, { room, marker, beginning, clocks });
}

/** How far the client ids of the room's document came, read without decoding it. */
async function readClocks(client: pg.ClientBase, room: string): Promise<Map<number, number>> {
  const { rows } = await client.query<{ clocks: Buffer }>(
    `WITH newest AS (
       SELECT upto_seq, state_vector FROM room_state WHERE room = $1 ORDER BY upto_seq DESC LIMIT 1
     )
     SELECT state_vector AS clocks FROM newest
     UNION ALL
     SELECT clocks FROM room_update
     WHERE room = $1 AND seq > coalesce((SELECT upto_seq FROM newest), 0)`,
    [room],
  );
  return joinClocks(rows.map((row) => row.clocks));
}
