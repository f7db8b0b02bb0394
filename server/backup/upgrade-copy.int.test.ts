import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import { pino } from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createUser } from "@/data/accounts/users";
import { emptyTestDatabase, testDatabase, type TestDatabase } from "@/test/postgres";
import { migrateDatabase, readMigrations, type Migration } from "../postgres/migrate";
import type { BackupConfig } from "./backup-settings";
import { restoreCopy } from "./restore/restore-copy";
import { copyBeforeUpgrade } from "./upgrade-copy";

const known = await readMigrations();
const log = pino({ level: "silent" });
const NOTHING_SET: BackupConfig = { lock: null, schedule: null, upgradesWithoutCopy: false };

let root: string;

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), "caucus-upgrade-"));
});

afterAll(() => rm(root, { recursive: true }));

/** A database that is known until now, with Ana in it, and a data folder. */
async function installation(): Promise<TestDatabase & { dataFolder: string }> {
  const made = await testDatabase();
  await createUser(made.db, { email: "a@b.c", name: "Ana", passwordHash: null });
  return { ...made, dataFolder: await mkdtemp(path.join(root, "data-")) };
}

async function upgrade(
  { url, dataFolder }: { url: string; dataFolder: string },
  { news, backup = NOTHING_SET }: { news: string[]; backup?: BackupConfig },
): Promise<string[]> {
  const migrations = [...known, ...news.map(toMigration)];
  const config = { dataFolder, backup };
  return migrateDatabase(url, migrations, {
    before: (pending) => copyBeforeUpgrade(pending, { url, config, log }),
  });
}

function toMigration(sql: string, index: number): Migration {
  return { name: `999${index}_next`, sql, checksum: "aa" };
}

async function listCopies(dataFolder: string): Promise<string[]> {
  const folder = path.join(dataFolder, "copies");
  const names = await readdir(folder).catch(() => []);
  return names.map((name) => path.join(folder, name));
}

test("an upgrade makes a copy first, which the version that was can restore", async () => {
  const place = await installation();
  const news = [`UPDATE "user" SET name = 'Ben'`];
  expect(await upgrade(place, { news })).toEqual(["9990_next"]);
  expect(await upgrade(place, { news })).toEqual([]);
  const [file = "", ...more] = await listCopies(place.dataFolder);
  expect(more).toEqual([]);
  const { db, url } = await emptyTestDatabase();
  const reach = async (): Promise<string> => url;
  await restoreCopy({ file, key: { kind: "none" }, reach, dataFolder: null, migrations: known });
  expect((await db.pool.query('SELECT name FROM "user"')).rows).toEqual([{ name: "Ana" }]);
});

test.each([
  ["does not apply", ["CREATE TABLE half (id int)", "SELECT 1 / 0"], /9991_next.*division by zero/],
  ["loses people", ["CREATE TABLE half (id int)", 'DELETE FROM "user"'], /of 1 people, 0 would be/],
  ["loses a table", ["CREATE TABLE half (id int)", "DROP TABLE room CASCADE"], /of 1 rooms, 0/],
])("an upgrade that %s leaves everything as it was, and says so", async (_, news, words) => {
  const place = await installation();
  await place.db.prisma.room.create({
    data: { name: "report.x", kind: "report", teamId: "t", reportId: "x" },
  });
  const tried = upgrade(place, { news });
  await expect(tried).rejects.toThrow(words);
  await expect(tried).rejects.toThrow(/put back as it was.*copy from before it is in .*\.tar\.gz/);
  const { rows } = await place.db.pool.query("SELECT to_regclass('half') AS half");
  expect(rows).toEqual([{ half: null }]);
  expect(await place.db.prisma.user.findMany({ select: { name: true } })).toEqual([
    { name: "Ana" },
  ]);
  expect(await migrateDatabase(place.url, known)).toEqual([]);
});

test("an upgrade without a copy is not begun, unless that is wanted", async () => {
  const place = await installation();
  await writeFile(path.join(place.dataFolder, "copies"), "in the way");
  const news = ["CREATE TABLE half (id int)"];
  await expect(upgrade(place, { news })).rejects.toThrow(
    /was not begun.*CAUCUS_UPGRADE_WITHOUT_COPY=yes/,
  );
  const { rows } = await place.db.pool.query("SELECT to_regclass('half') AS half");
  expect(rows).toEqual([{ half: null }]);
  const backup = { ...NOTHING_SET, upgradesWithoutCopy: true };
  expect(await upgrade(place, { news, backup })).toEqual(["9990_next"]);
});

test("where nobody is, nothing is copied; where copies are encrypted, this one is too", async () => {
  const { url } = await testDatabase();
  const dataFolder = await mkdtemp(path.join(root, "data-"));
  await upgrade({ url, dataFolder }, { news: ["SELECT 1"] });
  expect(await listCopies(dataFolder)).toEqual([]);

  const place = await installation();
  const recipient = await identityToRecipient(await generateX25519Identity());
  const lock = { kind: "recipient", recipient } as const;
  await upgrade(place, { news: ["SELECT 1"], backup: { ...NOTHING_SET, lock } });
  expect(await listCopies(place.dataFolder)).toEqual([expect.stringMatching(/\.tar\.gz\.age$/)]);
});
