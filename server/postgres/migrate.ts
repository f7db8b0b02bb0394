import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

import pg from "pg";

import { findMissing, takeStock } from "../backup/copy/stock";
import { CannotStart } from "../cannot-start";

export type Migration = {
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file, in hexadecimal, as Prisma keeps it. */
  readonly checksum: string;
};

export type AppliedMigration = {
  readonly name: string;
  readonly checksum: string;
  readonly finished: boolean;
};

/**
 * Keeps two nodes that start at the same moment from migrating at once, and anybody from migrating while a copy is
 * made, who shares it. Any fixed number will do.
 */
export const MIGRATION_LOCK = 7_320_114_901n;

/** Prisma's own table, so that its tools understand the history too. */
const HISTORY_TABLE = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id varchar(36) PRIMARY KEY,
    checksum varchar(64) NOT NULL,
    finished_at timestamptz,
    migration_name varchar(255) NOT NULL,
    logs text,
    rolled_back_at timestamptz,
    started_at timestamptz NOT NULL DEFAULT now(),
    applied_steps_count integer NOT NULL DEFAULT 0
  )`;

/** The migrations this version knows, in the order in which they are applied. */
export async function readMigrations(
  folder = path.resolve("prisma/migrations"),
): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(path.join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

/** What an upgrade does besides. */
type Upgrade = {
  /**
   * Called before a database that has a history is changed; what it throws leaves the database as it is. Returns where
   * a copy from before the upgrade is, if there is one.
   */
  readonly before?: (pending: readonly Migration[]) => Promise<string | null>;
};

/**
 * Brings the database at `url` to the newest known schema, with all that is new in one transaction: a crash, a
 * migration that does not apply or something that is missing afterwards leaves the database as it was before.
 *
 * Returns the names of the migrations applied now. Throws `CannotStart` for a database that is newer than the code,
 * whose history is another one, or which cannot be brought up to date.
 */
export async function migrateDatabase(
  url: string,
  migrations: readonly Migration[],
  { before }: Upgrade = {},
): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: "caucus-migrate" });
  await client.connect();
  try {
    // Whoever has nothing to do need not wait for a copy that is being made.
    if ((await findUpgrade(client, migrations)).pending.length === 0) return [];
    await client.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await client.query("SET client_min_messages = warning");
    const { history, pending } = await findUpgrade(client, migrations);
    if (pending.length === 0) return [];
    const copy = history.length > 0 ? await before?.(pending) : null;
    await upgrade(client, pending, copy ?? null);
    return pending.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}

async function findUpgrade(
  client: pg.Client,
  migrations: readonly Migration[],
): Promise<{ history: AppliedMigration[]; pending: Migration[] }> {
  const history = (await hasHistory(client)) ? await readHistory(client) : [];
  return { history, pending: findPending(migrations, history) };
}

/** Whether every migration in `migrations` has been applied; false also for a database without a history. */
export async function isMigrated(
  pool: pg.Pool,
  migrations: readonly Migration[],
): Promise<boolean> {
  if (!(await hasHistory(pool))) return false;
  const applied = new Set(
    (await readHistory(pool)).filter((entry) => entry.finished).map((entry) => entry.name),
  );
  return migrations.every((migration) => applied.has(migration.name));
}

async function hasHistory(connection: pg.Client | pg.Pool): Promise<boolean> {
  const { rows } = await connection.query<{ present: boolean }>(
    "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS present",
  );
  return rows[0]?.present ?? false;
}

export async function readHistory(connection: pg.Client | pg.Pool): Promise<AppliedMigration[]> {
  const { rows } = await connection.query<AppliedMigration>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
     FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at, migration_name`,
  );
  return rows;
}

function findPending(
  known: readonly Migration[],
  history: readonly AppliedMigration[],
): Migration[] {
  const applied = new Map(history.map((entry) => [entry.name, entry]));
  for (const entry of history) {
    const migration = known.find((candidate) => candidate.name === entry.name);
    if (!migration) {
      throw new CannotStart(
        `The database is newer than this version of Caucus: it has the migration ${entry.name}, which this version does not know. Start the version that made it, or restore a copy from before the upgrade; the data folder keeps some under copies.`,
      );
    }
    if (!entry.finished) {
      throw new CannotStart(
        `The migration ${entry.name} was begun on this database by another tool and never finished. Restore a backup from before it.`,
      );
    }
    if (migration.checksum !== entry.checksum) {
      throw new CannotStart(
        `The database was made by another edition of the migration ${entry.name} than the one this version has. Restore the version that made it, or start with an empty database.`,
      );
    }
  }
  return known.filter((migration) => !applied.has(migration.name));
}

async function upgrade(
  client: pg.Client,
  pending: readonly Migration[],
  copy: string | null,
): Promise<void> {
  await client.query("BEGIN");
  try {
    const stock = await takeStock(client);
    await applyMigrations(client, pending);
    const missing = findMissing(stock, await takeStock(client));
    if (missing !== null) throw new CannotStart(`The upgrade would lose something: ${missing}`);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    if (!(error instanceof CannotStart)) throw error;
    throw new CannotStart(
      `${error.message}. Everything was put back as it was before the upgrade, so the version that ran until now can be started again.${copy === null ? "" : ` A copy from before it is in ${copy}.`}`,
      { cause: error },
    );
  }
}

/** Applies migrations and notes them in the history, within the caller's transaction. */
export async function applyMigrations(
  client: pg.Client,
  migrations: readonly Migration[],
): Promise<void> {
  await client.query(HISTORY_TABLE);
  for (const { name, sql, checksum } of migrations) {
    try {
      await client.query(sql);
    } catch (error) {
      if (!(error instanceof pg.DatabaseError)) throw error;
      throw new CannotStart(
        `The migration ${name} does not apply to this database (${error.message})`,
        { cause: error },
      );
    }
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, started_at, finished_at, migration_name, applied_steps_count)
       VALUES ($1, $2, clock_timestamp(), clock_timestamp(), $3, 1)`,
      [randomUUID(), checksum, name],
    );
  }
}
