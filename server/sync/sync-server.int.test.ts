import fc from "fast-check";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import {
  addComment,
  createAnnotation,
  editComment,
  remove,
  setThreadState,
  toggleLabel,
  toggleReaction,
} from "@/collab/facts/commands";
import type { ReportDocument } from "@/collab/facts/document-model";
import type { Room } from "@/collab/room";
import type { Label } from "@/contract/teams";
import { announceAccessChange } from "@/data/access-events";
import { addLabel, changeLabel, listLabels } from "@/data/teams/labels";
import { findDifferences, loadReadModel, ReportRows } from "@/data/read-model/report-tables";
import { loadEditionTexts } from "@/data/room-access";
import type { AnnotationId, CommentId, LabelId } from "@/domain/ids";
import { HandMadeSocket } from "@/e2e/support/hand-made-socket";
import {
  apiWorld,
  BUILD,
  ORIGIN,
  type ApiWorld,
  type TestPerson,
  type TestTeam,
} from "@/test/api-world";
import { openStockClient } from "@/test/sync/stock-client";
import { SyncWorld } from "@/test/sync/sync-world";
import { ROOM_KINDS } from "../rooms/kinds";
import { createSyncServer, type SyncServer } from "./sync-server";

let api: ApiWorld;
let world: SyncWorld;
let team: TestTeam;
let coder: TestPerson;

beforeAll(async () => {
  api = await apiWorld();
});
beforeEach(async () => {
  world = await SyncWorld.start(api.sync);
  team = await api.team();
  coder = await api.join(team.team, "coder");
});
afterEach(() => world.close());
afterAll(() => api.close());

const WAIT = { timeout: 15_000, interval: 10 };

async function saved(...rooms: Room[]): Promise<void> {
  await vi.waitFor(() => {
    for (const room of rooms) expect(room.status.get().kind).toBe("saved");
  }, WAIT);
}

function view(document: ReportDocument): unknown {
  return [...document.annotations()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

async function same(...rooms: Room[]): Promise<void> {
  await saved(...rooms);
  await vi.waitFor(() => {
    const [first, ...others] = rooms.map((room) => view(room.document));
    for (const other of others) expect(other).toEqual(first);
  }, WAIT);
}

const passage = { edition: 1, range: { start: 10, end: 20 } };
const mark = (room: Room, comment?: string): AnnotationId =>
  room.act((document, acting) =>
    createAnnotation(document, acting, { ...passage, ...(comment !== undefined && { comment }) }),
  ).id;

/** The read model must say exactly what the document says. */
async function expectReadModel(document: ReportDocument): Promise<void> {
  const texts = await loadEditionTexts(api.db.pool, { report: team.report });
  const wanted = new ReportRows({ report: team.report, texts });
  for (const annotation of document.annotations()) wanted.add("annotations", annotation);
  const found = await loadReadModel(api.db.pool, team.report);
  expect(wanted.all.get("annotation")).toHaveLength([...document.annotations()].length);
  expect([...findDifferences(found, wanted.all)]).toEqual([]);
}

describe("a room", () => {
  it("[SY1] shows others what is saved, and the read model agrees", async () => {
    const ana = world.open(team.owner, team.report);
    const ben = world.open(coder, team.report);
    await saved(ana, ben);
    const id = mark(ana, "Look at *this*.");
    await same(ana, ben);
    expect(ben.document.annotation(id)?.comments[0]?.body).toBe("Look at *this*.");
    await expectReadModel(ben.document);
  });

  it("[SY2] keeps what it acknowledged when the server is replaced", async () => {
    const first = await another();
    world.sync = first;
    const ana = world.open(team.owner, team.report);
    await saved(ana);
    const id = mark(ana, "Kept?");
    await saved(ana);
    const second = await another();
    world.sync = second;
    await first.close();
    const ben = world.open(coder, team.report);
    await same(ana, ben);
    expect(ben.document.annotation(id)?.comments).toHaveLength(1);
    await second.close();
  });

  it("[SY3] converges after random edits and cut connections, and the read model agrees", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(2), fc.nat(7), fc.nat(1_000)), { minLength: 5, maxLength: 40 }),
        async (steps) => {
          const people = [team.owner, coder, coder];
          const rooms = people.map((person) => world.open(person, team.report));
          await saved(...rooms);
          for (const [who, what, dice] of steps) step(rooms[who] ?? rooms[0], what, dice);
          await same(...rooms);
          const [first] = rooms;
          if (first) await expectReadModel(first.document);
          for (const room of rooms) await room.close();
        },
      ),
      { numRuns: 8 },
    );
  });

  it("[SY4] says which program it is to windows of ours", async () => {
    const room = world.open(coder, team.report);
    await vi.waitFor(() => expect(room.build.get()).toBe(BUILD), WAIT);
  });

  it("[SY4] serves stock y-websocket clients", async () => {
    const ana = world.open(team.owner, team.report);
    await saved(ana);
    const ydoc = new Y.Doc();
    const provider = openStockClient(world.url, team.report, coder, ydoc);
    const id = mark(ana);
    await vi.waitFor(() => expect(ydoc.getMap("a").has(id)).toBe(true), WAIT);
    provider.destroy();
    ydoc.destroy();
  });
});

