import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { addComment, toggleReaction } from "@/collab/facts/commands";
import { openDeviceStore } from "@/collab/device/device-store";
import type { Room } from "@/collab/room";
import { reactionKey } from "@/domain/facts/report/reactions";
import { REPORT_FACTS } from "@/domain/facts/report/report-facts";
import type { CommentId } from "@/domain/ids";
import { apiWorld, ORIGIN, type ApiWorld, type TestPerson, type TestTeam } from "@/test/api-world";
import { sendUpdates } from "@/test/sync/raw-writer";
import { mark, told, WAIT, wordsIn } from "@/test/sync/rooms";
import { openStockClient } from "@/test/sync/stock-client";
import { SyncWorld } from "@/test/sync/sync-world";
import { ROOM_KINDS } from "../rooms/kinds";
import { createSyncServer } from "./sync-server";

const PEOPLE = 20;
const WINDOWS = 3_000;

let api: ApiWorld;
let world: SyncWorld;
let team: TestTeam;
let comment: CommentId;
let people: TestPerson[];
let nextClient = 1_000_000;

beforeAll(async () => {
  // Within one generation, however long it lasts.
  api = await apiWorld({ ageing: null });
  world = await SyncWorld.start(api.sync);
  team = await api.team();
  people = await Promise.all(Array.from({ length: PEOPLE }, () => api.join(team.team, "coder")));
  const owner = world.open(team.owner, team.report);
  await told({ kind: "saved" }, owner);
  const note = mark(owner, "A question.");
  comment = owner.document.annotation(note)?.comments[0]?.id as CommentId;
  await told({ kind: "saved" }, owner);
  const opening = Y.encodeStateAsUpdate(owner.document.ydoc);
  await owner.close();
  for (const person of people) {
    const answer = await sendUpdates(world.url, team.report, person, work(person, opening));
    expect(answer).toEqual({ kind: "saved" });
  }
});
beforeEach(() => vi.stubGlobal("indexedDB", new IDBFactory()));
afterEach(() => vi.unstubAllGlobals());
afterAll(async () => {
  await world.close();
  await api.close();
});

/** In each of this person's windows over the years, a reaction is put under the comment and taken back. */
function work({ user }: TestPerson, opening: Uint8Array): Uint8Array[] {
  const ydoc = new Y.Doc();
  Y.applyUpdate(ydoc, opening);
  const updates: Uint8Array[] = [];
  ydoc.on("update", (update: Uint8Array) => updates.push(update));
  const reactions = ydoc.getMap(REPORT_FACTS.reactions.root);
  const key = reactionKey(comment, user, "👍");
  for (let window = 0; window < WINDOWS / PEOPLE; window += 1) {
    ydoc.clientID = nextClient += 1;
    reactions.set(key, [Date.now()]);
    reactions.delete(key);
  }
  return updates;
}

function person(at: number): TestPerson {
  const found = people[at];
  if (!found) throw new Error("nobody");
  return found;
}

const reactionsIn = (ydoc: Y.Doc): string[] => [...ydoc.getMap(REPORT_FACTS.reactions.root).keys()];

describe("[AG1] a room that has seen 3,000 windows", () => {
  it("[AG2] takes what somebody has written and taken back offline, who knew all of it and sends that alone", async () => {
    const ana = person(0);
    const there = world.open(person(1), team.report);
    const window = world.open(ana, team.report, { device: openDeviceStore(ana.user) });
    await told({ kind: "saved" }, window, there);
    const react = (room: Room) =>
      room.act((document, acting) => toggleReaction(document, acting, comment, "🎉"));
    react(window);
    const key = reactionKey(comment, ana.user, "🎉");
    await vi.waitFor(() => expect(reactionsIn(there.document.ydoc)).toContain(key), WAIT);

    world.unplug(ana);
    await told({ kind: "offline" }, window);
    react(window);
    mark(window, "On the train.");
    await told({ kind: "offline", edits: 2, kept: "stored" }, window);
    await window.close();

    world.plugIn(ana);
    const before = world.bytesSentBy(ana);
    const next = world.open(ana, team.report, { device: openDeviceStore(ana.user) });
    let replaced = false;
    next.onDocument(() => (replaced = true));
    await told({ kind: "saved" }, next);
    expect(replaced).toBe(false);
    await vi.waitFor(() => {
      expect(wordsIn(there)).toContain("On the train.");
      expect(reactionsIn(there.document.ydoc)).not.toContain(key);
    }, WAIT);
    // What was ever deleted would be as much again as what the window says that it knows.
    const known = Y.encodeStateVector(next.document.ydoc).length;
    expect(known).toBeGreaterThan(10_000);
    expect(world.bytesSentBy(ana) - before).toBeLessThan(known + 5_000);
  });

  it("takes the same from a stock client, which sends all that was ever deleted", async () => {
    const ben = person(2);
    const ydoc = new Y.Doc();
    const first = openStockClient(world.url, team.report, ben, ydoc);
    await vi.waitFor(() => expect(first.synced).toBe(true), WAIT);
    const there = world.open(person(3), team.report);
    const key = reactionKey(comment, ben.user, "👀");
    ydoc.getMap(REPORT_FACTS.reactions.root).set(key, [Date.now()]);
    await told({ kind: "saved" }, there);
    await vi.waitFor(() => expect(reactionsIn(there.document.ydoc)).toContain(key), WAIT);
    first.destroy();

    ydoc.getMap(REPORT_FACTS.reactions.root).delete(key);
    const body = [
      [...ydoc.getMap(REPORT_FACTS.annotations.root).keys()][0],
      ben.user,
      Date.now(),
      "Mine.",
    ];
    ydoc.getMap(REPORT_FACTS.comments.root).set("benscomment1", body);
    const again = openStockClient(world.url, team.report, ben, ydoc);
    const closed: number[] = [];
    again.on("connection-close", (event) => closed.push(event?.code ?? 0));
    await vi.waitFor(() => {
      expect(wordsIn(there)).toContain("Mine.");
      expect(reactionsIn(there.document.ydoc)).not.toContain(key);
    }, WAIT);
    expect(closed).toEqual([]);
    again.destroy();
  });

  it("is open to those who knew it when the server has started again", async () => {
    const carla = person(4);
    const ydoc = new Y.Doc();
    const before = openStockClient(world.url, team.report, carla, ydoc);
    await vi.waitFor(() => expect(before.synced).toBe(true), WAIT);
    before.destroy();

    const log = pino({ level: "silent" });
    const sync = await createSyncServer({
      kinds: ROOM_KINDS,
      db: api.db,
      log,
      origin: ORIGIN,
      ageing: null,
    });
    const anew = await SyncWorld.start(sync);
    const after = openStockClient(anew.url, team.report, carla, ydoc);
    const closed: number[] = [];
    after.on("connection-close", (event) => closed.push(event?.code ?? 0));
    await vi.waitFor(() => expect(after.synced).toBe(true), WAIT);
    const room = anew.open(carla, team.report);
    await told({ kind: "saved" }, room);
    room.act((document, acting) => {
      const [annotation] = [...document.annotations()];
      if (!annotation) throw new Error("it is not there");
      return addComment(document, acting, annotation.id, "After the restart.");
    });
    await told({ kind: "saved" }, room);
    await vi.waitFor(() => {
      const words = [...ydoc.getMap(REPORT_FACTS.comments.root).values()].map(
        (fact) => (fact as unknown[])[3],
      );
      expect(words).toContain("After the restart.");
    }, WAIT);
    expect(closed).toEqual([]);
    after.destroy();
    await anew.close();
    await sync.close();
  });
});
