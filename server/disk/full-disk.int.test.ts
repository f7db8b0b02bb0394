import { tmpdir } from "node:os";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { REPORT_FACTS } from "@/domain/facts/report/report-facts";
import type { Room } from "@/collab/room";
import { newId } from "@/collab/facts/new-id";
import { SyncStep } from "@/collab/wire/protocol";
import { decodeFrame, encodeSync } from "@/collab/wire/wire";
import { apiWorld, type ApiWorld, type TestPerson, type TestTeam } from "@/test/api-world";
import { mark, recordStatus, told, WAIT, wordsIn } from "@/test/sync/rooms";
import { SyncWorld } from "@/test/sync/sync-world";
import { DiskSpace } from "./disk-space";

let api: ApiWorld;
let world: SyncWorld;
let team: TestTeam;
let ben: TestPerson;
/** Somebody else at the same PostgreSQL. */
let other: pg.Client;

beforeAll(async () => {
  api = await apiWorld();
  other = new pg.Client({ connectionString: api.url });
  await other.connect();
  await other.query(`
    CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$;
    CREATE FUNCTION no_room_at_all() RETURNS event_trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$`);
});
beforeEach(async () => {
  world = await SyncWorld.start(api.sync);
  team = await api.team();
  ben = await api.join(team.team, "coder");
});
afterEach(async () => {
  await makeRoom();
  await vi.waitFor(() => expect(api.space.isFull).toBe(false), WAIT);
  await world.close();
  expect(api.errors).toEqual([]);
});
afterAll(async () => {
  await other.end();
  await api.close();
});

/** Nothing can be added any more to these tables, nor tables made. */
async function fillDisk(): Promise<void> {
  await other.query(`
    CREATE TRIGGER no_room BEFORE INSERT ON room_update EXECUTE FUNCTION no_room();
    CREATE TRIGGER no_room BEFORE INSERT ON label EXECUTE FUNCTION no_room();
    CREATE EVENT TRIGGER no_room_at_all ON ddl_command_start WHEN TAG IN ('CREATE TABLE AS')
      EXECUTE FUNCTION no_room_at_all()`);
}

async function makeRoom(): Promise<void> {
  await other.query(`
    DROP TRIGGER IF EXISTS no_room ON room_update;
    DROP TRIGGER IF EXISTS no_room ON label;
    DROP EVENT TRIGGER IF EXISTS no_room_at_all`);
}

const open = (person: TestPerson): Promise<Room> => world.enter(person, team.report);

describe("a database without room", () => {
  it("[SY11] keeps nobody from reading, and takes what waited in all windows as soon as it has some", async () => {
    const [anas, bens] = [await open(team.owner), await open(ben)];
    await fillDisk();
    const heard = recordStatus(bens);
    const said = recordStatus(anas);
    mark(anas, "one");
    await told({ kind: "disk-full", edits: 1 }, anas);
    await told({ kind: "disk-full", edits: 0 }, bens);
    mark(anas, "two");
    mark(bens, "three");
    await told({ kind: "disk-full", edits: 2 }, anas);
    const late = world.open(ben, team.report);
    await told({ kind: "disk-full", edits: 0 }, late);
    expect(wordsIn(bens)).toEqual(["three"]);
    await makeRoom();
    await told({ kind: "saved" }, anas, bens, late);
    for (const room of [anas, bens, late]) {
      await vi.waitFor(() => expect(wordsIn(room)).toEqual(["one", "three", "two"]), WAIT);
    }
    // Nobody was cut off for it.
    expect([...heard, ...said].map(({ kind }) => kind)).not.toContain("offline");
  });

  it("[SY11] [SY4] asks stock clients again for what they wrote meanwhile, and tells them nothing else", async () => {
    const anas = await open(team.owner);
    const stock = await openStock();
    await fillDisk();
    mark(anas, "one");
    await told({ kind: "disk-full" }, anas);
    stock.write("two");
    await makeRoom();
    await told({ kind: "saved" }, anas);
    await vi.waitFor(() => expect(wordsIn(anas)).toEqual(["one", "two"]), WAIT);
    expect(stock.kinds.every((kind) => kind < 100)).toBe(true);
    stock.socket.terminate();
  });

  it("is told apart by the API, in words; reading, deleting and taking back go on", async () => {
    const path = `/teams/${team.team}/labels`;
    const label = { name: "Late", colour: "mint" };
    const as = team.owner;
    const reports = `/teams/${team.team}/reports`;
    const before = await api.call("GET", reports, { as });
    await fillDisk();
    // The first is told by PostgreSQL, those after it without asking it.
    for (const name of ["First", "Second"]) {
      const answer = await api.call("POST", path, { as, body: { ...label, name } });
      expect(answer.status).toBe(507);
      expect(await answer.json()).toMatchObject({
        type: "/problems/disk-full",
        detail: expect.stringContaining("disk is full") as string,
      });
    }
    expect((await api.call("GET", reports, { as })).status).toBe(before.status);
    const report = `/reports/${team.report}`;
    expect((await api.call("DELETE", report, { as })).ok).toBe(true);
    expect((await api.call("POST", `${report}/restore`, { as })).ok).toBe(true);
    await makeRoom();
    await vi.waitFor(() => expect(api.space.isFull).toBe(false), WAIT);
    expect((await api.call("POST", path, { as, body: label })).status).toBe(201);
  });
});

describe("the disk of our own database", () => {
  it("[SY11] is left to PostgreSQL from a bound on, and used again above it", async () => {
    const disk = { folder: tmpdir(), spare: Number.MAX_SAFE_INTEGER };
    const space = new DiskSpace({ db: api.db, disk });
    const told: boolean[] = [];
    space.onChange((isFull) => told.push(isFull));
    await space.watch();
    expect(space.isFull).toBe(true);
    disk.spare = 0;
    await vi.waitFor(() => expect(space.isFull).toBe(false), WAIT);
    expect(told).toEqual([true, false]);
    space.close();
  });

  it("[SY11] stands as it was where nobody can say how much there is", async () => {
    const space = new DiskSpace({ db: api.db, disk: { folder: "/nowhere", spare: 1 } });
    await space.watch();
    expect(space.isFull).toBe(false);
    space.close();
  });
});

/** Ben, with a client that knows nothing of us. */
async function openStock() {
  const ydoc = new Y.Doc();
  const kinds: number[] = [];
  const socket = new WebSocket(`${world.url}/report.${team.report}`, {
    headers: { cookie: ben.cookie },
  });
  const synced = new Promise<void>((done) => {
    socket.on("message", (data: Buffer) => {
      kinds.push(data[0] ?? 0);
      const frame = decodeFrame(new Uint8Array(data));
      if (frame?.kind === "step1") {
        socket.send(
          encodeSync(SyncStep.Step2, Y.encodeStateAsUpdate(ydoc, frame.stateVector)),
          () => done(),
        );
      } else if (frame?.kind === "step2" || frame?.kind === "update") {
        Y.applyUpdate(ydoc, frame.update, "server");
      }
    });
  });
  ydoc.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin !== "server") socket.send(encodeSync(SyncStep.Update, update));
  });
  await synced;
  return {
    socket,
    kinds,
    write(words: string): void {
      const id = newId();
      const now = Date.now();
      ydoc.transact(() => {
        ydoc.getMap(REPORT_FACTS.annotations.root).set(id, [ben.user, now, 1, 10, 20]);
        ydoc.getMap(REPORT_FACTS.comments.root).set(newId(), [id, ben.user, now, words]);
      });
    },
  };
}
