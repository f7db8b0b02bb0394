import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import {
  addComment,
  createAnnotation,
  decideStatements,
  editComment,
  remove,
  setThreadState,
  toggleLabel,
  toggleReaction,
} from "@/collab/facts/commands";
import { listLabels } from "@/data/teams/labels";
import { apiWorld, type ApiWorld, type TestPerson, type TestTeam } from "@/test/api-world";
import { listAnnotations, mark, recordStatus, told, WAIT, wordsIn } from "@/test/sync/rooms";
import { DECISION } from "@/test/some-statement";
import { SyncWorld } from "@/test/sync/sync-world";
import { openDeviceStore } from "../device/device-store";
import { forgetDevice } from "../device/forget-device";
import type { Room } from "../room";

let api: ApiWorld;
let world: SyncWorld;
let team: TestTeam;
let ana: TestPerson;
let ben: TestPerson;

beforeAll(async () => {
  api = await apiWorld();
});
beforeEach(async () => {
  // A device that has seen none of this.
  vi.stubGlobal("indexedDB", new IDBFactory());
  world = await SyncWorld.start(api.sync);
  team = await api.team();
  ana = await api.join(team.team, "coder");
  ben = await api.join(team.team, "coder");
});
afterEach(async () => {
  await world.close();
  vi.unstubAllGlobals();
});
afterAll(() => api.close());

/** A window of the product on the one device of these tests. */
function openWindow(person: TestPerson): Room {
  return world.open(person, team.report, { device: openDeviceStore(person.user) });
}

function comeBack(person: TestPerson, ...rooms: Room[]): void {
  world.plugIn(person);
  for (const room of rooms) room.reconnect();
}

/** As one gesture, so that it is one frame. */
function markMany(room: Room, count: number): void {
  room.act((document, acting) =>
    document.ydoc.transact(() => {
      const made = Array.from({ length: count }, (_, at) =>
        createAnnotation(document, acting, {
          edition: 1,
          range: { start: at % 20, end: 30 },
          comment: "What one says of it, in so many words.",
        }),
      );
      return { edits: made.flatMap(({ command }) => command.edits) };
    }),
  );
}

/** How many annotations there are whenever readers are told all of something. */
function recordSizes(room: Room): number[] {
  const sizes: number[] = [];
  room.document.onThings("annotations", (_, more) => {
    if (!more) sizes.push(listAnnotations(room.document).length);
  });
  return sizes;
}

