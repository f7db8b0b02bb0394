import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { generateX25519Identity, identityToRecipient } from "age-encryption";
import pg from "pg";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { newId } from "@/data/new-id";
import { findReportRoomAccess } from "@/data/room-access";
import { AcknowledgedWriter } from "@/test/sync/acknowledged-writer";
import { apiWorld, type ApiWorld, type TestPerson, type TestTeam } from "@/test/api-world";
import { emptyTestDatabase, testDatabase } from "@/test/postgres";
import { WAIT } from "@/test/sync/rooms";
import { digestTables } from "@/test/table-digests";
import { SyncWorld } from "@/test/sync/sync-world";
import { migrateDatabase, readMigrations } from "../../postgres/migrate";
import { rebuildReadModel } from "../../read-model/rebuild-read-model";
import { DOORS } from "./close-doors";
import type { CopyLock } from "../copy/copy-key";
import { makeCopy } from "../make-copy";
import { restoreCopy, type RestoreOrder } from "./restore-copy";
import { listTables } from "../copy/snapshot";

const known = await readMigrations();
const identity = await generateX25519Identity();
const LOCKED = {
  lock: { kind: "recipient", recipient: await identityToRecipient(identity) },
  key: { kind: "identity", identity },
} as const;
const PLAIN = { lock: { kind: "unencrypted" }, key: { kind: "none" } } as const;

/** A new table belongs here, or to the doors of close-doors.ts where it lets somebody in or has mails to send. */
const CARRIED = [
  "account",
  "actor",
  "annotation",
  "carried",
  "comment",
  "edition",
  "edition_file",
  "former_member",
  "history",
  "invitation",
  "job",
  "label",
  "left_thing",
  "membership",
  "recovery_code",
  "report",
  "retired_client",
  "room",
  "room_client",
  "room_segment",
  "room_state",
  "room_update",
  "second_factor",
  "statement",
  "statement_proposals",
  "team",
  "thread_read",
  "user",
];

/** Rooms begin a new generation, which adds to these. */
const BEGUN = ["retired_client", "room", "room_client", "room_update"];

let folder: string;
let api: ApiWorld;
let world: SyncWorld;
let team: TestTeam;
let ben: TestPerson;
const clients: pg.Client[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "caucus-copies-"));
  await writeFile(path.join(folder, "auth-secret"), "what signs the sessions\n");
  api = await apiWorld();
  world = await SyncWorld.start(api.sync);
  team = await api.team();
  ben = await api.join(team.team, "coder");
});

afterAll(async () => {
  await world.close();
  await api.close();
  for (const client of clients) await client.end();
  await rm(folder, { recursive: true });
});

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  clients.push(client);
  return client;
}

async function copy(name: string, more: { url?: string; lock?: CopyLock } = {}) {
  const file = path.join(folder, name);
  return makeCopy({ url: api.url, dataFolder: folder, file, lock: PLAIN.lock, ...more });
}

/** Restores into an empty database and returns it. */
async function restore(file: string, more: Partial<RestoreOrder> = {}) {
  const target = await emptyTestDatabase();
  const { url } = target;
  const order = {
    file,
    key: PLAIN.key,
    reach: async () => url,
    dataFolder: null,
    migrations: known,
    ...more,
  };
  return { ...target, restored: await restoreCopy(order) };
}

