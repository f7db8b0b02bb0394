import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  onTestFinished,
  vi,
} from "vitest";
import { pino } from "pino";
import { WebSocket, type ClientOptions } from "ws";
import * as Y from "yjs";
import { SyncStep } from "@/collab/wire/protocol";
import { encodeSync } from "@/collab/wire/wire";
import type { Room } from "@/collab/room";
import { apiWorld, ORIGIN, type ApiWorld, type TestPerson, type TestTeam } from "@/test/api-world";
import { campaign } from "@/test/campaigns/campaign";
import { openRawReader } from "@/test/sync/raw-reader";
import { mark, told, WAIT } from "@/test/sync/rooms";
import { SyncWorld } from "@/test/sync/sync-world";
import { ROOM_KINDS } from "../rooms/kinds";
import { createSyncServer } from "./sync-server";

const EVERYTHING = Uint8Array.of(0);
/** More than the sockets of both ends and the server's buffer for one reader hold together. */
const COMMENTS = 800;
const LONG_COMMENT = "x".repeat(19_000);
const RECONNECTS = campaign({ short: 1_000, long: 100_000 });
const AT_ONCE = 25;
/** Nobody comes so often alone. */
const COMERS = 10;
const PING_MS = 30_000;

let api: ApiWorld;
let world: SyncWorld;
let team: TestTeam;
let ben: TestPerson;
let ana: Room;

beforeAll(async () => {
  api = await apiWorld();
});
beforeEach(async () => {
  world = await SyncWorld.start(api.sync);
  team = await api.team();
  ben = await api.join(team.team, "coder");
  ana = await world.enter(team.owner, team.report);
});
afterEach(() => world.close());
afterAll(() => api.close());

/** A socket, Ben's unless it is somebody else's. */
const listen = (options: ClientOptions = {}, person = ben) =>
  openRawReader(world.url, team.report, person, options);

const isLike = (ydoc: Y.Doc, room: Room): boolean =>
  Buffer.from(Y.encodeStateVector(ydoc)).equals(
    Buffer.from(Y.encodeStateVector(room.document.ydoc)),
  ) && Y.encodeStateAsUpdate(ydoc).length === Y.encodeStateAsUpdate(room.document.ydoc).length;

describe("a reader", () => {
  it("[MF2] that does not read keeps nobody waiting, and is given in one piece what it has missed", async () => {
    const { socket, ydoc, updates } = listen();
    await vi.waitFor(() => expect(updates()).toBe(1), WAIT);
    socket.pause();
    for (let sent = 0; sent < COMMENTS; sent += 1) {
      mark(ana, LONG_COMMENT);
      if (sent % 20 === 19) await told({ kind: "saved" }, ana);
    }
    await told({ kind: "saved" }, ana);
    socket.resume();
    await vi.waitFor(() => expect(isLike(ydoc, ana)).toBe(true), WAIT);
    expect(updates()).toBeLessThan(COMMENTS);
    socket.terminate();
  }, 120_000);

  it(
    `[MF2] that comes and goes ${RECONNECTS} times finds the same document, and leaves nothing behind`,
    async () => {
      mark(ana, "Here to stay");
      await told({ kind: "saved" }, ana);
      const people = await Promise.all(
        Array.from({ length: COMERS }, () => api.join(team.team, "coder")),
      );
      for (let done = 0; done < RECONNECTS; done += AT_ONCE) {
        const lines = Array.from({ length: AT_ONCE }, (_, at) => listen({}, people[at % COMERS]));
        await vi.waitFor(() => {
          expect(lines.every(({ ydoc }) => isLike(ydoc, ana))).toBe(true);
        }, WAIT);
        lines.forEach(({ socket }, index) => {
          if (index % 2 === 0) socket.terminate();
          else socket.close();
        });
        await Promise.all(
          lines.map(
            ({ socket }) => new Promise<void>((gone) => socket.once("close", () => gone())),
          ),
        );
      }
      await vi.waitFor(() => expect(ana.others.get().size).toBe(0), WAIT);
      mark(ana, "Still here");
      await told({ kind: "saved" }, ana);
    },
    campaign({ short: 120_000, long: 3_600_000 }),
  );
});

describe("a socket", () => {
  it("[MF6] whose other end is gone without a word is closed, and one that answers is not", async () => {
    vi.useFakeTimers({ toFake: ["setInterval"] });
    onTestFinished(() => void vi.useRealTimers());
    const sync = await createSyncServer({
      kinds: ROOM_KINDS,
      db: api.db,
      log: pino({ level: "silent" }),
      origin: ORIGIN,
    });
    onTestFinished(() => sync.close());
    world.sync = sync;
    const [alive, dead] = [listen(), listen({ autoPong: false })];
    await vi.waitFor(() => expect([alive.updates(), dead.updates()]).toEqual([1, 1]), WAIT);
    const ended = new Promise((end) => dead.socket.once("close", end));
    const pinged = new Promise((ping) => alive.socket.once("ping", ping));
    vi.advanceTimersByTime(PING_MS);
    await pinged;
    // The answer to this comes after the pong was read.
    alive.socket.send(encodeSync(SyncStep.Step1, EVERYTHING));
    await vi.waitFor(() => expect(alive.updates()).toBe(2), WAIT);
    vi.advanceTimersByTime(PING_MS);
    await ended;
    expect(alive.socket.readyState).toBe(WebSocket.OPEN);
    alive.socket.terminate();
  });
});

describe("a writer", () => {
  it("[SY2] whose line breaks at random moments loses nothing and doubles nothing", async () => {
    const bens = world.open(ben, team.report);
    await told({ kind: "saved" }, bens);
    const ids: string[] = [];
    for (let round = 0; round < 60; round += 1) {
      ids.push(mark(ana, `Ana ${round}`), mark(bens, `Ben ${round}`));
      if (round % 3 === 0) world.cut((index) => (index + round) % 2 === 0);
      await new Promise((resolve) => setTimeout(resolve, (round * 7) % 11));
    }
    await told({ kind: "saved" }, ana, bens);
    await vi.waitFor(() => expect(isLike(bens.document.ydoc, ana)).toBe(true), WAIT);
    const there = [...ana.document.annotations()];
    expect(there.map(({ id }) => id).sort()).toEqual(ids.sort());
    expect(there.every(({ comments }) => comments.length === 1)).toBe(true);
  });
});