describe("[DV1] edits without a connection", () => {
  it("are kept on the device, seen by the next window, and merged on return", async () => {
    const there = world.open(ben, team.report);
    const first = openWindow(ana);
    await told({ kind: "saved" }, first, there);
    const answered = mark(there, "A question.");
    await vi.waitFor(() => expect(first.document.annotation(answered)).not.toBeNull(), WAIT);

    world.unplug(ana);
    await told({ kind: "offline", edits: 0 }, first);
    mark(first, "On the train.");
    first.act((document, acting) => addComment(document, acting, answered, "An answer."));
    mark(there, "Meanwhile.");
    await told({ kind: "offline", edits: 2, kept: "stored" }, first);
    await first.close();

    const second = openWindow(ana);
    await told({ kind: "offline", edits: 2, kept: "stored" }, second);
    expect(wordsIn(second)).toEqual(["A question.", "An answer.", "On the train."]);

    comeBack(ana, second);
    await told({ kind: "saved" }, second, there);
    await vi.waitFor(() => {
      const all = ["A question.", "An answer.", "Meanwhile.", "On the train."];
      for (const room of [second, there]) expect(wordsIn(room)).toEqual(all);
      expect(listAnnotations(second.document)).toEqual(listAnnotations(there.document));
    }, WAIT);

    // What is on the server is no longer pending on the device.
    await second.close();
    world.unplug(ana);
    await told({ kind: "offline", edits: 0 }, openWindow(ana));
  });

  it("[GA5] are taken, whatever colleagues have renamed, put away or deleted meanwhile", async () => {
    const lead = team.owner;
    const there = world.open(lead, team.report);
    const room = openWindow(ana);
    await told({ kind: "saved" }, room, there);
    const mine = mark(room, "Mine.");
    const theirs = mark(there, "Theirs.");
    await told({ kind: "saved" }, room, there);
    await vi.waitFor(() => expect(wordsIn(room)).toEqual(["Mine.", "Theirs."]), WAIT);
    const [label] = await listLabels(api.db, team);
    const [comment] = room.document.annotation(mine)?.comments ?? [];
    if (!label || !comment) throw new Error("there is nothing to write about");

    world.unplug(ana);
    await told({ kind: "offline" }, room);
    room.act((document, acting) => addComment(document, acting, theirs, "An answer."));
    room.act((document, acting) => editComment(document, acting, comment.id, "Mine, better."));
    room.act((document, acting) => setThreadState(document, acting, theirs, "resolved"));
    room.act((document, acting) => toggleLabel(document, acting, theirs, label.id));
    room.act((document, acting) => toggleReaction(document, acting, comment.id, "👍"));
    room.act((document, acting) => decideStatements(document, acting, [DECISION]));
    await told({ kind: "offline", edits: 6 }, room);

    for (const id of [mine, theirs, comment.id])
      there.act((document, acting) => remove(document, acting, id));
    await told({ kind: "saved" }, there);
    const path = `/teams/${team.team}`;
    const made = await api.call("POST", `${path}/actors`, {
      as: lead,
      body: { name: "Gabon", kind: "state" },
    });
    const { id: actor } = (await made.json()) as { id: string };
    const changes = [
      ["PATCH", `${path}/labels/${label.id}`, { name: "Old", archived: true }],
      ["PATCH", path, { name: "Renamed" }],
      ["PATCH", `/reports/${team.report}`, { title: "Renamed", archived: true }],
      ["DELETE", `${path}/actors/${actor}`, undefined],
    ] as const;
    for (const [method, place, body] of changes)
      expect((await api.call(method, place, { as: lead, body })).ok, place).toBe(true);

    const statuses = recordStatus(room);
    comeBack(ana, room);
    await told({ kind: "saved" }, room);
    expect(statuses.map(({ kind }) => kind)).not.toContain("refused");
    await vi.waitFor(() => {
      expect(there.document.fact("edits", comment.id)?.[0]).toBe("Mine, better.");
      expect(there.document.fact("states", theirs)?.[0]).toBe(1);
      expect(there.document.annotation(theirs)).toMatchObject({ labels: [label.id] });
      expect(there.document.fact("statements", DECISION.id)?.[3]).toBe("Gabon");
      expect(listAnnotations(there.document)).toEqual(listAnnotations(room.document));
    }, WAIT);
    expect(wordsIn(there)).toContain("An answer.");
  });

  it("are one person's: another one on the same device sees none of them", async () => {
    for (const person of [ana, ben]) world.unplug(person);
    const anas = openWindow(ana);
    await told({ kind: "offline" }, anas);
    mark(anas, "Between us.");
    await told({ kind: "offline", edits: 1, kept: "stored" }, anas);
    await anas.close();

    const bens = openWindow(ben);
    await told({ kind: "offline", edits: 0 }, bens);
    expect(listAnnotations(bens.document)).toEqual([]);
    comeBack(ben, bens);
    await told({ kind: "saved" }, bens);
    expect(listAnnotations(bens.document)).toEqual([]);
    await bens.close();

    const again = openWindow(ana);
    await told({ kind: "offline", edits: 1 }, again);
    expect(wordsIn(again)).toEqual(["Between us."]);
  });

  it("are gone from the device when the person has signed out", async () => {
    world.unplug(ana);
    const room = openWindow(ana);
    mark(room, "Secret.");
    await told({ kind: "offline", edits: 1, kept: "stored" }, room);
    await room.close();
    await forgetDevice(ana.user);
    const next = openWindow(ana);
    await told({ kind: "offline", edits: 0 }, next);
    expect(listAnnotations(next.document)).toEqual([]);
  });

  it("that two windows of one person bring back arrive once", async () => {
    const there = world.open(ben, team.report);
    world.unplug(ana);
    const first = openWindow(ana);
    await told({ kind: "offline" }, first);
    mark(first, "Once.");
    await told({ kind: "offline", edits: 1, kept: "stored" }, first);
    const second = openWindow(ana);
    await told({ kind: "offline", edits: 1 }, second);
    mark(second, "And this.");

    comeBack(ana, first, second);
    await told({ kind: "saved" }, first, second, there);
    await vi.waitFor(() => {
      for (const room of [first, second, there]) {
        expect(wordsIn(room)).toEqual(["And this.", "Once."]);
      }
    }, WAIT);
  });
});

