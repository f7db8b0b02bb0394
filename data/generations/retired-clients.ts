import type { UserId } from "@/domain/ids";
import type { Queryable } from "../transaction";

/** Whether any of these client ids was written with in an earlier generation of the room. */
export async function isAnyRetired(
  db: Queryable,
  room: string,
  clients: readonly number[],
): Promise<boolean> {
  if (clients.length === 0) return false;
  const { rows } = await db.query({
    name: "find-retired-client",
    text: "SELECT 1 FROM retired_client WHERE room = $1 AND client_id = ANY($2) LIMIT 1",
    values: [room, clients],
  });
  return rows.length > 0;
}

/** How many structs of each of a person's retired client ids the room has taken in. */
export async function loadTaken(
  db: Queryable,
  room: string,
  user: UserId,
): Promise<ReadonlyMap<number, number>> {
  const { rows } = await db.query<{ client_id: string; clock: string }>(
    "SELECT client_id, clock FROM retired_client WHERE room = $1 AND user_id = $2",
    [room, user],
  );
  return new Map(rows.map(({ client_id, clock }) => [Number(client_id), Number(clock)]));
}
