import * as encoding from "lib0/encoding";
import { pino } from "pino";
import { Registry } from "prom-client";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { newId } from "@/collab/facts/new-id";
import { SyncStep } from "@/collab/wire/protocol";
import type { Room } from "@/collab/room";
import { encodeAwareness, encodeSync } from "@/collab/wire/wire";
import { announceAccessChange } from "@/data/access-events";
import type { ReportId, RoundId } from "@/domain/ids";
import { writeRoomName } from "@/domain/rooms/room-name";
import { HandMadeSocket } from "@/e2e/support/hand-made-socket";
import { apiWorld, ORIGIN, type ApiWorld, type TestPerson, type TestTeam } from "@/test/api-world";
import { ATTACK_VECTORS, type AttackedRoom } from "@/test/campaigns/attack-vectors";
import { PRIVATE_ROOM } from "@/test/campaigns/private-room";
import { mark, told, WAIT } from "@/test/sync/rooms";
import { SyncWorld } from "@/test/sync/sync-world";
import { rebuildReadModel } from "../read-model/rebuild-read-model";
import { ROOM_KINDS } from "../rooms/kinds";
import { createSyncServer } from "./sync-server";

const KINDS = { ...ROOM_KINDS, coding: PRIVATE_ROOM };

let lines: string[] = [];
const log = pino({ level: "trace" }, { write: (line: string) => lines.push(line) });
const registry = new Registry();

let api: ApiWorld;
let world: SyncWorld;
let team: TestTeam;
let ben: TestPerson;
let round: RoundId;
let ana: Room;
const sockets = new Set<HandMadeSocket>();
const rawSockets = new Set<WebSocket>();

beforeAll(async () => {
  api = await apiWorld({ kinds: KINDS, log, registry });
});
beforeEach(async () => {
  lines = [];
  world = await SyncWorld.start(api.sync);
  team = await api.team();
  ben = await api.join(team.team, "coder");
  round = newId() as RoundId;
  ana = await world.enter(team.owner, team.report);
});
afterEach(async () => {
  for (const socket of sockets) socket.close();
  for (const socket of rawSockets) socket.terminate();
  sockets.clear();
  rawSockets.clear();
  await world.close();
});
afterAll(() => api.close());

const roomOf = ({ user }: TestPerson): string =>
  writeRoomName({ kind: "coding", round, coder: user });

/** A window of somebody's own making, in any room. */
function open(room: string, as: TestPerson, at = world): HandMadeSocket {
  const socket = new HandMadeSocket(at.url.replace("/sync", ""), room, { cookie: as.cookie });
  sockets.add(socket);
  return socket;
}

/** A socket that says nothing by itself. */
function openRaw(room: string, as: TestPerson): WebSocket {
  const socket = new WebSocket(`${world.url}/${room}`, { headers: { cookie: as.cookie } });
  rawSockets.add(socket);
  return socket;
}

async function enter(room: string, as: TestPerson, at = world): Promise<HandMadeSocket> {
  const socket = open(room, as, at);
  await socket.synced();
  return socket;
}

const code = (words: string, by = ben) => [by.user, Date.now(), words];

const put =
  (words: string, key = newId()) =>
  (ydoc: Y.Doc) =>
    ydoc.getMap("k").set(key, code(words));

const codesIn = (socket: HandMadeSocket): unknown[] =>
  [...socket.ydoc.getMap("k").values()].map((fact) => (fact as unknown[])[2]).sort();

describe("a private room", () => {
  it("[RK1] is entered by its owner alone, and for everybody else is a room that does not exist", async () => {
    const his = await enter(roomOf(ben), ben);
    his.write(put("Mine."));
    await his.saved();
    const again = await enter(roomOf(ben), ben);
    await vi.waitFor(() => expect(codesIn(again)).toEqual(["Mine."]), WAIT);
    const nowhere = await open(`report.${newId()}`, ben).closed();
    expect(nowhere).toEqual({ code: 4404, reason: "no such room" });
    expect(await open(roomOf(ben), team.owner).closed()).toEqual(nowhere);
    const stranger = await api.person();
    expect(await open(roomOf(ben), stranger).closed()).toEqual(nowhere);
  });

  it.each(["team", "strategy", "note"])(
    "[RK1] %s rooms are not there as long as the program has no such kind",
    async (kind) => {
      const { code, reason } = await open(`${kind}.${team.team}`, team.owner).closed();
      expect([code, reason]).toEqual([4404, "no such room"]);
    },
  );

  it("[RK2] takes no facts of another kind of room, and gives none to it", async () => {
    const his = await enter(roomOf(ben), ben);
    his.write((ydoc) => ydoc.getMap("a").set(newId(), [ben.user, Date.now(), 1, 1, 5]));
    expect(await his.refused()).toBe("foreign-structure");
    const inReport = await enter(`report.${team.report}`, ben);
    inReport.write(put("In the report?"));
    expect(await inReport.refused()).toBe("foreign-structure");
  });

  it("[RK3] grows as large as its kind lets it, and then takes only what takes back", async () => {
    const his = await enter(roomOf(ben), ben);
    const key = newId();
    his.write(put("Short.", key));
    // In one update: what comes in several may meet a room that is full already.
    his.write((ydoc) => {
      for (let made = 0; made * 1_000 <= PRIVATE_ROOM.mostBytes; made += 1) {
        put("x".repeat(1_000))(ydoc);
      }
    });
    await his.saved();
    const other = await enter(roomOf(ben), ben);
    other.write((ydoc) => ydoc.getMap("k").delete(key));
    await other.saved();
    his.write(put("One more."));
    expect(await his.refused()).toBe("room-full");
  });

  it("[RK5] is closed to a person who loses access, and not because a report's access changes", async () => {
    const his = await enter(roomOf(ben), ben);
    const announce = (event: Parameters<typeof announceAccessChange>[1]) =>
      api.db.prisma.$transaction((transaction) => announceAccessChange(transaction, event));
    let ended = false;
    void his.closed().then(() => (ended = true));
    // Ids of a report, of a team and of a round may be the same letters.
    await announce({ report: team.report });
    await announce({ report: String(round) as ReportId });
    await announce({ report: String(team.team) as ReportId });
    await vi.waitFor(() => expect(ana.status.get().kind).toBe("saved"), WAIT);
    his.write(put("Still here."));
    await his.saved();
    expect(ended).toBe(false);
    await announce({ user: ben.user, team: team.team });
    expect(await his.closed()).toMatchObject({ code: 1012 });
  });
});

