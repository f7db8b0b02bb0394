import * as encoding from "lib0/encoding";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { SyncStep } from "@/collab/wire/protocol";
import { encodeAwareness, encodeSync } from "@/collab/wire/wire";
import type { Room } from "@/collab/room";
import { apiWorld, type ApiWorld, type TestPerson, type TestTeam } from "@/test/api-world";
import {
  ATTACK_VECTORS,
  forgeUpdate,
  type AttackedRoom,
  type Attackers,
} from "@/test/campaigns/attack-vectors";
import { listAnnotations, mark, told } from "@/test/sync/rooms";
import { SyncWorld } from "@/test/sync/sync-world";

let api: ApiWorld;
let world: SyncWorld;
let team: TestTeam;
let ana: Room;

beforeAll(async () => {
  api = await apiWorld();
});
beforeEach(async () => {
  world = await SyncWorld.start(api.sync);
  team = await api.team();
  ana = world.open(team.owner, team.report);
  await told({ kind: "saved" }, ana);
  mark(ana, "Ana's words");
  await told({ kind: "saved" }, ana);
});
afterEach(() => world.close());
afterAll(() => api.close());

type Ending = { code: number; reason: string };

/** A socket of somebody's own making, which sends whatever it is told to; it resolves when the server closes it. */
function attack(person: TestPerson, frames: readonly Uint8Array[]): Promise<Ending> {
  const socket = new WebSocket(`${world.url}/report.${team.report}`, {
    headers: { cookie: person.cookie },
  });
  socket.on("open", () => frames.forEach((frame) => socket.send(frame)));
  return new Promise((resolve, reject) => {
    socket.on("error", reject);
    socket.on("close", (code, reason) => resolve({ code, reason: reason.toString("utf8") }));
  });
}

const KEY = "zzzzzzzzzzzz";

const REPORT: AttackedRoom = {
  root: "a",
  key: KEY,
  fact: (by) => [by, Date.now(), 1, 1, 2],
};

type Vector = [name: string, make: (ana: Y.Doc, who: Attackers) => Uint8Array, reason: string];

const VECTORS: Vector[] = [
  [
    "b: an overwrite of somebody's words",
    (ydoc, { own }) =>
      forgeUpdate((forged) => {
        for (const [key] of ydoc.getMap("c")) forged.getMap("c").set(key, [KEY, own, 1, "Mine"]);
      }, ydoc),
    "immutable",
  ],
  [
    "c: a delete set",
    (ydoc) =>
      forgeUpdate(
        (forged) => [...ydoc.getMap("a").keys()].forEach((key) => forged.getMap("a").delete(key)),
        ydoc,
      ),
    "immutable",
  ],
  [
    "e: somebody's client id",
    (ydoc, { own }) => {
      const forged = new Y.Doc();
      Y.applyUpdate(forged, Y.encodeStateAsUpdate(ydoc));
      const before = Y.encodeStateVector(forged);
      forged.clientID = ydoc.clientID;
      forged.getMap("a").set(KEY, [own, Date.now(), 1, 1, 2]);
      return Y.encodeStateAsUpdate(forged, before);
    },
    "foreign-client",
  ],
  ...ATTACK_VECTORS.map(([name, make, reason]): Vector => [
    name,
    (_ydoc, who) => make(REPORT, who),
    reason,
  ]),
];

describe.each([
  ["Update", SyncStep.Update],
  ["SyncStep2", SyncStep.Step2],
] as const)("sent as %s", (_name, step) => {
  it.each(VECTORS)("[GA2] %s is refused, and nobody sees it", async (_vector, make, reason) => {
    const mallory = await api.join(team.team, "coder");
    const before = listAnnotations(ana.document);
    const bytes = make(ana.document.ydoc, { own: mallory.user, victim: team.owner.user });
    const ending = await attack(mallory, [encodeSync(step, bytes)]);
    expect(ending).toEqual({ code: 4422, reason });
    // Ana goes on as if nothing had been, and a newcomer sees what she sees.
    mark(ana, "Still here");
    await told({ kind: "saved" }, ana);
    const ben = world.open(mallory, team.report);
    await told({ kind: "saved" }, ben);
    await vi.waitFor(() => {
      expect(listAnnotations(ben.document)).toEqual(listAnnotations(ana.document));
    });
    expect(listAnnotations(ana.document)).toHaveLength(before.length + 1);
  });
});

describe("frames", () => {
  it.each<[string, Uint8Array]>([
    ["of no kind", Uint8Array.of(55)],
    ["that only a server sends", Uint8Array.of(100, 1)],
    ["with something behind them", Uint8Array.of(...encodeSync(0, Uint8Array.of(0)), 9)],
    ["with an overlong state vector", encodeSync(0, Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0x0f))],
  ])("[GA6] %s close their socket, and no other", async (_name, frame) => {
    const mallory = await api.join(team.team, "coder");
    expect((await attack(mallory, [frame])).code).toBe(4400);
    mark(ana);
    await told({ kind: "saved" }, ana);
  });

  it("[SY9] cannot say that somebody is where they are not", async () => {
    const mallory = await api.join(team.team, "coder");
    const socket = new WebSocket(`${world.url}/report.${team.report}`, {
      headers: { cookie: mallory.cookie },
    });
    const speaksFor = (client: number, user: string): Uint8Array => {
      const encoder = encoding.createEncoder();
      for (const number of [1, client, 5]) encoding.writeVarUint(encoder, number);
      encoding.writeVarString(encoder, JSON.stringify({ user: { id: user, name: "Ana" } }));
      return encodeAwareness(encoding.toUint8Array(encoder));
    };
    socket.on("open", () => {
      socket.send(speaksFor(ana.document.ydoc.clientID, team.owner.user));
      socket.send(speaksFor(4_711, team.owner.user));
    });
    const ben = world.open(await api.join(team.team, "coder"), team.report);
    await vi.waitFor(() => {
      const seen = [...ben.others.get().values()].map(({ user }) => user.id).sort();
      expect(seen).toEqual([mallory.user, team.owner.user].sort());
    });
    socket.terminate();
  });

  it("[GA6] that are refused again and again keep their sender out for a while, and nobody else", async () => {
    const mallory = await api.join(team.team, "coder");
    const forged = () =>
      encodeSync(
        SyncStep.Update,
        forgeUpdate((ydoc) => ydoc.getMap("a").set(KEY, [team.owner.user, 1, 1, 1, 2])),
      );
    const attempt = () =>
      attack(mallory, [forged()]).catch((error: unknown) => ({
        code: Number(/(\d{3})$/.exec(String(error))?.[1]),
        reason: "",
      }));
    let endings: Ending[] = [];
    for (let tries = 0; tries < 10 && !endings.some(({ code }) => code === 429); tries += 1) {
      endings = await Promise.all(Array.from({ length: 50 }, attempt));
    }
    expect(endings.map(({ code }) => code)).toContain(429);
    mark(ana);
    await told({ kind: "saved" }, ana);
  });
});
