import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { setThreadState, toggleLabel, toggleReaction } from "@/collab/facts/commands";
import { openDeviceStore, type DeviceStore } from "@/collab/device/device-store";
import type { FactEdit } from "@/collab/facts/commands";
import type { Room } from "@/collab/room";
import { listLabels } from "@/data/teams/labels";
import type { AnnotationId, CommentId, LabelId } from "@/domain/ids";
import { apiWorld, type ApiWorld, type TestPerson, type TestTeam } from "@/test/api-world";
import { renewRoom } from "@/test/sync/renew-room";
import { mark, told, WAIT, wordsIn } from "@/test/sync/rooms";
import { SyncWorld } from "@/test/sync/sync-world";

let api: ApiWorld;
let world: SyncWorld;
let team: TestTeam;
let ana: TestPerson;
let ben: TestPerson;
let label: LabelId;

beforeAll(async () => {
  api = await apiWorld();
});
beforeEach(async () => {
  vi.stubGlobal("indexedDB", new IDBFactory());
  world = await SyncWorld.start(api.sync);
  team = await api.team();
  ana = await api.join(team.team, "coder");
  ben = await api.join(team.team, "lead");
  const [first] = await listLabels(api.db, team);
  if (!first) throw new Error("a new team has no labels");
  label = first.id;
});
afterEach(async () => {
  await world.close();
  vi.unstubAllGlobals();
});
afterAll(() => api.close());

/** A window of the product on the one device of these tests. */
function openPhone(device: DeviceStore<FactEdit> | null = openDeviceStore(ana.user)): Room {
  return world.open(ana, team.report, { device });
}

const labelsOf = (room: Room, id: AnnotationId) => room.document.annotation(id)?.labels;

const toggle = (room: Room, id: AnnotationId): unknown =>
  room.act((document, acting) => toggleLabel(document, acting, id, label));

const resolve = (room: Room, id: AnnotationId): unknown =>
  room.act((document, acting) => setThreadState(document, acting, id, "resolved"));

/** Somebody lives through generations, and says something in each. */
async function liveThrough(generations: number, there: Room): Promise<void> {
  for (let at = 1; at <= generations; at += 1) {
    mark(there, `Generation ${at}.`);
    await told({ kind: "saved" }, there);
    const begun = await renewRoom(api.db, team.report);
    expect(begun).not.toBeNull();
    mark(there, `After generation ${at}.`);
    await told({ kind: "saved" }, there);
  }
}

describe("a phone that was offline since three generations ago", () => {
  it("[GN6] keeps every edit that was made on it, and has no more waiting", async () => {
    const there = await world.enter(ben, team.report);
    const question = mark(there, "A question.");
    await told({ kind: "saved" }, there);
    const phone = openPhone();
    await vi.waitFor(() => expect(wordsIn(phone)).toEqual(["A question."]), WAIT);
    world.unplug(ana);
    await told({ kind: "offline" }, phone);
    mark(phone, "On the train.");
    const comment = there.document.annotation(question)?.comments[0]?.id as CommentId;
    phone.act((document, acting) => toggleReaction(document, acting, comment, "🎉"));
    resolve(phone, question);
    await told({ kind: "offline", edits: 3, kept: "stored" }, phone);
    await phone.close();

    await liveThrough(3, there);
    world.plugIn(ana);
    const again = openPhone();
    await told({ kind: "saved" }, again, there);
    await vi.waitFor(() => {
      expect(wordsIn(there)).toHaveLength(8);
      expect(wordsIn(there)).toContain("On the train.");
      expect(there.document.annotation(question)).toMatchObject({
        state: "resolved",
        comments: [{ reactions: [{ by: ana.user, emoji: "🎉" }] }],
      });
      expect(wordsIn(again)).toEqual(wordsIn(there));
    }, WAIT);
    await again.close();
    expect(await openDeviceStore(ana.user)?.load(`report.${team.report}`)).toMatchObject({
      pending: [],
      refusal: null,
    });
  });

  it("[GN7] overwrites nothing that somebody else has set meanwhile, and its person is told", async () => {
    const there = await world.enter(ben, team.report);
    const question = mark(there, "A question.");
    const phone = openPhone();
    await vi.waitFor(() => expect(wordsIn(phone)).toEqual(["A question."]), WAIT);
    world.unplug(ana);
    await told({ kind: "offline" }, phone);
    resolve(phone, question);
    mark(phone, "On the train.");
    await told({ kind: "offline", edits: 2, kept: "stored" }, phone);

    resolve(there, question);
    there.act((document, acting) => setThreadState(document, acting, question, "open"));
    await liveThrough(3, there);
    world.plugIn(ana);
    phone.reconnect();
    await told({ kind: "refused", reason: "changed-meanwhile", edits: 1 }, phone);
    await vi.waitFor(() => expect(wordsIn(there)).toContain("On the train."), WAIT);
    expect(there.document.annotation(question)?.state).toBe("open");
    phone.acknowledgeRefusal();
    await told({ kind: "saved" }, phone);
  });

  it("[GN6] [GN7] puts back nothing that was saved, though it never heard so, and that a lead has taken off", async () => {
    const there = await world.enter(ben, team.report);
    const question = mark(there, "A question.");
    const device = openDeviceStore<FactEdit>(ana.user);
    if (!device) throw new Error("nowhere to keep anything");
    // It ends before it has noted what the server has answered.
    const phone = openPhone({ ...device, settle: () => Promise.resolve() });
    await vi.waitFor(() => expect(wordsIn(phone)).toEqual(["A question."]), WAIT);
    toggle(phone, question);
    mark(phone, "Said once.");
    await told({ kind: "saved" }, phone);
    await phone.close();
    await vi.waitFor(() => expect(labelsOf(there, question)).toEqual([label]), WAIT);
    expect((await device.load(`report.${team.report}`)).pending).toHaveLength(2);

    toggle(there, question);
    await told({ kind: "saved" }, there);
    await liveThrough(3, there);
    const again = openPhone();
    await vi.waitFor(() => {
      expect(wordsIn(again)).toEqual(wordsIn(there));
      expect(labelsOf(again, question)).toEqual([]);
    }, WAIT);
    await told({ kind: "saved" }, again, there);
    expect(labelsOf(there, question)).toEqual([]);
    expect(wordsIn(there).filter((words) => words === "Said once.")).toHaveLength(1);
  });
});

it("[GN6] two windows of one device in different generations keep each its own copy", async () => {
  const there = await world.enter(ben, team.report);
  const [first, second] = [openPhone(), openPhone()];
  await told({ kind: "saved" }, first, second);
  mark(first, "From the first.");
  await told({ kind: "saved" }, first);
  await vi.waitFor(() => expect(wordsIn(second)).toEqual(["From the first."]), WAIT);
  await renewRoom(api.db, team.report);
  mark(first, "From the first again.");
  mark(second, "From the second.");
  await told({ kind: "saved" }, first, second, there);
  await Promise.all([first.close(), second.close()]);
  world.unplug(ana);
  const third = openPhone();
  await told({ kind: "offline" }, third);
  world.plugIn(ana);
  third.reconnect();
  await told({ kind: "saved" }, third);
  const words = ["From the first again.", "From the first.", "From the second."];
  await vi.waitFor(() => {
    for (const room of [third, there]) expect(wordsIn(room)).toEqual(words);
  }, WAIT);
});
