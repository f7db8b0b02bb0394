import type { Database } from "./database";

/** More than a table has in spare pages. Rows of some fifty bytes. */
const ROWS = 20_000;

/** Writes a megabyte and takes it back. Rejects where the database has no room for it. */
export async function tryWriting({ pool }: Pick<Database, "pool">): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    await client.query(
      `CREATE UNLOGGED TABLE try_writing AS SELECT md5(i::text) FROM generate_series(1, ${ROWS}) i`,
    );
  } finally {
    // A connection that cannot take it back is not used again, and its end takes it back.
    await client.query("ROLLBACK").then(
      () => client.release(),
      () => client.release(true),
    );
  }
}
