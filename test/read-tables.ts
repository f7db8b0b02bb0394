import type { Database } from "@/data/database";

/** All rows of every table, as text: what must be nowhere can be looked for everywhere. */
export async function readTables(db: Database): Promise<[table: string, rows: string][]> {
  const { rows } = await db.pool.query<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema()",
  );
  return Promise.all(
    rows.map(async ({ name }): Promise<[string, string]> => {
      const { rows: all } = await db.pool.query<{ row: string }>(
        `SELECT t::text AS row FROM "${name}" AS t`,
      );
      return [name, all.map(({ row }) => row).join("\n")];
    }),
  );
}
