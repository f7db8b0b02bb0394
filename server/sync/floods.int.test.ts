import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { connect, type Socket } from "node:net";
import * as encoding from "lib0/encoding";
import pg from "pg";
import { pino } from "pino";
import { Registry } from "prom-client";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { CLIENT_ADDRESS_HEADER } from "@/auth/throttle/client-address";
import { newId } from "@/collab/facts/new-id";
import { Message, SyncStep } from "@/collab/wire/protocol";
import type { Room } from "@/collab/room";
import { decodeFrame, encodeAwareness, encodeSync } from "@/collab/wire/wire";
import { HandMadeSocket } from "@/e2e/support/hand-made-socket";
import { apiWorld, ORIGIN, type ApiWorld, type TestPerson, type TestTeam } from "@/test/api-world";
import { sendUpdates, updateOf } from "@/test/sync/raw-writer";
import { mark, told, WAIT } from "@/test/sync/rooms";
import { SyncWorld } from "@/test/sync/sync-world";
import { TimeBudget, type TimeAllowance } from "../cost/time-budget";
import { createTimeBudgets } from "../cost/time-budgets";
import { LIMITS, UNHANDLED } from "./cost/limits";
import { ROOM_KINDS } from "../rooms/kinds";
import { createSyncServer, type SyncServer } from "./sync-server";

let api: ApiWorld;
let world: SyncWorld;
let sync: SyncServer;
let registry: Registry;
let lines: object[];
let clock: { ahead: number };
let team: TestTeam;
let viewer: TestPerson;
let ana: Room;

beforeAll(async () => {
  api = await apiWorld();
});
beforeEach(async () => {
  registry = new Registry();
  lines = [];
  clock = { ahead: 0 };
  const log = pino(
    { level: "warn" },
    { write: (line: string) => lines.push(JSON.parse(line) as object) },
  );
  const now = (): number => Date.now() + clock.ahead;
  const budgets = { ...createTimeBudgets(), address: new TimeBudget(STRANGERS) };
  sync = await createSyncServer({
    kinds: ROOM_KINDS,
    db: api.db,
    log,
    origin: ORIGIN,
    registry,
    budgets,
    now,
  });
  world = await SyncWorld.start(sync);
  team = await api.team();
  viewer = await api.join(team.team, "viewer");
  ana = world.open(team.owner, team.report);
  await told({ kind: "saved" }, ana);
});
afterEach(async () => {
  await world.close();
  await sync.close();
});
afterAll(() => api.close());

/** So little that it does not matter how fast they come. */
const STRANGERS: TimeAllowance = { burst: 100, share: 0.001, patience: 0 };
const MIB = 1024 * 1024;
const QUERY_AWARENESS = Uint8Array.of(Message.QueryAwareness);
const LONG_COMMENT = "x".repeat(19_000);

async function figure(name: string): Promise<number> {
  const metric = await registry.getSingleMetric(name)?.get();
  return (metric?.values ?? []).reduce((sum, { value }) => sum + value, 0);
}

/** A socket of somebody's own making, which is open; what it was told is kept. */
async function open(person: TestPerson, report = team.report) {
  const socket = new WebSocket(`${world.url}/report.${report}`, {
    headers: { cookie: person.cookie },
  });
  const heard: (ReturnType<typeof decodeFrame> | null)[] = [];
  const end: { code: number | null } = { code: null };
  socket.on("message", (data: Buffer) => heard.push(decodeFrame(new Uint8Array(data))));
  socket.on("close", (code) => (end.code = code));
  const [[{ socket: line }]] = await Promise.all([
    once(socket, "upgrade") as Promise<[IncomingMessage]>,
    once(socket, "open"),
  ]);
  const count = (kind: string): number => heard.filter((one) => one?.kind === kind).length;
  return { socket, line, end, count };
}

/** State vectors that nobody ever had. */
function randomQuestion(seed: number): Uint8Array {
  return encodeSync(SyncStep.Step1, Y.encodeStateVector(new Map([[seed + 1, 1]])));
}

