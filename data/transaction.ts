import type pg from "pg";
import type { Database } from "./database";

/** Anything that runs SQL: the pool, or one connection inside a transaction. */
export type Queryable = {
  query<Row extends pg.QueryResultRow>(
    query: string | pg.QueryConfig,
    values?: unknown[],
  ): Promise<pg.QueryResult<Row>>;
};

/** Runs `use` in one transaction, which is undone where it rejects. For what Prisma is too slow to write. */
export async function inTransaction<Result>(
  db: Database,
  use: (transaction: Queryable) => Promise<Result>,
): Promise<Result> {
  return between(db, "BEGIN", use);
}

/** Runs `use` while every query sees one and the same moment, and nothing can be written. */
export async function inSnapshot<Result>(
  db: Database,
  use: (transaction: Queryable) => Promise<Result>,
): Promise<Result> {
  return between(db, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", use);
}

async function between<Result>(
  db: Database,
  begin: string,
  use: (transaction: Queryable) => Promise<Result>,
): Promise<Result> {
  const client = await db.pool.connect();
  try {
    await client.query(begin);
    const result = await use(client);
    await client.query("COMMIT");
    client.release();
    return result;
  } catch (error) {
    // Closing the connection undoes what it had begun, also where it is broken.
    client.release(true);
    throw error;
  }
}
