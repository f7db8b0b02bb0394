import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "@/data/new-id";
import { apiWorld, type ApiWorld } from "@/test/api-world";
import { emptyTestDatabase } from "@/test/postgres";
import { readMigrations } from "../postgres/migrate";
import { makeCopy } from "./make-copy";
import { restoreCopy } from "./restore/restore-copy";

const FILES = 20;
const FILE_BYTES = 8_000_000;
/** A few files, and not all of them. */
const MOST_MEMORY = 100_000_000;
const LOOK_MS = 5;

let api: ApiWorld;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "caucus-copies-"));
  api = await apiWorld();
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

test.skipIf(process.platform !== "linux")(
  "large files come back in the memory of a few of them, in PostgreSQL too",
  async () => {
    const { team } = await api.team();
    const report = newId<"report">();
    const { pool } = api.db;
    await pool.query(`INSERT INTO report (id, team_id, title) VALUES ($1, $2, 'Large')`, [
      report,
      team,
    ]);
    await pool.query(
      `INSERT INTO edition (report_id, number, text, length, sha256, structure, format)
       SELECT $1, n, '', 0, '', '{}', 'txt' FROM generate_series(1, $2::int) n`,
      [report, FILES],
    );
    await pool.query(
      `INSERT INTO edition_file (report_id, edition, name, bytes, source_text, source_map)
       SELECT $1, number, '', convert_to(repeat('x', $2), 'UTF8'), '', '[]'
       FROM edition WHERE report_id = $1`,
      [report, FILE_BYTES],
    );
    const file = path.join(folder, "large.copy");
    await makeCopy({ url: api.url, dataFolder: folder, file, lock: { kind: "unencrypted" } });

    const target = await emptyTestDatabase();
    const looked: number[] = [];
    const timer = setInterval(
      () => void lookAtPostgres().then((bytes) => looked.push(bytes)),
      LOOK_MS,
    );
    await restoreCopy({
      file,
      key: { kind: "none" },
      reach: async () => target.url,
      dataFolder: null,
      migrations: await readMigrations(),
    });
    clearInterval(timer);
    const { rows } = await target.db.pool.query<{ bytes: string }>(
      "SELECT sum(length(bytes)) AS bytes FROM edition_file",
    );
    expect(Number(rows[0]?.bytes)).toBe(FILES * FILE_BYTES);
    expect(Math.max(...looked)).toBeGreaterThan(0);
    expect(Math.max(...looked)).toBeLessThan(MOST_MEMORY);
  },
);

/** Bytes of memory that the restoring connection's process has for itself; 0 where there is none. */
async function lookAtPostgres(): Promise<number> {
  const { rows } = await api.db.pool.query<{ pid: number }>(
    "SELECT pid FROM pg_stat_activity WHERE application_name = 'caucus-restore'",
  );
  const status = await readFile(`/proc/${rows[0]?.pid}/status`, "utf8").catch(() => "");
  return Number(/^RssAnon:\s*(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1_024;
}
