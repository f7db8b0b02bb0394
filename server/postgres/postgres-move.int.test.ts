import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pino } from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createDatabase } from "@/data/database";
import { foundTeam } from "@/data/teams/found-team";
import { openSession } from "@/data/accounts/sessions";
import { findOtherPostgres, writeOtherCluster } from "@/test/other-postgres";
import { digestTables } from "@/test/table-digests";
import { startEmbeddedDatabase } from "./embedded-database";
import { findKeptPrograms } from "../start/kept-programs";
import { migrateDatabase, readMigrations } from "./migrate";
import { findPostgresAccount } from "./postgres-account";
import { findPostgresBinaries, type PostgresBinaries } from "./postgres-binaries";
import { moveToThisPostgres } from "./postgres-move";

const STOP_GRACE_MS = 5_000;
const log = pino({ level: "silent" });
const other = await findOtherPostgres();
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "caucus-move-"));
});

afterEach(() => rm(folder, { recursive: true }));

async function writeCluster(name: string, major: string): Promise<void> {
  await mkdir(path.join(folder, name));
  await writeFile(path.join(folder, name, "PG_VERSION"), `${major}\n`);
}

test("the programs that a database runs with are kept beside it, and no others", async () => {
  const { major, source } = await findPostgresBinaries(null);
  await writeCluster("postgres", major);
  await mkdir(path.join(folder, "postgres-programs/9.6.0"), { recursive: true });
  await moveToThisPostgres(folder, log);
  await moveToThisPostgres(folder, log);
  expect(await readdir(path.join(folder, "postgres-programs"))).toEqual([source.version]);
  const kept = path.join(folder, "postgres-programs", source.version, "native/bin/postgres");
  expect((await stat(kept)).size).toBeGreaterThan(1_000_000);
});

async function withDatabase<Result>(
  use: (url: string) => Promise<Result>,
  binaries?: PostgresBinaries,
): Promise<Result> {
  const database = await startEmbeddedDatabase({
    folder,
    durable: false,
    ...(binaries && { binaries }),
  });
  try {
    return await use(database.url);
  } finally {
    await database.stop(STOP_GRACE_MS);
  }
}

/** A team with its sample report, and its owner signed in. */
async function fill(url: string): Promise<void> {
  await migrateDatabase(url, await readMigrations());
  const db = createDatabase(url);
  const owner = { email: "ana@example.org", name: "Ana", passwordHash: null };
  const { user } = await foundTeam(db, { name: "Observers", owner: { kind: "new", ...owner } });
  await openSession(db, { user, userAgent: "", now: new Date() });
  await db.close();
}

test.skipIf(!other)(
  `a database of another PostgreSQL is moved whole, and the old one stays beside it${other ? "" : " (this machine has none)"}`,
  async () => {
    if (!other) return;
    const { major } = await findPostgresBinaries(null);
    await writeOtherCluster(folder, other);
    const theirs = await findKeptPrograms(folder, other.major, findPostgresAccount());
    if (!theirs) throw new Error("the programs are not where they are looked for");
    const before = await withDatabase(async (url) => {
      await fill(url);
      return digestTables(url);
    }, theirs);
    expect(before).toMatchObject({ user_session: expect.stringMatching(/^1 /) as string });

    await moveToThisPostgres(folder, log);
    expect(await readFile(path.join(folder, "postgres/PG_VERSION"), "utf8")).toBe(`${major}\n`);
    expect(await withDatabase(digestTables)).toEqual(before);
    await moveToThisPostgres(folder, log);
    const names = await readdir(folder);
    expect(names.filter((name) => /^moving-|^postgres-of-/.test(name))).toEqual([
      `postgres-of-${other.major}`,
    ]);
    expect(await readdir(path.join(folder, "copies"))).toHaveLength(1);
  },
);

test.skipIf(!other)("a move that fails leaves the old files in use, and says so", async () => {
  if (!other) return;
  await writeOtherCluster(folder, other);
  await writeFile(path.join(folder, "copies"), "in the way");
  const failure = /could not be moved from PostgreSQL .*, and is as it was: EEXIST/;
  await expect(moveToThisPostgres(folder, log)).rejects.toThrow(failure);
  await rm(path.join(folder, "copies"));
  // Nothing of ours is in it yet.
  await expect(moveToThisPostgres(folder, log)).rejects.toMatchObject({
    name: "CannotStart",
    message: expect.stringMatching(/is as it was: This database holds nothing of Caucus/) as string,
  });
  expect(await readFile(path.join(folder, "postgres/PG_VERSION"), "utf8")).toBe(`${other.major}\n`);
  const names = await readdir(folder);
  expect(names.filter((name) => /^moving-|^postgres-of-/.test(name))).toEqual([]);
});

test("a database of another PostgreSQL whose programs are gone is left alone, with a way out in words", async () => {
  await writeCluster("postgres", "12");
  await expect(moveToThisPostgres(folder, log)).rejects.toThrow(
    /made by PostgreSQL 12, .* programs of 12 are not kept.*npm run backup.*restore it/,
  );
  expect(await readdir(folder)).toEqual(["postgres"]);
});

test("a crash between taking the old files away and putting the new ones there is mended", async () => {
  await writeCluster("postgres-of-12", "12");
  await expect(moveToThisPostgres(folder, log)).rejects.toThrow(/made by PostgreSQL 12/);
  expect(await readFile(path.join(folder, "postgres/PG_VERSION"), "utf8")).toBe("12\n");
});