describe("questions", () => {
  it("[CO2] that come by the thousand are answered a few times, and another room does not wait for them", async () => {
    for (let made = 0; made < 50; made += 1) mark(ana, LONG_COMMENT);
    await told({ kind: "saved" }, ana);
    const other = await api.team();
    const zoes = world.open(other.owner, other.report);
    await told({ kind: "saved" }, zoes);
    const { socket, count } = await open(viewer);
    for (let asked = 0; asked < 1_000; asked += 1) socket.send(randomQuestion(asked));
    await vi.waitFor(() => expect(count("step2")).toBeGreaterThan(0), WAIT);
    // Whoever asks again had it all already.
    for (let asked = 0; asked < 1_000; asked += 1) socket.send(randomQuestion(asked));
    mark(zoes, "meanwhile");
    await told({ kind: "saved" }, zoes);
    mark(ana, "shown to who asked too");
    await told({ kind: "saved" }, ana);
    await vi.waitFor(async () => {
      expect(await figure("caucus_sync_waits_total")).toBeGreaterThan(0);
    }, WAIT);
    expect(count("step2")).toBeLessThan(100);
    socket.terminate();
    await vi.waitFor(async () => expect(await figure("caucus_sync_connections")).toBe(2), WAIT);
    // Nothing is done for who has left.
    const answered = await figure("caucus_sync_answers_total");
    mark(ana);
    await told({ kind: "saved" }, ana);
    expect(await figure("caucus_sync_answers_total")).toBe(answered);
  });

  it("[CO1] are answered one socket's turn after another's, however much each has sent at once", async () => {
    const [busy, quick] = [await open(viewer), await open(team.owner)];
    await vi.waitFor(() => expect(busy.count("step1") * quick.count("step1")).toBe(1), WAIT);
    const order: string[] = [];
    busy.socket.on("message", () => order.push("busy"));
    quick.socket.on("message", () => order.push("quick"));
    const ask = encodeSync(SyncStep.Step1, Y.encodeStateVector(new Map()));
    // Few enough for one call of the system.
    busy.line.cork();
    for (let sent = 0; sent < 400; sent += 1) busy.socket.send(QUERY_AWARENESS);
    busy.socket.send(ask);
    busy.line.uncork();
    quick.socket.send(ask);
    await vi.waitFor(() => expect(new Set(order).size).toBe(2), WAIT);
    for (const { socket } of [busy, quick]) socket.terminate();
    expect(order[0]).toBe("quick");
  });

  it("[CO4] of who does not read are not answered, and do not put off that they are sent away", async () => {
    for (let made = 0; made < 400; made += 1) {
      mark(ana, LONG_COMMENT);
      if (made % 20 === 19) await told({ kind: "saved" }, ana);
    }
    const { socket, end } = await open(viewer);
    socket.pause();
    socket.send(randomQuestion(0));
    await vi.waitFor(async () => {
      expect(await figure("caucus_sync_answers_total")).toBeGreaterThan(1);
    }, WAIT);
    const answered = await figure("caucus_sync_answers_total");
    let seconds = 0;
    const askEachSecond = (): void => {
      socket.send(randomQuestion((seconds += 1)));
      clock.ahead += 1_000;
      expect(seconds).toBeGreaterThan(40);
    };
    await vi.waitFor(askEachSecond, { ...WAIT, interval: 50 });
    expect(await figure("caucus_sync_answers_total")).toBe(answered);
    socket.resume();
    await vi.waitFor(() => expect(end.code).toBe(1013), WAIT);
  }, 60_000);
});

describe("a large document", () => {
  it("[CO1] is decoded at the expense of who wakes it", async () => {
    const ben = await api.join(team.team, "coder");
    for (let made = 0; made < 3_000; made += 1) mark(ana);
    await told({ kind: "saved" }, ana);
    // The document alone takes more than that.
    const person = new TimeBudget({ burst: 30, share: 1e-6, patience: 0 });
    const budgets = { ...createTimeBudgets(), person };
    const log = pino({ level: "silent" });
    const anew = await createSyncServer({
      kinds: ROOM_KINDS,
      db: api.db,
      log,
      origin: ORIGIN,
      budgets,
    });
    const there = await SyncWorld.start(anew);
    const say = (at: TestTeam, as: TestPerson) =>
      sendUpdates(there.url, at.report, as, [
        updateOf((ydoc) => ydoc.getMap("a").set(newId(), [as.user, Date.now(), 1, 1, 5])),
      ]);
    const small = await api.team();
    for (let times = 0; times < 20; times += 1) {
      expect(await say(small, small.owner)).toEqual({ kind: "saved" });
    }
    expect(await say(team, ben)).toEqual({ kind: "saved" });
    expect(await say(team, ben)).toMatchObject({ kind: "closed", code: 4429 });
    // It is awake, and costs the next no more than a small one.
    const carla = await api.join(team.team, "coder");
    for (let times = 0; times < 20; times += 1) {
      expect(await say(team, carla)).toEqual({ kind: "saved" });
    }
    await there.close();
    await anew.close();
  });
});

describe("what has arrived", () => {
  it("[CO3] counts while the database is away, of whatever kind it is", async () => {
    const other = await api.team();
    const blocker = new pg.Client({ connectionString: api.url });
    await blocker.connect();
    await blocker.query("BEGIN; LOCK TABLE room_update IN ACCESS EXCLUSIVE MODE");
    try {
      const many = await Promise.all(
        Array.from({ length: 20 }, () => open(other.owner, other.report)),
      );
      const large = encodeSync(SyncStep.Step1, new Uint8Array(1.9 * MIB).fill(1));
      for (const { socket } of many) socket.send(large);
      await vi.waitFor(() => expect(many.some(({ end }) => end.code === 4429)).toBe(true), WAIT);
      expect(await figure("caucus_sync_unhandled_bytes")).toBeLessThanOrEqual(UNHANDLED.each);
      for (const { socket } of many) socket.terminate();
    } finally {
      await blocker.query("ROLLBACK");
      await blocker.end();
    }
    await vi.waitFor(async () => expect(await figure("caucus_sync_unhandled_bytes")).toBe(0), WAIT);
    expect(lines).toContainEqual(
      expect.objectContaining({ user: other.owner.user, room: `report.${other.report}` }),
    );
  });
});

