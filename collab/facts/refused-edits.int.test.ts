import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { announceAccessChange } from "@/data/access-events";
import type { Role } from "@/domain/access/roles";
import { apiWorld, type ApiWorld, type TestPerson, type TestTeam } from "@/test/api-world";
import { Gate } from "@/server/sync/gate/gate";
import { listAnnotations, mark, recordStatus, told, WAIT, wordsIn } from "@/test/sync/rooms";
import { SyncWorld } from "@/test/sync/sync-world";
import { remove } from "./commands";
import { openDeviceStore } from "../device/device-store";
import type { Room } from "../room";

/** No edition is as long. UTF-16 code units. */
const BEYOND = 1e9;
const HOUR_MS = 3_600_000;

let api: ApiWorld;
let world: SyncWorld;
let team: TestTeam;
let ana: TestPerson;
let there: Room;

beforeAll(async () => {
  api = await apiWorld();
});
beforeEach(async () => {
  vi.stubGlobal("indexedDB", new IDBFactory());
  world = await SyncWorld.start(api.sync);
  team = await api.team();
  ana = await api.join(team.team, "coder");
  there = world.open(team.owner, team.report);
  await told({ kind: "saved" }, there);
});
afterEach(async () => {
  await world.close();
  vi.unstubAllGlobals();
});
afterAll(() => api.close());

function openWindow(now?: () => number): Room {
  return world.open(ana, team.report, {
    device: openDeviceStore(ana.user),
    ...(now && { now }),
  });
}

function comeBack(room: Room): void {
  world.plugIn(ana);
  room.reconnect();
}

async function makeAna(role: Role): Promise<void> {
  await api.db.prisma.$transaction(async (transaction) => {
    await transaction.membership.updateMany({ where: { userId: ana.user }, data: { role } });
    await announceAccessChange(transaction, { user: ana.user, team: team.team });
  });
}

describe("[DV3] what the server refuses", () => {
  it("is dropped, its words are offered, and everything else is written again", async () => {
    const room = openWindow();
    await told({ kind: "saved" }, room);
    mark(room, "Saved before.");
    await told({ kind: "saved" }, room);
    world.unplug(ana);
    await told({ kind: "offline" }, room);
    mark(room, "Good.");
    const bad = mark(room, "Out of the text.", BEYOND);
    mark(room, "Good too.");
    await told({ kind: "offline", edits: 3, kept: "stored" }, room);
    let replaced = 0;
    room.onDocument(() => (replaced += 1));

    comeBack(room);
    await told({ kind: "refused", reason: "out-of-bounds", edits: 1 }, room);
    expect(room.status.get()).toMatchObject({
      kept: [{ annotation: bad, body: "Out of the text." }],
    });
    const good = ["Good too.", "Good.", "Saved before."];
    await vi.waitFor(() => {
      for (const one of [room, there]) expect(wordsIn(one)).toEqual(good);
    }, WAIT);
    expect(replaced).toBeGreaterThan(0);

    room.acknowledgeRefusal();
    await told({ kind: "saved" }, room);
    await room.close();
    const next = openWindow();
    await told({ kind: "saved" }, next);
    expect(wordsIn(next)).toEqual(good);
  });

  it("is no news if it was to delete what a lead has deleted meanwhile", async () => {
    const room = openWindow();
    await told({ kind: "saved" }, room);
    const mine = mark(room, "Mine.");
    await told({ kind: "saved" }, room);
    await vi.waitFor(() => expect(wordsIn(there)).toEqual(["Mine."]), WAIT);
    world.unplug(ana);
    await told({ kind: "offline" }, room);
    room.act((document, acting) => remove(document, acting, mine));
    mark(room, "Also without a connection.");
    await told({ kind: "offline", edits: 2 }, room);
    there.act((document, acting) => remove(document, acting, mine));
    await told({ kind: "saved" }, there);

    const statuses = recordStatus(room);
    comeBack(room);
    await told({ kind: "saved" }, room);
    expect(statuses.map(({ kind }) => kind)).not.toContain("refused");
    await vi.waitFor(() => {
      for (const one of [room, there]) {
        expect(wordsIn(one)).toContain("Also without a connection.");
        expect(one.document.fact("deletions", mine)?.[0]).toBe(team.owner.user);
      }
    }, WAIT);
  });

  it("while it is online is taken out of the window at once, and nobody else ever sees it", async () => {
    const room = openWindow();
    await told({ kind: "saved" }, room);
    mark(room, "Out of the text.", BEYOND);
    await told({ kind: "refused", edits: 1 }, room);
    await vi.waitFor(() => expect(wordsIn(room)).toEqual([]), WAIT);
    mark(room, "In the text.");
    room.acknowledgeRefusal();
    await told({ kind: "saved" }, room);
    await vi.waitFor(() => expect(wordsIn(there)).toEqual(["In the text."]), WAIT);
  });

  it("is judged by the rights at arrival, and offered again by every window until it was seen", async () => {
    const room = openWindow();
    await told({ kind: "saved" }, room);
    world.unplug(ana);
    await told({ kind: "offline" }, room);
    mark(room, "Written as a coder.");
    await told({ kind: "offline", edits: 1, kept: "stored" }, room);
    await makeAna("viewer");
    comeBack(room);
    const refusal = {
      kind: "refused",
      reason: "read-only",
      edits: 1,
      kept: [{ body: "Written as a coder." }],
    } as const;
    await told(refusal as never, room);
    await vi.waitFor(() => expect(listAnnotations(room.document)).toEqual([]), WAIT);
    await room.close();

    const next = openWindow();
    await told(refusal as never, next);
    await vi.waitFor(() => expect(next.role.get()).toBe("viewer"), WAIT);
    expect(listAnnotations(next.document)).toEqual([]);
    next.acknowledgeRefusal();
    await told({ kind: "saved" }, next);
    await next.close();
    await told({ kind: "saved" }, openWindow());
    expect(listAnnotations(there.document)).toEqual([]);
  });
});

