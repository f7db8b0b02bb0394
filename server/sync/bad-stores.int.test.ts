import pg from "pg";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Room } from "@/collab/room";
import { apiWorld, ORIGIN, type ApiWorld, type TestPerson, type TestTeam } from "@/test/api-world";
import { openRawReader } from "@/test/sync/raw-reader";
import { listAnnotations, mark, recordStatus, told, WAIT, wordsIn } from "@/test/sync/rooms";
import { SyncWorld } from "@/test/sync/sync-world";
import { ROOM_KINDS } from "../rooms/kinds";
import { createSyncServer, type SyncServer } from "./sync-server";

const JOINERS = 50;

let api: ApiWorld;
let sync: SyncServer;
let world: SyncWorld;
let team: TestTeam;
let ben: TestPerson;
/** Somebody else at the same PostgreSQL. */
let other: pg.Client;

beforeAll(async () => {
  api = await apiWorld();
  other = new pg.Client({ connectionString: api.url });
  await other.connect();
});
beforeEach(async () => {
  sync = await startServer();
  world = await SyncWorld.start(sync);
  team = await api.team();
  ben = await api.join(team.team, "coder");
});
afterEach(async () => {
  await world.close();
  await sync.close();
});
afterAll(async () => {
  await other.end();
  await api.close();
});

/** One that knows no room yet. */
const startServer = (): Promise<SyncServer> =>
  createSyncServer({
    kinds: ROOM_KINDS,
    db: api.db,
    log: pino({ level: "silent" }),
    origin: ORIGIN,
  });

/** Somebody has written into the room, and the server has forgotten it since. */
async function writeAndForget(words: string): Promise<void> {
  const anas = await open(team.owner);
  mark(anas, words);
  await told({ kind: "saved" }, anas);
  await anas.close();
  await sync.close();
  sync = world.sync = await startServer();
}

const open = (person: TestPerson, of = team): Promise<Room> => world.enter(person, of.report);

const inQueries = async (): Promise<string[]> =>
  (
    await other.query<{ id: string }>("SELECT id FROM annotation WHERE report_id = $1", [
      team.report,
    ])
  ).rows.map(({ id }) => id);

describe("a store that fails", () => {
  it("[SY11] is never called saved nor shown, and takes everything once it works again", async () => {
    const [anas, bens] = [await open(team.owner), await open(ben)];
    await other.query("ALTER TABLE room_update ADD CONSTRAINT broken CHECK (false) NOT VALID");
    const said = recordStatus(anas);
    const ids = [mark(anas, "one"), mark(anas, "two")];
    await vi.waitFor(() => expect(said.map(({ kind }) => kind)).toContain("offline"), WAIT);
    expect(said.every(({ kind }) => kind !== "saved")).toBe(true);
    expect(listAnnotations(bens.document)).toEqual([]);
    expect(await inQueries()).toEqual([]);
    await other.query("ALTER TABLE room_update DROP CONSTRAINT broken");
    await told({ kind: "saved" }, anas, bens);
    await vi.waitFor(() => expect(wordsIn(bens)).toEqual(["one", "two"]), WAIT);
    expect((await inQueries()).sort()).toEqual(ids.sort());
  });

  it("[SY10] while a document is read is no empty document", async () => {
    await writeAndForget("there");
    await other.query("ALTER TABLE room_update RENAME TO elsewhere");
    const bens = world.open(ben, team.report);
    const said = recordStatus(bens);
    await vi.waitFor(() => expect(said.map(({ kind }) => kind)).toContain("offline"), WAIT);
    expect(said.every(({ kind }) => kind !== "saved")).toBe(true);
    await other.query("ALTER TABLE elsewhere RENAME TO room_update");
    await told({ kind: "saved" }, bens);
    expect(wordsIn(bens)).toEqual(["there"]);
  });
});

describe("a store that is slow", () => {
  it("[SY1] shows nobody anything before queries find it", async () => {
    const [anas, bens] = [await open(team.owner), await open(ben)];
    await other.query(`CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN PERFORM pg_sleep(0.3); RETURN NULL; END $$`);
    await other.query(
      "CREATE TRIGGER slow AFTER INSERT ON room_update FOR EACH STATEMENT EXECUTE FUNCTION slow()",
    );
    try {
      const checks: Promise<boolean>[] = [];
      bens.document.onThings("annotations", (touched) => {
        const ids = [...touched];
        checks.push(inQueries().then((found) => ids.every((id) => found.includes(id))));
      });
      for (let round = 0; round < 10; round += 1) {
        mark(anas, `${round}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      await told({ kind: "saved" }, anas);
      await vi.waitFor(() => expect(wordsIn(bens)).toHaveLength(10), WAIT);
      expect(checks.length).toBeGreaterThan(0);
      expect(await Promise.all(checks)).not.toContain(false);
    } finally {
      await other.query("DROP TRIGGER slow ON room_update");
    }
  });

  it(`[MF1] is asked once for ${JOINERS} people who come meanwhile, and each gets all of it`, async () => {
    await writeAndForget("there");
    const asked = vi.spyOn(api.db.pool, "query");
    await other.query("BEGIN; LOCK TABLE room_update IN ACCESS EXCLUSIVE MODE");
    const lines = Array.from({ length: JOINERS }, () => openRawReader(world.url, team.report, ben));
    await Promise.all(
      lines.map(({ socket }) => new Promise<void>((up) => socket.once("open", () => up()))),
    );
    expect(lines.every(({ ydoc }) => ydoc.getMap("a").size === 0)).toBe(true);
    await other.query("COMMIT");
    await vi.waitFor(() => {
      expect(lines.every(({ ydoc }) => ydoc.getMap("a").size === 1)).toBe(true);
    }, WAIT);
    const loads = asked.mock.calls.filter(([query]) => {
      const { name } = query as unknown as { name?: string };
      return name === "load-room";
    });
    expect(loads).toHaveLength(1);
    asked.mockRestore();
    for (const { socket } of lines) socket.terminate();
  });

  it("[MF5] for one room keeps no other waiting", async () => {
    const another = await api.team();
    const [anas, zoes] = [await open(team.owner), await open(another.owner, another)];
    await other.query("BEGIN");
    await other.query("SELECT 1 FROM room WHERE name = $1 FOR UPDATE", [`report.${team.report}`]);
    const said = recordStatus(anas);
    mark(anas, "waits");
    for (let round = 0; round < 5; round += 1) {
      mark(zoes, `goes on ${round}`);
      await told({ kind: "saved" }, zoes);
    }
    expect(said).toEqual([{ kind: "saving", edits: 1 }]);
    const { rows } = await other.query<{ query: string }>(
      "SELECT query FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    );
    // It waits alone, not with a commit that others share.
    expect(rows).toEqual([{ query: "SELECT 1 FROM room WHERE name = $1 FOR UPDATE" }]);
    expect(await inQueries()).toEqual([]);
    await other.query("ROLLBACK");
    await told({ kind: "saved" }, anas);
    expect(await inQueries()).toHaveLength(1);
  });
});
