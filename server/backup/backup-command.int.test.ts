import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { identityToRecipient } from "age-encryption";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createUser } from "@/data/accounts/users";
import { emptyTestDatabase, testDatabase } from "@/test/postgres";
import { readMigrations } from "../postgres/migrate";
import { readRestoreCommand } from "./copy-arguments";
import { readCopyRecord } from "./copy/copy-record";
import { restoreCopy } from "./restore/restore-copy";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "caucus-command-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs `npm run backup` with a PostgreSQL of one's own; returns how it ended and what it said. */
function runBackup(
  env: Record<string, string>,
  args: string[],
): Promise<{ code: unknown; stdout: string; stderr: string }> {
  const program = path.resolve("test/backup-from-source.js");
  const options = { env: { ...process.env, INIT_CWD: folder, ...env } };
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], options, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, stdout, stderr }),
    );
  });
}

test("a PostgreSQL of one's own is copied for a key that the command has made, with no data folder yet", async () => {
  const { db, url } = await testDatabase();
  await createUser(db, { email: "ana@example.org", name: "Ana", passwordHash: null });
  const data = path.join(folder, "data");
  const env = { DATABASE_URL: url, CAUCUS_DATA: data };

  const drawn = await runBackup(env, ["--new-key", "key.txt"]);
  const [, recipient = ""] = /CAUCUS_BACKUP_RECIPIENT=(age1\S+)\n$/.exec(drawn.stdout) ?? [];
  const key = path.join(folder, "key.txt");
  expect((await stat(key)).mode & 0o777).toBe(0o600);
  expect(recipient).toBe(await identityToRecipient((await readFile(key, "utf8")).trim()));

  const made = await runBackup(env, ["copy", "--recipient", recipient]);
  expect(made).toMatchObject({ code: 0, stderr: "" });
  expect(made.stdout).toMatch(/copy: 1 people, 0 rooms, 0 editions, \d+ bytes\n$/);
  expect(await readdir(data)).toEqual(["copies.json"]);
  expect((await readCopyRecord(data)).made?.file).toBe(path.join(folder, "copy"));

  const target = await emptyTestDatabase();
  await restoreCopy({
    ...readRestoreCommand([path.join(folder, "copy"), "--identity-file", key], null),
    reach: async () => target.url,
    dataFolder: null,
    migrations: await readMigrations(),
  });
  expect(await target.db.prisma.user.findMany({ select: { name: true } })).toEqual([
    { name: "Ana" },
  ]);
  const again = await runBackup(env, ["copy", "--recipient", recipient]);
  expect(again.code).toBe(1);
  expect(again.stderr).toMatch(/copy exists already\. Give another name\.\n$/);
});
