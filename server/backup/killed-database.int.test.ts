import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { pino } from "pino";
import { expect, onTestFinished, test, vi } from "vitest";
import { emptyTestDatabase } from "@/test/postgres";
import { WAIT } from "@/test/sync/rooms";
import { digestTables } from "@/test/table-digests";
import { startEmbeddedDatabase } from "../postgres/embedded-database";
import { Lifetime } from "../lifetime";
import { migrateDatabase, readMigrations } from "../postgres/migrate";
import { makeCopy } from "./make-copy";
import { reachDatabase } from "../postgres/reach-database";
import { restoreCopy } from "./restore/restore-copy";

const STOP_GRACE_MS = 5_000;

test("a database that was killed while it was written to is copied with all that it had acknowledged", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "caucus-killed-"));
  const lifetime = new Lifetime(pino({ level: "silent" }), STOP_GRACE_MS);
  onTestFinished(async () => {
    await lifetime.end();
    await rm(folder, { recursive: true });
  });
  const killed = await startEmbeddedDatabase({ folder, durable: true });
  const migrations = await readMigrations();
  await migrateDatabase(killed.url, migrations);
  const acknowledged: string[] = [];
  const writing = write(killed.url, acknowledged);
  await vi.waitFor(() => expect(acknowledged.length).toBeGreaterThan(30), WAIT);
  const postmaster = await readFile(path.join(folder, "postgres/postmaster.pid"), "utf8");
  process.kill(Number(postmaster.split("\n")[0]), "SIGKILL");
  await expect(writing).rejects.toThrow();
  await killed.stop(STOP_GRACE_MS);

  const config = { databaseUrl: null, dataFolder: folder };
  const url = await reachDatabase(config, lifetime, pino({ level: "silent" }));
  const file = path.join(folder, "copy");
  await makeCopy({ url, dataFolder: folder, file, lock: { kind: "unencrypted" } });
  const target = await emptyTestDatabase();
  const reach = async (): Promise<string> => target.url;
  await restoreCopy({ file, key: { kind: "none" }, reach, dataFolder: null, migrations });
  expect(await digestTables(target.url)).toEqual(await digestTables(url));
  const { rows } = await target.db.pool.query<{ name: string; sound: boolean }>(
    `SELECT name, count(seq) = last_seq AS sound FROM room JOIN room_update ON room = name
     GROUP BY name, last_seq`,
  );
  expect(rows.every(({ sound }) => sound)).toBe(true);
  expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(acknowledged));
});

/** Writes rooms with their journals, one transaction each, until the connection breaks. */
async function write(url: string, acknowledged: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  for (let made = 0; ; made += 1) {
    const name = `team.${made}`;
    await client.query("BEGIN");
    await client.query("INSERT INTO room (name, kind, last_seq) VALUES ($1, 'team', 3)", [name]);
    await client.query(
      `INSERT INTO room_update (room, seq, user_id, bytes, clocks, generation)
       SELECT $1, seq, 'ana', sha256($1::text::bytea), '', 1 FROM generate_series(1, 3) seq`,
      [name],
    );
    await client.query("COMMIT");
    acknowledged.push(name);
  }
}