describe("[DV4] a clock that is wrong", () => {
  it.each([
    ["ahead", HOUR_MS],
    ["behind", -HOUR_MS],
  ])("an hour %s costs nobody the edits made before the server was heard", async (_, skew) => {
    world.unplug(ana);
    const room = openWindow(() => Date.now() + skew);
    await told({ kind: "offline" }, room);
    const ids = ["First.", "Second.", "Third."].map((words) => mark(room, words));
    await told({ kind: "offline", edits: 3, kept: "stored" }, room);
    comeBack(room);
    await told({ kind: "saved" }, room);
    await vi.waitFor(() => expect(wordsIn(there)).toEqual(["First.", "Second.", "Third."]), WAIT);
    const times = ids.map((id) => there.document.annotation(id)?.created ?? 0);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(Math.max(...times)).toBeLessThan(Date.now() + 60_000);
  });

  it("that has lost its time costs nobody the edits made before the server was heard", async () => {
    const began = Date.now();
    world.unplug(ana);
    const room = openWindow(() => Date.now() - began + 1_000);
    await told({ kind: "offline" }, room);
    const ids = ["First.", "Second."].map((words) => mark(room, words));
    await told({ kind: "offline", edits: 2, kept: "stored" }, room);
    comeBack(room);
    await told({ kind: "saved" }, room);
    await vi.waitFor(() => expect(wordsIn(there)).toEqual(["First.", "Second."]), WAIT);
    for (const id of ids) {
      expect(there.document.annotation(id)?.created).toBeGreaterThan(began - 60_000);
    }
  });

  it("is put right as soon as the server was heard", async () => {
    const room = openWindow(() => Date.now() + HOUR_MS);
    await told({ kind: "saved" }, room);
    const before = Date.now();
    const id = mark(room);
    await told({ kind: "saved" }, room);
    const created = room.document.annotation(id)?.created ?? 0;
    expect(Math.abs(created - before)).toBeLessThan(60_000);
  });
});

describe("[WF7] a bug of the server", () => {
  it("refuses nothing: the edit is kept, and saved as soon as it can be judged", async () => {
    const room = openWindow();
    await told({ kind: "saved" }, room);
    const said = recordStatus(room);
    const failing = vi.spyOn(Gate.prototype, "admit").mockImplementationOnce(function* () {
      yield null;
      return { kind: "failed", error: new Error("a bug"), spoilt: true };
    });
    mark(room, "Still here.");
    await vi.waitFor(() => expect(wordsIn(there)).toEqual(["Still here."]), WAIT);
    await told({ kind: "saved" }, room);
    expect(failing.mock.calls.length).toBeGreaterThan(1);
    expect(said.filter(({ kind }) => kind === "refused")).toEqual([]);
    failing.mockRestore();
  });

  it("is answered as one if the API writes, and the room goes on", async () => {
    const failing = vi.spyOn(Gate.prototype, "write").mockReturnValueOnce({
      kind: "failed",
      error: new Error("a bug"),
      spoilt: true,
    });
    const path = `/reports/${team.report}/annotations`;
    const call = { as: ana, body: { start: 0, end: 5, comment: "By the API." } };
    expect((await api.call("POST", path, call)).status).toBe(500);
    failing.mockRestore();
    expect((await api.call("POST", path, call)).status).toBe(201);
    await vi.waitFor(() => expect(wordsIn(there)).toEqual(["By the API."]), WAIT);
  });
});
