import type { Database } from "@/data/database";
import { isMigrated, type Migration } from "../postgres/migrate";
import { bad, good, warning, type Finding } from "./finding";

const MIB = 2 ** 20;

/** Whether the database is of this version and keeps what it says is kept; and how large it is. */
export async function checkDatabase(
  pool: Database["pool"],
  migrations: readonly Migration[],
): Promise<Finding> {
  if (!(await isMigrated(pool, migrations))) {
    return bad("database", "It is not of this version. Start Caucus once; if it was, see its log.");
  }
  const { rows } = await pool.query<{ version: string; fsync: string; size: string }>(
    `SELECT current_setting('server_version') AS version, current_setting('fsync') AS fsync,
            pg_database_size(current_database())::text AS size`,
  );
  const { version = "?", fsync = "?", size = "0" } = rows[0] ?? {};
  const words = `PostgreSQL ${version}, ${Math.round(Number(size) / MIB).toLocaleString("en")} MB.`;
  return fsync === "on"
    ? good("database", words)
    : warning("database", `${words} fsync is off: what is said to be saved can be lost.`);
}