describe("sockets of nobody's", () => {
  /** Asks for a socket, reads, and never ends anything. */
  function ask(address?: string): { socket: Socket; said: () => string; isGone: () => boolean } {
    const { port } = new URL(world.url);
    const socket = connect({ port: Number(port), host: "127.0.0.1", allowHalfOpen: true });
    let said = "";
    let isGone = false;
    socket.on("data", (data) => (said += data.toString("latin1")));
    socket.on("close", () => (isGone = true));
    socket.on("end", () => (isGone = true));
    socket.on("error", () => (isGone = true));
    socket.write(
      [
        `GET /sync/report.${team.report}?caucus=1 HTTP/1.1`,
        "Host: caucus.test",
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        ...(address === undefined ? [] : [`${CLIENT_ADDRESS_HEADER}: ${address}`]),
        "\r\n",
      ].join("\r\n"),
    );
    return { socket, said: () => said, isGone: () => isGone };
  }

  it("[CO8] are gone at once, also where they do not answer, and take no place", async () => {
    const strangers = Array.from({ length: 100 }, () => ask());
    await vi.waitFor(() => expect(strangers.every(({ isGone }) => isGone())).toBe(true), {
      timeout: 8_000,
      interval: 20,
    });
    expect(await figure("caucus_sync_connections")).toBe(1);
    for (const { socket } of strangers) socket.destroy();
  });

  it("[CO8] are charged to their address, and to nobody who has signed in there", async () => {
    const strangers = Array.from({ length: 300 }, () => ask("203.0.113.9"));
    await vi.waitFor(() => {
      expect(strangers.some(({ said }) => said().includes("429"))).toBe(true);
    }, WAIT);
    const socket = new HandMadeSocket(world.url.replace("/sync", ""), `report.${team.report}`, {
      cookie: viewer.cookie,
      [CLIENT_ADDRESS_HEADER]: "203.0.113.9",
    });
    await socket.synced();
    socket.close();
    expect(lines).toContainEqual(expect.objectContaining({ household: "203.0.113.9" }));
    expect(lines.length).toBeLessThan(5);
    for (const stranger of strangers) stranger.socket.destroy();
  });
});

describe("honest people", () => {
  it("[CO6] write under their client ids, though somebody who may not write has named them", async () => {
    const commenter = await api.join(team.team, "commenter");
    const { socket } = await open(viewer);
    const encoder = encoding.createEncoder();
    for (const number of [1, 4_711, 1]) encoding.writeVarUint(encoder, number);
    encoding.writeVarString(encoder, "{}");
    socket.send(encodeAwareness(encoding.toUint8Array(encoder)));
    await vi.waitFor(() => expect(ana.others.get().has(4_711)).toBe(true), WAIT);
    const offline = new HandMadeSocket(world.url.replace("/sync", ""), `report.${team.report}`, {
      cookie: commenter.cookie,
    });
    offline.ydoc.clientID = 4_711;
    await offline.synced();
    offline.write((ydoc) =>
      ydoc.getMap("a").set("aaaaaaaaaaaa", [commenter.user, Date.now(), 1, 0, 5]),
    );
    await offline.saved();
    offline.close();
    socket.terminate();
  });

  it("[CO1] who type fast, and come back with much, wait and are refused nothing", async () => {
    const ben = await api.join(team.team, "coder");
    const bens = world.open(ben, team.report);
    await told({ kind: "saved" }, bens);
    world.unplug(ben);
    for (let made = 0; made < 3_000; made += 1) mark(bens);
    for (let made = 0; made < 1_000; made += 1) mark(ana);
    world.plugIn(ben);
    bens.reconnect();
    await told({ kind: "saved" }, ana, bens);
    await vi.waitFor(() => {
      expect([...ana.document.annotations()]).toHaveLength(4_000);
    }, WAIT);
    expect(await figure("caucus_sync_turned_away_total")).toBe(0);
    expect(lines).toEqual([]);
  }, 60_000);

  it("[CO8] find a place for all their windows, and are told where there is none", async () => {
    const many = await Promise.all(
      Array.from({ length: LIMITS.connectionsPerUser }, () => open(viewer)),
    );
    const socket = new WebSocket(`${world.url}/report.${team.report}?caucus=1`, {
      headers: { cookie: viewer.cookie },
    });
    const [code] = (await once(socket, "close")) as [number];
    expect(code).toBe(4429);
    expect(many.every(({ end }) => end.code === null)).toBe(true);
    for (const one of many) one.socket.terminate();
  });
});
