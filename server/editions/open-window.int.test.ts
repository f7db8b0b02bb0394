import { afterAll, beforeAll, expect, it } from "vitest";
import { annotationSchema } from "@/contract/reports";
import type { ReportId } from "@/domain/ids";
import { apiWorld, type ApiWorld } from "@/test/api-world";
import { mark, recordStatus, told } from "@/test/sync/rooms";
import { SyncWorld } from "@/test/sync/sync-world";

const TEXT = "Ghana has ratified the convention and destroyed its stockpile. We thank it.\n";
/** Where the marked words end; `mark` begins at 10. */
const END = TEXT.indexOf(" and");
const FOREWORD = "A foreword.\n\n";

let api: ApiWorld;
let world: SyncWorld;

beforeAll(async () => {
  api = await apiWorld();
  world = await SyncWorld.start(api.sync);
});
afterAll(async () => {
  await world.close();
  expect(api.errors).toEqual([]);
  await api.close();
});

it("[ED5] a window that is open when an edition comes keeps writing on its own, and what it writes is carried over", async () => {
  const { team, owner } = await api.team();
  const ana = await api.join(team, "coder");
  const body = { team, title: "The meeting", text: TEXT };
  const made = await api.call("POST", "/reports", { as: owner, body });
  const { id: report } = (await made.json()) as { id: ReportId };
  const list = async () => {
    const listed = await api.call("GET", `/reports/${report}/annotations`, { as: owner });
    const { items } = (await listed.json()) as { items: unknown[] };
    return items.map((item) => annotationSchema.parse(item));
  };

  const room = await world.enter(ana, report);
  const before = mark(room, "Written before it came", END);
  await told({ kind: "saved" }, room);
  const statuses = recordStatus(room);

  const edition = { as: owner, body: { text: FOREWORD + TEXT } };
  const added = await api.call("POST", `/reports/${report}/editions`, edition);
  expect(added.status).toBe(201);
  const after = mark(room, "Written after it came", END);
  await told({ kind: "saved" }, room);

  expect(statuses.map(({ kind }) => kind)).not.toContain("refused");
  const items = await list();
  expect(items.map(({ id }) => id).toSorted()).toEqual([before, after].toSorted());
  for (const item of items) {
    expect(item).toMatchObject({
      state: "exact",
      edition: 2,
      start: 10 + FOREWORD.length,
      original: { edition: 1, start: 10 },
    });
  }
});
