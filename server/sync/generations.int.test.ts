import { pino } from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { addComment, remove, toggleReaction } from "@/collab/facts/commands";
import type { Room } from "@/collab/room";
import { CloseCode } from "@/collab/wire/protocol";
import { beginGeneration } from "@/data/generations/begin-generation";
import { withRoomLocked } from "@/data/journal";
import { REPORT_FACTS } from "@/domain/facts/report/report-facts";
import type { CommentId } from "@/domain/ids";
import { apiWorld, ORIGIN, type ApiWorld, type TestPerson, type TestTeam } from "@/test/api-world";
import { renewRoom } from "@/test/sync/renew-room";
import { sendUpdates, updateOf } from "@/test/sync/raw-writer";
import { listAnnotations, mark, recordStatus, told, WAIT, wordsIn } from "@/test/sync/rooms";
import { openStockClient } from "@/test/sync/stock-client";
import { SyncWorld } from "@/test/sync/sync-world";
import { ROOM_KINDS } from "../rooms/kinds";
import { REPORT_ROOM } from "../rooms/report-room";
import { RoomStore } from "./store/room-store";
import { createSyncServer } from "./sync-server";

let api: ApiWorld;
let world: SyncWorld;
let team: TestTeam;
let ana: TestPerson;
let ben: TestPerson;

beforeAll(async () => {
  api = await apiWorld();
});
beforeEach(async () => {
  world = await SyncWorld.start(api.sync);
  team = await api.team();
  ana = await api.join(team.team, "coder");
  ben = await api.join(team.team, "coder");
});
afterEach(() => world.close());
afterAll(() => api.close());

const clientsOf = (room: Room): number[] => [...Y.decodeStateVector(vectorOf(room)).keys()];

const vectorOf = ({ document }: Room): Uint8Array => Y.encodeStateVector(document.ydoc);

/** Waits until all of them have a document of that generation, and the same in it. */
async function inGeneration(marker: number | null | undefined, ...rooms: Room[]): Promise<void> {
  await vi.waitFor(() => {
    for (const room of rooms) expect(clientsOf(room)).toContain(marker);
    const [first, ...others] = rooms.map(({ document }) => listAnnotations(document));
    for (const other of others) expect(other).toEqual(first);
  }, WAIT);
  await told({ kind: "saved" }, ...rooms);
}

function firstComment(room: Room): CommentId {
  const [annotation] = listAnnotations(room.document);
  const comment = annotation?.comments[0]?.id;
  if (!comment) throw new Error("nobody has said anything");
  return comment;
}