describe.each([
  ["Update", SyncStep.Update],
  ["SyncStep2", SyncStep.Step2],
] as const)("sent as %s", (_name, step) => {
  const ATTACKED: AttackedRoom = {
    root: "k",
    key: "zzzzzzzzzzzz",
    fact: (by) => [by, Date.now(), "Mine."],
  };

  it.each(ATTACK_VECTORS)(
    "[RK3] %s is refused in a private room too, and leaves no trace",
    async (_vector, make, reason) => {
      const his = await enter(roomOf(ben), ben);
      his.write(put("Before."));
      await his.saved();
      const socket = openRaw(roomOf(ben), ben);
      const bytes = make(ATTACKED, { own: ben.user, victim: team.owner.user });
      socket.on("open", () => socket.send(encodeSync(step, bytes)));
      const ending = await new Promise((resolve) =>
        socket.on("close", (code, why) => resolve({ code, reason: why.toString("utf8") })),
      );
      expect(ending).toEqual({ code: 4422, reason });
      his.write(put("After."));
      await his.saved();
      const fresh = await enter(roomOf(ben), ben);
      await vi.waitFor(() => expect(codesIn(fresh)).toEqual(["After.", "Before."]), WAIT);
    },
  );
});

describe("a flood in a private room", () => {
  it("[RK4] keeps nobody in another room waiting", async () => {
    const waits = async (): Promise<number> => {
      const metric = await registry.getSingleMetric("caucus_sync_waits_total")?.get();
      return (metric?.values ?? []).reduce((sum, { value }) => sum + value, 0);
    };
    const before = await waits();
    const socket = openRaw(roomOf(ben), ben);
    await new Promise((resolve) => socket.on("open", resolve));
    for (let asked = 0; asked < 2_000; asked += 1) {
      socket.send(encodeSync(SyncStep.Step1, Y.encodeStateVector(new Map([[asked + 1, 1]]))));
    }
    await vi.waitFor(async () => expect(await waits()).toBeGreaterThan(before), WAIT);
    mark(ana, "Meanwhile");
    await told({ kind: "saved" }, ana);
  });
});

describe("two nodes", () => {
  it("[RK4] agree about a private room, also if both write at once", async () => {
    const sync = await createSyncServer({
      kinds: KINDS,
      db: api.db,
      log,
      origin: ORIGIN,
    });
    const there = await SyncWorld.start(sync);
    const windows = [await enter(roomOf(ben), ben), await enter(roomOf(ben), ben, there)];
    const wanted: string[] = [];
    for (let time = 0; time < 10; time += 1) {
      for (const [at, window] of windows.entries()) {
        const words = `${time} on node ${at}`;
        wanted.push(words);
        window.write(put(words));
      }
    }
    for (const window of windows) await window.saved();
    await vi.waitFor(() => {
      for (const window of windows) expect(codesIn(window)).toEqual(wanted.sort());
    }, WAIT);
    await sync.close();
    await there.close();
  });
});

