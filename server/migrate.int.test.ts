import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";

import { describe, expect, test } from "vitest";

import type { Database } from "@/data/database";
import { emptyTestDatabase, testDatabase } from "@/test/postgres";

import { CannotStart } from "./cannot-start";
import { isMigrated, migrateDatabase, readMigrations } from "./migrate";

const known = await readMigrations();
const names = known.map((migration) => migration.name);

/** Everything in a database but the history: columns, then indexes and constraints, as PostgreSQL itself says them. */
async function describeDatabase({ pool }: Database): Promise<string[]> {
  const { rows } = await pool.query<{ line: string }>(
    `SELECT concat_ws(' ', table_name, column_name, data_type, udt_name, is_nullable, column_default) AS line
     FROM information_schema.columns WHERE table_schema = 'public'
     UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
     UNION ALL SELECT concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid))
     FROM pg_constraint WHERE connamespace = 'public'::regnamespace`,
  );
  const lines = rows.map(({ line }) => line).filter((line) => !line.includes("_prisma_migrations"));
  return lines.sort();
}

describe("migrateDatabase", () => {
  test("brings an empty database to the newest schema, and does nothing the second time", async () => {
    const { db, url } = await emptyTestDatabase();
    expect(await isMigrated(db.pool, known)).toBe(false);
    expect(await migrateDatabase(url, known)).toEqual(names);
    expect(await isMigrated(db.pool, known)).toBe(true);
    expect(await db.prisma.user.count()).toBe(0);
    expect(await migrateDatabase(url, known)).toEqual([]);
  });

  test("makes what the schema says", async () => {
    const [migrated, written] = [await testDatabase(), await emptyTestDatabase()];
    const script = [path.resolve("scripts/db-migration.mjs"), "--print"];
    const { stdout } = await promisify(execFile)(process.execPath, script);
    await written.db.pool.query(stdout);
    expect(await describeDatabase(migrated.db)).toEqual(await describeDatabase(written.db));
  });

  test("lets only one of several nodes that start at once do the work", async () => {
    const { url } = await emptyTestDatabase();
    const applied = await Promise.all([1, 2, 3].map(() => migrateDatabase(url, known)));
    expect(applied.flat()).toEqual(names);
  });

  test("applies what is new to a database that has the rest", async () => {
    const { db, url } = await testDatabase();
    const next = { name: "9998_next", sql: "CREATE TABLE next (id int)", checksum: "aa" };
    expect(await migrateDatabase(url, [...known, next])).toEqual(["9998_next"]);
    await db.pool.query("SELECT id FROM next");
  });

  test("refuses a database that is newer than the code, and leaves it as it is", async () => {
    const { db, url } = await testDatabase();
    const newer = { name: "9999_newer", sql: "CREATE TABLE newer (id int)", checksum: "aa" };
    await migrateDatabase(url, [...known, newer]);
    await expect(migrateDatabase(url, known)).rejects.toThrow(CannotStart);
    await expect(migrateDatabase(url, known)).rejects.toThrow(
      /newer than this version.*9999_newer/,
    );
    await db.pool.query("SELECT id FROM newer");
  });

  test("refuses a database made by another edition of a migration", async () => {
    const { url } = await testDatabase();
    const other = known.map((migration) => ({ ...migration, checksum: "ff" }));
    await expect(migrateDatabase(url, other)).rejects.toThrow(/another edition of the migration/);
  });

  test("leaves nothing of a migration that fails half way", async () => {
    const { db, url } = await testDatabase();
    const broken = {
      name: "9999_broken",
      sql: "CREATE TABLE half (id int); SELECT 1 / 0",
      checksum: "aa",
    };
    await expect(migrateDatabase(url, [...known, broken])).rejects.toThrow(
      /9999_broken does not apply.*division by zero/,
    );
    const { rows } = await db.pool.query("SELECT to_regclass('half') AS half");
    expect(rows).toEqual([{ half: null }]);
    expect(await isMigrated(db.pool, known)).toBe(true);
  });
});