describe("[DV6] a report of more than a thousand notes", () => {
  it("opens whole, and again without a connection, and goes on", async () => {
    const there = world.open(ben, team.report);
    await told({ kind: "saved" }, there);
    markMany(there, 1_200);
    await told({ kind: "saved" }, there);

    const first = openWindow(ana);
    const sizes = recordSizes(first);
    await told({ kind: "saved" }, first);
    expect(sizes).toEqual([1_200]);
    expect(listAnnotations(first.document)).toEqual(listAnnotations(there.document));
    await first.close();

    world.unplug(ana);
    const second = openWindow(ana);
    await told({ kind: "offline", edits: 0 }, second);
    expect(listAnnotations(second.document)).toEqual(listAnnotations(there.document));
    mark(second, "And one.");
    mark(there, "And another.");
    comeBack(ana, second);
    await told({ kind: "saved" }, second, there);
    await vi.waitFor(() => {
      for (const room of [second, there])
        expect(wordsIn(room)).toEqual(expect.arrayContaining(["And one.", "And another."]));
    }, WAIT);
  });

  it("is whole when the connection is lost while it opens", async () => {
    const there = world.open(ben, team.report);
    await told({ kind: "saved" }, there);
    markMany(there, 2_000);
    await told({ kind: "saved" }, there);

    const room = openWindow(ana);
    await vi.waitFor(() => expect(listAnnotations(room.document)).not.toEqual([]), WAIT);
    world.unplug(ana);
    mark(room, "Meanwhile.");
    await told({ kind: "offline", edits: 1 }, room);
    comeBack(ana, room);
    await told({ kind: "saved" }, room, there);
    await vi.waitFor(() => {
      expect(listAnnotations(there.document)).toHaveLength(2_001);
      expect(listAnnotations(room.document)).toEqual(listAnnotations(there.document));
    }, WAIT);
  });
});

describe("[DV2] what the person is told", () => {
  it("is true at each step, on the way out of the network and back", async () => {
    const room = openWindow(ana);
    const said = recordStatus(room);
    expect(room.status.get()).toEqual({ kind: "loading" });
    await told({ kind: "saved" }, room);
    mark(room, "Here.");
    expect(room.status.get()).toEqual({ kind: "saving", edits: 1 });
    await told({ kind: "saved" }, room);

    world.unplug(ana);
    await told({ kind: "offline", edits: 0 }, room);
    mark(room, "There.");
    expect(room.status.get()).toEqual({ kind: "offline", edits: 1, kept: "storing" });
    await told({ kind: "offline", edits: 1, kept: "stored" }, room);
    mark(room, "Everywhere.");
    await told({ kind: "offline", edits: 2, kept: "stored" }, room);

    comeBack(ana, room);
    await told({ kind: "saved" }, room);
    const kinds = said.map(({ kind }) => kind);
    // On return the server may have saved everything before this device has heard the rest of it.
    expect(kinds.filter((kind, index) => kind !== kinds[index - 1]).join(" ")).toMatch(
      /^saved saving saved offline (saving )?saved$/,
    );
  });

  it("is that closing the page loses the edits, if the device is full", async () => {
    world.unplug(ana);
    const room = openWindow(ana);
    await told({ kind: "offline", edits: 0, kept: "stored" }, room);
    const full = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
      throw new DOMException("The disk is full", "QuotaExceededError");
    });
    mark(room, "Nowhere to put it.");
    await told({ kind: "offline", edits: 1, kept: "failed" }, room);
    full.mockRestore();

    // What the device could not keep, the open window still has.
    comeBack(ana, room);
    await told({ kind: "saved" }, room);
    const there = world.open(ben, team.report);
    await told({ kind: "saved" }, there);
    expect(wordsIn(there)).toEqual(["Nowhere to put it."]);
  });

  it("is that nothing is kept, if the browser keeps nothing", async () => {
    world.unplug(ana);
    const room = world.open(ana, team.report, { device: null });
    mark(room, "Here only.");
    await told({ kind: "offline", edits: 1, kept: "failed" }, room);
  });

  it("is that the session has ended, with the edits kept for when they are back", async () => {
    const room = openWindow(ana);
    await told({ kind: "saved" }, room);
    world.unplug(ana);
    await told({ kind: "offline" }, room);
    mark(room, "Before I left.");
    await told({ kind: "offline", edits: 1, kept: "stored" }, room);
    await api.db.prisma.userSession.deleteMany({ where: { id: ana.sid } });
    comeBack(ana, room);
    await told({ kind: "signed-out", edits: 1, kept: "stored" }, room);
    await room.close();

    const back = openWindow(await api.signIn(ana.user, ana.email));
    await told({ kind: "saved" }, back);
    expect(wordsIn(back)).toEqual(["Before I left."]);
  });
});