describe("a copy", () => {
  test("shows one moment while people write, with all that they were told is saved before it", async () => {
    const writers = [team.owner, ben].map(
      ({ user, cookie }) =>
        new AcknowledgedWriter(`${world.url}/report.${team.report}?caucus=1`, user, () => cookie),
    );
    const traffic = setInterval(() => writers.forEach((one) => one.write()), 2);
    const countAcknowledged = () => writers.reduce((sum, one) => sum + one.acknowledged.size, 0);
    await vi.waitFor(() => expect(countAcknowledged()).toBeGreaterThan(40), WAIT);

    const before = writers.flatMap((one) => [...one.acknowledged]);
    const made = await copy("busy");
    const after = countAcknowledged();
    await vi.waitFor(() => expect(countAcknowledged()).toBeGreaterThan(after), WAIT);
    clearInterval(traffic);
    writers.forEach((one) => one.close());
    expect(after).toBeGreaterThan(before.length);

    const { db } = await restore(made.file);
    const { rows } = await db.pool.query<{ id: string; comments: string }>(
      `SELECT id, (SELECT count(*) FROM comment WHERE annotation_id = annotation.id) AS comments
       FROM annotation`,
    );
    expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining(before));
    expect(rows.filter(({ comments }) => comments !== "1")).toEqual([]);
    const journal = await db.pool.query(
      `SELECT name FROM room JOIN room_update ON room = name GROUP BY name, last_seq
       HAVING max(seq) <> last_seq`,
    );
    expect(journal.rows).toEqual([]);
    for await (const room of rebuildReadModel(db, pino({ level: "silent" }))) {
      expect(room).toMatchObject({ annotations: rows.length, differing: [] });
    }
  });

  test("gives back every row of every table as it was, the largest too", async () => {
    const bytes = randomBytes(9 * 2 ** 20);
    await api.db.prisma.editionFile.updateMany({
      where: { reportId: team.report },
      data: { bytes },
    });
    const [original, made] = [
      await digestTables(api.url),
      await copy("quiet", { lock: LOCKED.lock }),
    ];
    const data = path.join(folder, "new");
    const { url, restored } = await restore(made.file, { key: LOCKED.key, dataFolder: data });
    const doors = Object.fromEntries(DOORS.map((table) => [table, "0 "]));
    const begun = Object.fromEntries(BEGUN.map((table) => [table, expect.any(String) as string]));
    expect(await digestTables(url)).toEqual({ ...original, ...doors, ...begun });
    expect(restored).toEqual({ madeAt: made.madeAt, stock: made.stock });
    expect(await readFile(path.join(data, "auth-secret"), "utf8")).toBe(
      "what signs the sessions\n",
    );
  });

  test("lets nobody in by what they held, and sends no mail that was on its way", async () => {
    const { prisma } = api.db;
    const expires = new Date(Date.now() + 60_000);
    await prisma.verificationToken.create({ data: { identifier: "a@b.c", token: "t", expires } });
    await prisma.setupToken.create({ data: { tokenHash: "h" } });
    await prisma.invitation.create({
      data: {
        id: newId(),
        teamId: team.team,
        tokenHash: "i",
        role: "coder",
        createdById: team.owner.user,
        expiresAt: expires,
      },
    });
    const { db } = await restore((await copy("doors")).file);
    expect(await prisma.userSession.count()).toBeGreaterThan(0);
    expect(await db.prisma.userSession.count()).toBe(0);
    expect(await db.prisma.verificationToken.count()).toBe(0);
    expect(await db.prisma.setupToken.count()).toBe(0);
    expect(await db.prisma.invitation.findMany({ select: { revokedAt: true } })).toEqual([
      { revokedAt: expect.any(Date) as Date },
    ]);
    expect(await db.prisma.membership.count()).toBe(await prisma.membership.count());
  });

  test("takes whoever was removed since out of every team, and leaves their words", async () => {
    const other = await api.team();
    await api.db.prisma.membership.create({
      data: { teamId: other.team, userId: ben.user, role: "lead" },
    });
    const { file } = await copy("before they left");
    await expect(restore(file, { without: ["nobody@example.org"] })).rejects.toThrow(
      /Nobody in the copy has the address nobody@example.org, and nothing was restored/,
    );
    const { db } = await restore(file, { without: [ben.email] });
    const { prisma } = db;
    expect(await prisma.membership.count({ where: { userId: ben.user } })).toBe(0);
    expect(await prisma.membership.count()).toBe((await api.db.prisma.membership.count()) - 2);
    expect(await findReportRoomAccess(db, { report: team.report, user: ben.user })).toBeNull();
    const words = { where: { creatorId: ben.user } };
    expect(await prisma.comment.count(words)).toBe(await api.db.prisma.comment.count(words));
  });

  test("goes on counting where the original stood", async () => {
    const { url } = await testDatabase();
    const counting = [...known, { name: "9999_c", sql: "CREATE SEQUENCE c", checksum: "aa" }];
    await migrateDatabase(url, counting);
    await (await connect(url)).query("SELECT nextval('c'), nextval('c')");
    const { db } = await restore((await copy("counting", { url })).file, { migrations: counting });
    expect((await db.pool.query("SELECT nextval('c')")).rows).toEqual([{ nextval: "3" }]);
  });

  test("has a decision for each table: what it holds comes back, or it is a door and shut", async () => {
    const tables = await listTables(await connect((await testDatabase()).url));
    expect(tables.map(({ name }) => name).toSorted()).toEqual([...CARRIED, ...DOORS].toSorted());
  });
});
