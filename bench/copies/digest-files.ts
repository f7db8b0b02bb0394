import pg from "pg";
import { listTables } from "@/server/backup/copy/snapshot";

/**
 * How many rows each table has and what is in them. Files count by their hash: as text they would take longer than the
 * copy itself.
 */
export async function digestFiles(url: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const digests: Record<string, string> = {};
  for (const { name, columns } of await listTables(client)) {
    const cells = columns.map((column) =>
      name === "edition_file" && column === "bytes" ? "sha256(bytes)" : `"${column}"`,
    );
    const { rows } = await client.query<{ digest: string }>(
      `SELECT concat(count(*), ' ', md5(string_agg(hash, '' ORDER BY hash))) AS digest
       FROM (SELECT md5(row(${cells.join(", ")})::text) AS hash FROM "${name}") t`,
    );
    digests[name] = rows[0]?.digest ?? "";
  }
  await client.end();
  return digests;
}
