import { execFileSync } from "node:child_process";
import type pg from "pg";
import { describe, expect, test } from "vitest";

import { emptyTestDatabase, testDatabase } from "@/test/postgres";

import { CannotStart } from "../cannot-start";
import { isMigrated, migrateDatabase, MIGRATION_LOCK, readMigrations } from "./migrate";

const known = await readMigrations();
const names = known.map((migration) => migration.name);

describe("migrateDatabase", () => {
  test("brings an empty database to the newest schema, and does nothing the second time", async () => {
    const { db, url } = await emptyTestDatabase();
    expect(await isMigrated(db.pool, known)).toBe(false);
    expect(await migrateDatabase(url, known)).toEqual(names);
    expect(await isMigrated(db.pool, known)).toBe(true);
    expect(await db.prisma.user.count()).toBe(0);
    expect(await migrateDatabase(url, known)).toEqual([]);
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

  test("waits for no copy that is being made where it has nothing to do", async () => {
    const { db, url } = await testDatabase();
    const copying = await db.pool.connect();
    await copying.query("SELECT pg_advisory_lock_shared($1)", [MIGRATION_LOCK]);
    expect(await migrateDatabase(url, known)).toEqual([]);
    copying.release(true);
  });

  test("takes people along from the oldest schema to the newest", async () => {
    const { db, url } = await emptyTestDatabase();
    await migrateDatabase(url, known.slice(0, 1));
    await db.pool.query(`
      INSERT INTO "user" (id, email, name, colour) VALUES ('u', 'ana@example.org', 'Ana', 'teal');
      INSERT INTO team (id, name) VALUES ('t', 'Observers');
      INSERT INTO membership (team_id, user_id, role) VALUES ('t', 'u', 'owner');
      INSERT INTO user_session (id, user_id, expires_at) VALUES ('s', 'u', now());
      INSERT INTO report (id, team_id, title) VALUES ('r', 't', 'A report');
      INSERT INTO import_job (id, team_id, user_id, report_id, details, file_name, state) VALUES
        ('i', 't', 'u', 'r', '{"kind": "edition"}', 'next.pdf', 'queued'),
        ('j', 't', 'u', 'r', '{"kind": "report"}', '', 'done');
      INSERT INTO room (name, report_id, last_seq) VALUES ('report.r', 'r', 7), ('report.x', 'x', 1)`);
    expect(await migrateDatabase(url, known)).toEqual(names.slice(1));
    const { prisma } = db;
    expect(await prisma.user.findMany({ include: { memberships: true, sessions: true } })).toEqual([
      expect.objectContaining({
        name: "Ana",
        isAdministrator: true,
        memberships: [expect.objectContaining({ role: "owner" })],
        sessions: [expect.objectContaining({ id: "s" })],
      }),
    ]);
    expect(await prisma.team.findMany({ include: { reports: true } })).toEqual([
      expect.objectContaining({
        formerWords: "stay",
        requiresSecondFactor: false,
        reports: [expect.objectContaining({ title: "A report" })],
      }),
    ]);
    expect(await prisma.job.findMany({ orderBy: { id: "asc" } })).toMatchObject([
      { id: "i", kind: "import", state: "queued", fileName: "next.pdf", told: false },
      { id: "j", kind: "text", state: "done", told: true },
    ]);
    // The journal of a report that was erased is nobody's.
    expect(await prisma.room.findMany({ orderBy: { name: "asc" } })).toMatchObject([
      { name: "report.r", kind: "report", teamId: "t", reportId: "r", lastSeq: 7n },
      { name: "report.x", kind: "report", teamId: null, reportId: "x", lastSeq: 1n },
    ]);
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

describe("the migrations", () => {
  test("say together what the schema says", async () => {
    const script = ["scripts/db-migration.mjs", "--sql"];
    const migrated = await testDatabase();
    const { db } = await emptyTestDatabase();
    await db.pool.query(execFileSync(process.execPath, script, { encoding: "utf8" }));
    expect(await describeSchema(migrated.db.pool)).toEqual(await describeSchema(db.pool));
  });
});

/** Everything by which two databases can differ, the order of columns and what Prisma cannot say (checks) aside. */
async function describeSchema(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ line: string }>(`
    SELECT concat_ws(' ', table_name, column_name, data_type, udt_name, is_nullable, column_default,
                     datetime_precision) AS line
    FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'
    UNION ALL SELECT indexdef FROM pg_indexes
    WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'
    UNION ALL SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace AND contype NOT IN ('n', 'c')
          AND conrelid IS DISTINCT FROM to_regclass('_prisma_migrations')
    UNION ALL SELECT typname || ' ' || enumlabel FROM pg_enum JOIN pg_type ON pg_type.oid = enumtypid
    ORDER BY line`);
  return rows.map(({ line }) => line);
}