describe("the gate", () => {
  /** Where white space stands in the report's text. */
  let space = 0;
  /** A label of another team. */
  let foreign = "";
  const blank = (): [number, number] => [space, space + 1];

  it("[SY5] refuses a viewer's hand-made update", async () => {
    const viewer = await api.join(team.team, "viewer");
    const socket = handMade(viewer);
    await socket.synced();
    socket.write((ydoc) =>
      ydoc.getMap("a").set("aaaaaaaaaaaa", [viewer.user, Date.now(), 1, 0, 5]),
    );
    expect(await socket.refused()).toBe("read-only");
    expect((await socket.closed()).code).toBe(4422);
  });

  it.each<[string, (ydoc: Y.Doc, victim: string, own: string) => void, string]>([
    [
      "a highlight in another's name",
      (ydoc, victim) => ydoc.getMap("a").set("aaaaaaaaaaaa", [victim, Date.now(), 1, 0, 5]),
      "forged-creator",
    ],
    [
      "a highlight outside of the text",
      (ydoc, _, own) => ydoc.getMap("a").set("aaaaaaaaaaaa", [own, Date.now(), 1, 0, 1e9]),
      "out-of-bounds",
    ],
    [
      "a highlight of white space alone",
      (ydoc, _, own) => ydoc.getMap("a").set("aaaaaaaaaaaa", [own, Date.now(), 1, ...blank()]),
      "out-of-bounds",
    ],
    [
      "a comment of which nothing can be seen",
      (ydoc, _, own) => {
        const [key = ""] = ydoc.getMap("a").keys();
        ydoc.getMap("c").set("cccccccccccc", [key, own, Date.now(), "\u200b"]);
      },
      "not-text",
    ],
    [
      "a label of another team",
      (ydoc, _, own) => {
        const [key = ""] = ydoc.getMap("a").keys();
        ydoc.getMap("l").set(`${key}.${foreign}`, [own, Date.now()]);
      },
      "no-such-label",
    ],
    [
      "a fact of a wrong shape",
      (ydoc, _, own) => ydoc.getMap("a").set("aaaaaaaaaaaa", { creator: own }),
      "malformed",
    ],
    [
      "a nested type",
      (ydoc) => ydoc.getMap("a").set("aaaaaaaaaaaa", new Y.Map([["x", 1]])),
      "foreign-structure",
    ],
    ["an unknown root", (ydoc) => ydoc.getMap("zzz").set("x", 1), "foreign-structure"],
    [
      "removing another's highlight",
      (ydoc) => {
        for (const key of ydoc.getMap("a").keys()) ydoc.getMap("a").delete(key);
      },
      "immutable",
    ],
  ])("[SY6] refuses %s, and nobody sees it", async (_name, forge, reason) => {
    const ana = world.open(team.owner, team.report);
    await saved(ana);
    mark(ana);
    await saved(ana);
    const before = view(ana.document);
    const text = (await loadEditionTexts(api.db.pool, { report: team.report })).get(1) ?? "";
    space = text.indexOf(" ");
    const other = await api.team();
    [{ id: foreign }] = (await listLabels(api.db, other)) as [Label];
    const socket = handMade(coder);
    await socket.synced();
    socket.write((ydoc) => forge(ydoc, team.owner.user, coder.user));
    expect(await socket.refused()).toBe(reason);
    mark(ana);
    await saved(ana);
    expect(view(ana.document)).toHaveLength((before as unknown[]).length + 1);
    await expectReadModel(ana.document);
  });
});

