import type { LeftThing, PlacedFact } from "@/domain/facts/left-things";
import type { UserId } from "@/domain/ids";
import { toMilliseconds } from "../stored-values";
import type { Queryable } from "../transaction";

/**
 * Remembers what has left a room's document, in the transaction in which it leaves. What was erased for good stays so:
 * what has left then is what stood in its place.
 */
export async function rememberLeft(
  transaction: Queryable,
  room: string,
  things: readonly LeftThing[],
): Promise<void> {
  await transaction.query(
    `INSERT INTO left_thing (room, id, kind, root_id, owner_id, facts)
     SELECT $1, l.id, l.kind, l.root, l.owner, l.facts
     FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
       AS l (id, kind, root, owner, facts)
     ON CONFLICT (room, id) DO UPDATE SET left_at = excluded.left_at,
       facts = CASE WHEN left_thing.facts IS NULL THEN NULL ELSE excluded.facts END`,
    [
      room,
      things.map(({ id }) => id),
      things.map(({ kind }) => kind),
      things.map(({ root }) => root),
      things.map(({ owner }) => owner),
      things.map(({ facts }) => facts && writeFacts(facts)),
    ],
  );
}

/**
 * The first letters of the ids of all that has left a room's document, `length` of each, in order and without anything
 * between them: what one asks first, so that the whole ids need not be in memory.
 */
export async function loadLeftBeginnings(
  db: Queryable,
  room: string,
  length: number,
): Promise<string> {
  const { rows } = await db.query<{ beginnings: string | null }>({
    name: "left-beginnings",
    // The column is ordered by bytes.
    text: `SELECT string_agg(left(id, $2), '' ORDER BY id) AS beginnings
           FROM left_thing WHERE room = $1`,
    values: [room, length],
  });
  return rows[0]?.beginnings ?? "";
}

/** `at`: when it left, milliseconds since 1970. */
export type StoredLeft = LeftThing & { at: number };

type Row = {
  id: string;
  kind: string;
  root: string;
  owner: UserId;
  at: number;
  facts: string | null;
};

const COLUMNS = `id, kind, root_id AS root, owner_id AS owner, ${toMilliseconds("left_at")} AS at, facts`;

/** What has left a room's document, of these ids. */
export async function findLeft(
  db: Queryable,
  room: string,
  ids: readonly string[],
): Promise<StoredLeft[]> {
  const { rows } = await db.query<Row>({
    name: "find-left",
    text: `SELECT ${COLUMNS} FROM left_thing WHERE room = $1 AND id = ANY($2)`,
    values: [room, ids],
  });
  return rows.map(toThing);
}

/** All that has left a room's document and was not erased. */
export async function listLeft(db: Queryable, room: string): Promise<StoredLeft[]> {
  const { rows } = await db.query<Row>(
    `SELECT ${COLUMNS} FROM left_thing WHERE room = $1 AND facts IS NOT NULL`,
    [room],
  );
  return rows.map(toThing);
}

function toThing({ facts, ...row }: Row): StoredLeft {
  return { ...row, facts: facts === null ? null : readFacts(facts) };
}

/** JSON says what PostgreSQL's texts cannot hold, such as half a surrogate pair, by an escape. */
function writeFacts(facts: readonly PlacedFact[]): string {
  return JSON.stringify(facts.map(({ kind, key, fact }) => [kind, key, fact]));
}

function readFacts(text: string): PlacedFact[] {
  const listed = JSON.parse(text) as [kind: string, key: string, fact: unknown][];
  return listed.map(([kind, key, fact]) => ({ kind, key, fact }));
}
