import { pino } from "pino";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { createAnnotation, toggleLabel } from "@/collab/facts/commands";
import { newId } from "@/data/new-id";
import { listLabels } from "@/data/teams/labels";
import type { AnnotationId, LabelId } from "@/domain/ids";
import { apiWorld, type ApiWorld, type TestTeam } from "@/test/api-world";
import { WAIT } from "@/test/sync/rooms";
import { REPORT_ROOM } from "../../rooms/report-room";
import { RoomStore } from "./room-store";

const NONE = { share: 0, bytes: 64, structs: 0, clients: 99 };
const ANY = { share: 9, bytes: 9_999_999, structs: 9_999, clients: 99 };

let api: ApiWorld;
let team: TestTeam;
let label: LabelId;
let annotation: AnnotationId;

beforeAll(async () => {
  // The room is looked after by the stores of these tests alone.
  api = await apiWorld({ ageing: null });
});
beforeEach(async () => {
  team = await api.team();
  label = (await listLabels(api.db, team))[0]?.id as LabelId;
  annotation = await change((document, acting) => {
    const range = { start: 1, end: 9 };
    return createAnnotation(document, acting, { edition: 1, range, comment: "A note." }).id;
  });
});
afterAll(() => api.close());

const roomOf = ({ report }: TestTeam) => ({ kind: "report", report }) as const;

type Change<Value> = Parameters<typeof api.sync.rooms.change<"report", Value>>[2];

async function change<Value>(write: Change<Value>): Promise<Value> {
  const by = { user: team.owner.user, role: "owner" } as const;
  const done = await api.sync.rooms.change(roomOf(team), by, write);
  if (!done.ok) throw new Error(done.refusal);
  return done.value;
}

/** A label goes on and off, and leaves nothing but a trace. */
async function leaveTraces(): Promise<void> {
  for (let times = 0; times < 40; times += 1) {
    await change((document, acting) =>
      toggleLabel(document, { ...acting, newId }, annotation, label),
    );
  }
}

/** Encodes the room as it is, and weighs it. */
async function tidy(store: RoomStore): Promise<void> {
  const stored = await store.load(api.db.pool, roomOf(team), REPORT_ROOM);
  store.upkeep.tidy({ room: roomOf(team), kind: REPORT_ROOM }, stored);
  await vi.waitFor(async () => {
    const state = await store.load(api.db.pool, roomOf(team), REPORT_ROOM);
    expect(state.tail.updates).toBe(0);
  }, WAIT);
}

it("[GN2] waits with a fresh document until nobody is in the room, if it can wait", async () => {
  const here = { quiet: false };
  const renewed: string[] = [];
  const store = new RoomStore(
    api.db,
    pino({ level: "silent" }),
    { isFull: false },
    {
      ageing: { quiet: NONE, crowded: ANY, restMs: 0 },
      isQuiet: () => here.quiet,
      onRenewed: (name) => renewed.push(name),
    },
  );
  await leaveTraces();
  await tidy(store);
  store.upkeep.renewDue();
  expect(renewed).toEqual([]);
  here.quiet = true;
  await vi.waitFor(() => {
    store.upkeep.renewDue();
    expect(renewed).toEqual([`report.${team.report}`]);
  }, WAIT);
  await store.close();
});

it("[GN2] gives whoever is there no fresh document sooner than some time after the last", async () => {
  const clock = { now: Date.now() };
  const renewed: string[] = [];
  const store = new RoomStore(
    api.db,
    pino({ level: "silent" }),
    { isFull: false },
    {
      ageing: { quiet: NONE, crowded: NONE, restMs: 60_000 },
      now: () => clock.now,
      isQuiet: () => false,
      onRenewed: (name) => renewed.push(name),
    },
  );
  await leaveTraces();
  await tidy(store);
  await vi.waitFor(() => expect(renewed).toHaveLength(1), WAIT);
  await leaveTraces();
  await tidy(store);
  store.upkeep.renewDue();
  clock.now += 59_000;
  store.upkeep.renewDue();
  expect(renewed).toHaveLength(1);
  clock.now += 1_000;
  await vi.waitFor(() => {
    store.upkeep.renewDue();
    expect(renewed).toHaveLength(2);
  }, WAIT);
  await store.close();
});
