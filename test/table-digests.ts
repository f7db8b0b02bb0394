import pg from "pg";
import { listTables } from "@/server/backup/copy/snapshot";

/** How many rows each table has and what is in them, to compare two databases with. */
export async function digestTables(url: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const digests: Record<string, string> = {};
    for (const { name } of await listTables(client)) {
      const { rows } = await client.query<{ digest: string }>(
        `SELECT concat(count(*), ' ', md5(string_agg(md5(t::text), '' ORDER BY md5(t::text)))) AS digest
         FROM "${name}" t`,
      );
      digests[name] = rows[0]?.digest ?? "";
    }
    return digests;
  } finally {
    await client.end();
  }
}
