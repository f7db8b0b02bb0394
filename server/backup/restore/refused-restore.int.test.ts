import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { foundTeam } from "@/data/teams/found-team";
import { createUser } from "@/data/accounts/users";
import { emptyTestDatabase, testDatabase, type TestDatabase } from "@/test/postgres";
import { migrateDatabase, readMigrations, type Migration } from "../../postgres/migrate";
import { makeCopy } from "../make-copy";
import { restoreCopy, type RestoreOrder } from "./restore-copy";

const known = await readMigrations();
const next: Migration = {
  name: "9998_next",
  sql: `ALTER TABLE "user" ADD COLUMN shoes int NOT NULL DEFAULT 43`,
  checksum: "aa",
};

let folder: string;
let file: string;
let original: TestDatabase;
let target: TestDatabase;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "caucus-refused-"));
  original = await testDatabase();
  target = await emptyTestDatabase();
  const user = await createUser(original.db, { email: "a@b.c", name: "Ana", passwordHash: null });
  await foundTeam(original.db, { name: "Observers", owner: { kind: "existing", user } });
  file = (await copy("whole", original.url)).file;
});

afterAll(() => rm(folder, { recursive: true }));

async function copy(name: string, url: string) {
  const lock = { kind: "unencrypted" } as const;
  return makeCopy({ url, dataFolder: folder, file: path.join(folder, name), lock });
}

async function restore(more: Partial<RestoreOrder> = {}) {
  const key = { kind: "none" } as const;
  return restoreCopy({
    file,
    key,
    reach: async () => target.url,
    dataFolder: null,
    migrations: known,
    ...more,
  });
}

async function listRelations({ db }: TestDatabase): Promise<string[]> {
  const { rows } = await db.pool.query<{ relname: string }>(
    "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace",
  );
  return rows.map(({ relname }) => relname);
}

describe("a copy of another version", () => {
  test("is refused by an older program", async () => {
    const newer = await testDatabase();
    await migrateDatabase(newer.url, [...known, next]);
    const made = await copy("newer", newer.url);
    await expect(restore({ file: made.file })).rejects.toThrow(/newer Caucus.*9998_next/);
    const other = known.map((migration) => ({ ...migration, checksum: "bb" }));
    await expect(restore({ migrations: other })).rejects.toThrow(/another edition/);
    expect(await listRelations(target)).toEqual([]);
  });

  test("is brought up to date by a newer program", async () => {
    const place = await emptyTestDatabase();
    await restore({ reach: async () => place.url, migrations: [...known, next] });
    const { rows } = await place.db.pool.query('SELECT name, shoes FROM "user"');
    expect(rows).toEqual([{ name: "Ana", shoes: 43 }]);
    expect(await migrateDatabase(place.url, [...known, next])).toEqual([]);
  });

  test("leaves nothing where it cannot be brought up to date", async () => {
    const broken = { ...next, sql: "SELECT 1 / 0" };
    await expect(restore({ migrations: [...known, broken] })).rejects.toThrow(
      /nothing of it was kept.*9998_next.*division by zero/,
    );
    expect(await listRelations(target)).toEqual([]);
  });
});

describe("a copy that is damaged", () => {
  test("leaves the target empty, wherever it is", async () => {
    const whole = await readFile(file);
    const damaged = path.join(folder, "damaged");
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.boolean(), async (at, isCut) => {
        const bytes = Buffer.from(isCut ? whole.subarray(0, at) : whole);
        if (!isCut) bytes[at] = (bytes[at] ?? 0) ^ 1;
        await writeFile(damaged, bytes);
        await expect(restore({ file: damaged })).rejects.toMatchObject({ name: "CopyRefused" });
        expect(await listRelations(target)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});

describe("a target", () => {
  test("that holds anything is refused and left as it was", async () => {
    const full = await testDatabase();
    await createUser(full.db, { email: "b@b.c", name: "Ben", passwordHash: null });
    await expect(restore({ reach: async () => full.url })).rejects.toThrow(
      /not empty: it has the table "user"/,
    );
    expect(await full.db.prisma.user.findMany({ select: { name: true } })).toEqual([
      { name: "Ben" },
    ]);
  });

  test("whose data folder has another secret is refused and left empty", async () => {
    const copied = path.join(folder, "copied");
    const used = path.join(folder, "used");
    for (const [place, secret] of [
      [copied, "one"],
      [used, "another"],
    ] as const) {
      await mkdir(place);
      await writeFile(path.join(place, "auth-secret"), secret);
    }
    const lock = { kind: "unencrypted" } as const;
    const made = path.join(folder, "with-secret");
    await makeCopy({ url: original.url, dataFolder: copied, file: made, lock });
    await expect(restore({ file: made, dataFolder: used })).rejects.toThrow(
      /is in use.*auth-secret/,
    );
    expect(await listRelations(target)).toEqual([]);
    expect(await readFile(path.join(used, "auth-secret"), "utf8")).toBe("another");
  });
});

describe("a place for the copy", () => {
  test("that is taken or cannot be written is refused, and nothing half is left there", async () => {
    const before = await readdir(folder);
    await expect(copy("whole", original.url)).rejects.toThrow(/exists already/);
    await expect(copy("no/such/folder", original.url)).rejects.toThrow(/cannot be written.*ENOENT/);
    const empty = await emptyTestDatabase();
    await expect(copy("of nothing", empty.url)).rejects.toThrow(/holds nothing/);
    expect(await readdir(folder)).toEqual(before);
  });
});
