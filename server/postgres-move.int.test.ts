import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pino } from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findPostgresBinaries } from "./postgres-binaries";
import { moveToThisPostgres } from "./postgres-move";

const log = pino({ level: "silent" });
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