describe("[WF4] labels", () => {
  const put = (room: Room, mark: AnnotationId, label: LabelId) =>
    room.act((document, acting) => toggleLabel(document, acting, mark, label));

  it("are taken that came after the room was opened, or were put away meanwhile", async () => {
    const ana = world.open(team.owner, team.report);
    await saved(ana);
    const id = mark(ana);
    await saved(ana);
    const added = await addLabel(api.db, { team: team.team, name: "Late", colour: "mint" });
    const [old] = await listLabels(api.db, team);
    if (!added.ok || !old) throw new Error("a team has labels");
    await changeLabel(api.db, {
      team: team.team,
      label: old.id,
      changes: { archived: true },
      now: new Date(),
    });
    for (const label of [added.value.id, old.id]) put(ana, id, label);
    await saved(ana);
    // Those of one millisecond stand in the order of their ids.
    expect(ana.document.annotation(id)?.labels.toSorted()).toEqual(
      [added.value.id, old.id].toSorted(),
    );
    await expectReadModel(ana.document);
  });
});

describe("who may enter", () => {
  it("[SY7] turns away strangers, signed-out people and other sites", async () => {
    const stranger = await api.person();
    expect((await handMade(stranger).closed()).code).toBe(4404);
    expect((await handMade({ ...coder, cookie: "" }).closed()).code).toBe(4401);
    const foreign = new HandMadeSocket(httpUrl(), `report.${team.report}`, {
      cookie: coder.cookie,
      origin: "https://evil.example",
    });
    expect((await foreign.closed()).code).toBe(4403);
  });

  it("[SY8] closes a person's sockets at once when their access changes", async () => {
    const socket = handMade(coder);
    await socket.synced();
    await api.db.prisma.$transaction(async (transaction) => {
      await transaction.membership.deleteMany({ where: { userId: coder.user } });
      await announceAccessChange(transaction, { user: coder.user, team: team.team });
    });
    expect((await socket.closed()).code).toBe(1012);
    expect((await handMade(coder).closed()).code).toBe(4404);
  });
});

it("[SY9] stamps who somebody is into their presence", async () => {
  const ana = world.open(team.owner, team.report);
  const ben = world.open(coder, team.report);
  await saved(ana, ben);
  ben.setPlace({ selection: { start: 3, end: 9 }, user: { name: "Somebody else" } } as never);
  await vi.waitFor(() => {
    const [other] = [...ana.others.get().values()];
    expect(other?.user.id).toBe(coder.user);
    expect(other?.selection).toEqual({ start: 3, end: 9 });
  }, WAIT);
});

function another(): Promise<SyncServer> {
  return createSyncServer({
    kinds: ROOM_KINDS,
    db: api.db,
    log: pino({ level: "silent" }),
    origin: ORIGIN,
  });
}

function httpUrl(): string {
  return world.url.replace(/^ws/, "http").replace(/\/sync$/, "");
}

function handMade(person: TestPerson): HandMadeSocket {
  return new HandMadeSocket(httpUrl(), `report.${team.report}`, { cookie: person.cookie });
}

/** One random gesture in one room, or a cut of some sockets. */
function step(room: Room | undefined, what: number, dice: number): void {
  if (!room) return;
  const annotations = [...room.document.annotations()];
  const annotation = annotations[dice % Math.max(1, annotations.length)];
  const own = annotation?.comments.find(({ creator }) => creator === annotation.creator);
  if (what <= 1 || !annotation) mark(room, what === 1 ? `comment ${dice}` : undefined);
  else if (what === 2) room.act((d, acting) => addComment(d, acting, annotation.id, `re ${dice}`));
  else if (what === 3) {
    room.act((d, acting) => setThreadState(d, acting, annotation.id, "resolved"));
  } else if (what === 4 && own) room.act((d, acting) => toggleReaction(d, acting, own.id, "👍"));
  else if (what === 5) room.undo();
  else if (what === 6) world.cut((index) => (index + dice) % 2 === 0);
  else actOnOwn(room, annotation.id, dice);
}

function actOnOwn(room: Room, annotation: AnnotationId, dice: number): void {
  const mine = room.act((d, acting) => addComment(d, acting, annotation, `mine ${dice}`)).id;
  const change: (id: CommentId) => void =
    dice % 2 === 0
      ? (id) => room.act((d, acting) => editComment(d, acting, id, `edited ${dice}`))
      : (id) => room.act((d, acting) => remove(d, acting, id));
  change(mine);
}