describe("a room that is given a fresh document", () => {
  it("[GN8] [GN1] has windows that write on, and undo what they did before, and notice nothing", async () => {
    const here = await world.enter(ana, team.report);
    const there = await world.enter(ben, team.report);
    mark(here, "A question.");
    await vi.waitFor(() => expect(wordsIn(there)).toEqual(["A question."]), WAIT);
    for (let times = 0; times < 5; times += 1) {
      here.act((document, acting) => toggleReaction(document, acting, firstComment(here), "🎉"));
    }
    await told({ kind: "saved" }, here, there);
    const before = listAnnotations(here.document);
    const said = [recordStatus(here), recordStatus(there)];

    const begun = await renewRoom(api.db, team.report);
    expect(begun).toMatchObject({ number: 2 });
    for (const words of ["One.", "Two.", "Three."]) mark(here, `${words} Here.`);
    for (const words of ["One.", "Two.", "Three."]) mark(there, `${words} There.`);
    await inGeneration(begun?.marker, here, there);
    expect(wordsIn(here)).toHaveLength(7);
    expect(listAnnotations(here.document)).toEqual(expect.arrayContaining(before));
    // The server's, and those of both windows.
    expect(clientsOf(here)).toHaveLength(3);
    const kinds = new Set(said.flat().map(({ kind }) => kind));
    expect([...kinds].filter((kind) => kind !== "saving" && kind !== "saved")).toEqual([]);

    for (let times = 0; times < 4; times += 1) here.undo();
    await told({ kind: "saved" }, here);
    await vi.waitFor(() => {
      expect(wordsIn(there).filter(Boolean)).toHaveLength(4);
      const [first] = listAnnotations(there.document).flatMap(({ comments }) =>
        comments.filter(({ body }) => body === "A question."),
      );
      expect(first?.reactions).toEqual([]);
    }, WAIT);
  });

  it("[GN1] keeps what was deleted lately, and not what was deleted long ago with nothing hanging on it", async () => {
    const room = await world.enter(ana, team.report);
    const [gone, kept, answered] = [
      mark(room, "Gone."),
      mark(room, "Kept."),
      mark(room, "Answered."),
    ];
    const there = await world.enter(ben, team.report);
    there.act((document, acting) => addComment(document, acting, answered, "But why?"));
    for (const id of [gone, answered]) {
      room.act((document, acting) => remove(document, acting, id));
      const comment = room.document.annotation(id)?.comments[0]?.id;
      if (comment) room.act((document, acting) => remove(document, acting, comment));
    }
    await told({ kind: "saved" }, room, there);
    const lately = await renewRoom(api.db, team.report, Date.now() - 60_000);
    await inGeneration(lately?.marker, room, there);
    expect(room.document.annotation(gone)?.deleted?.by).toBe(ana.user);

    const later = await renewRoom(api.db, team.report, Date.now() + 60_000);
    await inGeneration(later?.marker, room, there);
    expect(listAnnotations(room.document).map(({ id }) => id)).toEqual([kept, answered].toSorted());
    expect(wordsIn(room)).toEqual(["But why?", "Kept."]);
  });

  it("[GN4] closes a stock client for good, and takes nothing that it had", async () => {
    const room = await world.enter(ana, team.report);
    mark(room, "A question.");
    const comment = firstComment(room);
    const ydoc = new Y.Doc();
    const stock = openStockClient(world.url, team.report, ana, ydoc);
    await vi.waitFor(() => expect(stock.synced).toBe(true), WAIT);
    const closed: number[] = [];
    stock.on("connection-close", (event) => closed.push(event?.code ?? 0));
    const begun = await renewRoom(api.db, team.report);
    room.act((document, acting) => toggleReaction(document, acting, comment, "🎉"));
    await inGeneration(begun?.marker, room);
    await vi.waitFor(() => expect(closed).toEqual([CloseCode.Outdated]), WAIT);
    expect(stock.shouldConnect && stock.wsconnecting).toBe(false);
    stock.destroy();

    // The same document in another program, which has not heard of it.
    ydoc.getMap(REPORT_FACTS.reactions.root).set(`${comment}.${ana.user}.👀`, [Date.now()]);
    const again = openStockClient(world.url, team.report, ana, ydoc);
    again.on("connection-close", (event) => closed.push(event?.code ?? 0));
    await vi.waitFor(() => expect(closed).toEqual([CloseCode.Outdated, CloseCode.Outdated]), WAIT);
    again.destroy();
    const anew = new Y.Doc();
    const third = openStockClient(world.url, team.report, ana, anew);
    await vi.waitFor(() => expect(third.synced).toBe(true), WAIT);
    expect([...anew.getMap(REPORT_FACTS.reactions.root).keys()]).toEqual([
      `${comment}.${ana.user}.🎉`,
    ]);
    third.destroy();
  });

  it("[GN5] takes nothing under a client id of an earlier generation", async () => {
    const write =
      (id: string) =>
      (ydoc: Y.Doc, client = 4_711) => {
        ydoc.clientID = client;
        ydoc.getMap("a").set(id, [ana.user, Date.now(), 1, 10, 20]);
      };
    const send = (id: string) => sendUpdates(world.url, team.report, ana, [updateOf(write(id))]);
    expect(await send("anasfirst001")).toEqual({ kind: "saved" });
    const room = await world.enter(ben, team.report);
    const begun = await renewRoom(api.db, team.report);
    await inGeneration(begun?.marker, room);
    const forged = updateOf((ydoc) => {
      ydoc.clientID = begun?.marker ?? 0;
      for (let at = 0; at < 9; at += 1) write(`anasforged0${at}`)(ydoc, ydoc.clientID);
    });
    expect(await sendUpdates(world.url, team.report, ana, [forged])).toMatchObject({
      reason: "foreign-client",
    });
    expect(await send("anassecond02")).toMatchObject({ kind: "closed", code: CloseCode.Outdated });
    expect(listAnnotations(room.document).map(({ id }) => id)).toEqual(["anasfirst001"]);
  });

  it("[GN3] stays as it was if the change fails at its end, and windows write on", async () => {
    const room = await world.enter(ana, team.report);
    mark(room, "A question.");
    await told({ kind: "saved" }, room);
    const name = `report.${team.report}`;
    const { lastSeq } = await api.db.prisma.room.findUniqueOrThrow({ where: { name } });
    const rebirth = {
      room: name,
      lastSeq: Number(lastSeq),
      marker: 7,
      bytes: Uint8Array.of(0, 0),
      stateVector: Uint8Array.of(0),
      clocks: new Map([[room.document.ydoc.clientID, 9]]),
      left: [],
    };
    const failing = {
      seal: () => Promise.resolve(),
      remember: () => Promise.reject(new Error("the disk is gone")),
    };
    await expect(
      withRoomLocked(api.db, name, (transaction) => beginGeneration(transaction, rebirth, failing)),
    ).rejects.toThrow("the disk is gone");
    mark(room, "Another.");
    await told({ kind: "saved" }, room);
    expect(wordsIn(await world.enter(ben, team.report))).toEqual(["A question.", "Another."]);
    expect(await api.db.prisma.retiredClient.count({ where: { room: name } })).toBe(0);
  });

  it("[GN9] is seen by the other nodes, whose windows lose nothing", async () => {
    const log = pino({ level: "silent" });
    const other = await createSyncServer({ kinds: ROOM_KINDS, db: api.db, log, origin: ORIGIN });
    const elsewhere = await SyncWorld.start(other);
    const here = await world.enter(ana, team.report);
    const there = await elsewhere.enter(ben, team.report);
    for (let generation = 2; generation <= 4; generation += 1) {
      const begun = await renewRoom(api.db, team.report);
      expect(begun?.number).toBe(generation);
      mark(here, `${generation}: here.`);
      mark(there, `${generation}: there.`);
      await inGeneration(begun?.marker, here, there);
      expect(wordsIn(there)).toHaveLength(2 * (generation - 1));
    }
    await elsewhere.close();
    await other.close();
  });
});

it("[GN10] a room of a kind that does not say how its documents are said again keeps its document", async () => {
  const room = await world.enter(ana, team.report);
  for (let times = 0; times < 50; times += 1) {
    mark(room, "A question.");
    room.undo();
  }
  await told({ kind: "saved" }, room);
  const none = { share: 0, bytes: 0, structs: 0, clients: 0 };
  const kind = { ...REPORT_ROOM, retelling: null };
  const place = { room: { kind: "report", report: team.report } as const, kind };
  const renewed: string[] = [];
  const store = new RoomStore(
    api.db,
    pino({ level: "silent" }),
    { isFull: false },
    {
      ageing: { quiet: none, crowded: none, restMs: 0 },
      onRenewed: (name) => renewed.push(name),
    },
  );
  store.upkeep.tidy(place, await store.load(api.db.pool, place.room, kind));
  await store.close();
  expect(renewed).toEqual([]);
  const name = `report.${team.report}`;
  expect(await api.db.prisma.room.findUnique({ where: { name } })).toMatchObject({ generation: 1 });
});