describe("[RK6] of what stands in a private room", () => {
  const SECRET = "Abstained-for-the-ferry";

  const EVERYTHING = encodeSync(SyncStep.Step1, Y.encodeStateVector(new Map()));

  /** Ben codes, is somewhere, and does wrong in his room, while Ana has the report open. */
  async function codeInPrivate(): Promise<{ heard: Buffer[] }> {
    const heard: Buffer[] = [];
    const overhearing = openRaw(`report.${team.report}`, team.owner);
    overhearing.on("message", (data: Buffer) => heard.push(data));
    await new Promise((resolve) => overhearing.on("open", resolve));
    overhearing.send(EVERYTHING);
    const his = await enter(roomOf(ben), ben);
    for (let made = 0; made < 40; made += 1) his.write(put(`${SECRET} ${made}`));
    await his.saved();
    const presence = openRaw(roomOf(ben), ben);
    const seen: Buffer[] = [];
    presence.on("message", (data: Buffer) => seen.push(data));
    presence.on("open", () => {
      presence.send(EVERYTHING);
      presence.send(sayWhere(4_711, `near the ${SECRET}`));
    });
    await vi.waitFor(() => expect(Buffer.concat(seen).includes("near the")).toBe(true), WAIT);
    const forger = await enter(roomOf(ben), ben);
    forger.write((ydoc) => ydoc.getMap("k").set(newId(), code(SECRET, team.owner)));
    expect(await forger.refused()).toBe("forged-creator");
    // Whatever was to be sent to the report's readers has been sent when this is there.
    mark(ana, "The last word");
    await told({ kind: "saved" }, ana);
    await vi.waitFor(() => expect(Buffer.concat(heard).includes("The last word")).toBe(true), WAIT);
    return { heard };
  }

  function sayWhere(client: number, where: string): Uint8Array {
    const encoder = encoding.createEncoder();
    for (const number of [1, client, 5]) encoding.writeVarUint(encoder, number);
    encoding.writeVarString(encoder, JSON.stringify({ where }));
    return encodeAwareness(encoding.toUint8Array(encoder));
  }

  /** The tables in which somewhere stands what is looked for. */
  async function tablesWith(words: string): Promise<string[]> {
    const { rows } = await api.db.pool.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
    );
    const hex = Buffer.from(words).toString("hex");
    const found = [];
    for (const { name } of rows) {
      const { rowCount } = await api.db.pool.query(
        `SELECT 1 FROM "${name}" t WHERE strpos(t::text, $1) > 0 OR strpos(t::text, $2) > 0 LIMIT 1`,
        [words, hex],
      );
      if (rowCount) found.push(name);
    }
    return found.sort();
  }

  it("nothing is on another's socket, in presence, metrics or logs", async () => {
    const { heard } = await codeInPrivate();
    const others = Buffer.concat(heard).toString("latin1");
    expect(others).toContain("The last word");
    const figures = await registry.metrics();
    for (const secret of [SECRET, round]) {
      expect(others).not.toContain(secret);
      expect(figures).not.toContain(secret);
      expect(lines.join("")).not.toContain(secret);
    }
    expect(others).not.toContain(ben.user);
    expect(figures).not.toContain(ben.user);
    // It was told, and only of which kind the room is.
    expect(lines.map((line) => JSON.parse(line) as object)).toContainEqual(
      expect.objectContaining({ user: ben.user, room: "coding" }),
    );
    expect([...ana.others.get().values()].map(({ user }) => user.id)).not.toContain(ben.user);
  });

  it("[PA3] nothing is in the database but its journal, and a rebuilt read model finds none of it", async () => {
    await codeInPrivate();
    expect(await tablesWith(SECRET)).toEqual(["room_update"]);
    expect(await tablesWith(round)).toEqual(["room", "room_client", "room_update"]);
    const room = await api.db.prisma.room.findUnique({ where: { name: roomOf(ben) } });
    expect(room).toMatchObject({ kind: "coding", teamId: team.team, reportId: null });
    const rebuilt: string[] = [];
    for await (const { room } of rebuildReadModel(api.db, log)) rebuilt.push(room);
    expect(rebuilt).toContain(`report.${team.report}`);
    expect(rebuilt.filter((name) => !name.startsWith("report."))).toEqual([]);
    expect(await tablesWith(SECRET)).toEqual(["room_update"]);
  });

  it("nothing is in what the API answers to anybody", async () => {
    await codeInPrivate();
    const paths = [
      "/me/data",
      "/teams",
      `/teams/${team.team}`,
      `/teams/${team.team}/members`,
      `/teams/${team.team}/labels`,
      `/teams/${team.team}/actors`,
      `/reports?team=${team.team}`,
      ...["", "/annotations", "/statements", "/editions", "/carried", "/reads", "/deleted"].map(
        (more) => `/reports/${team.report}${more}`,
      ),
    ];
    for (const as of [team.owner, ben]) {
      for (const path of paths) {
        const answer = await api.call("GET", path, { as });
        const words = await answer.text();
        expect.soft([path, answer.status]).toEqual([path, 200]);
        for (const secret of [SECRET, round]) expect.soft(words, path).not.toContain(secret);
      }
    }
    const report = await api.call("GET", `/reports/${team.report}`, { as: team.owner });
    expect(await report.json()).toMatchObject({ present: [{ id: team.owner.user }] });
  });

  it("the database keeps a report out of a room that is not its own", async () => {
    await enter(roomOf(ben), ben);
    const claim = api.db.pool.query("UPDATE room SET report_id = $1 WHERE name = $2", [
      team.report,
      roomOf(ben),
    ]);
    await expect(claim).rejects.toThrow("room_only_a_reports_own_names_it");
  });
});
