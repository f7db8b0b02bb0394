import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import type { Database } from "@/data/database";
import { loadTaken } from "@/data/generations/retired-clients";
import { loadRoom } from "@/data/journal";
import { REPORT_FACT_NAMES, REPORT_FACTS } from "@/domain/facts/report/report-facts";
import { apiWorld, type ApiWorld, type TestPerson, type TestTeam } from "@/test/api-world";
import { emptyTestDatabase } from "@/test/postgres";
import { mark, told } from "@/test/sync/rooms";
import { SyncWorld } from "@/test/sync/sync-world";
import { readMigrations } from "../../postgres/migrate";
import { namesMarker } from "../../sync/store/marker";
import { toPieces } from "../../sync/store/to-pieces";
import { makeCopy } from "../make-copy";
import { restoreCopy } from "./restore-copy";

let folder: string;
let api: ApiWorld;
let world: SyncWorld;
let team: TestTeam;
let ben: TestPerson;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "caucus-copies-"));
  api = await apiWorld();
  world = await SyncWorld.start(api.sync);
  team = await api.team();
  ben = await api.join(team.team, "coder");
});
afterAll(async () => {
  await world.close();
  await api.close();
  await rm(folder, { recursive: true });
});

async function read({ pool }: Database) {
  const stored = await loadRoom(pool, `report.${team.report}`);
  if (!stored) throw new Error("there is no room");
  const ydoc = new Y.Doc();
  for (const piece of toPieces(stored)) Y.applyUpdate(ydoc, piece);
  const facts = REPORT_FACT_NAMES.map((name) => ydoc.getMap(REPORT_FACTS[name].root).toJSON());
  return { ...stored.generation, facts, vector: Y.encodeStateVector(ydoc) };
}

test("[GN9] [GN4] a restored room is another generation with the same facts, which knows whose the old copies were", async () => {
  const rooms = [await world.enter(team.owner, team.report), await world.enter(ben, team.report)];
  for (const room of rooms) mark(room, "A question.");
  await told({ kind: "saved" }, ...rooms);
  const file = path.join(folder, "copy");
  await makeCopy({ url: api.url, dataFolder: folder, file, lock: { kind: "unencrypted" } });
  const before = await read(api.db);
  const { db, url } = await emptyTestDatabase();
  const migrations = await readMigrations();
  const reach = () => Promise.resolve(url);
  await restoreCopy({ file, key: { kind: "none" }, reach, dataFolder: null, migrations });

  const after = await read(db);
  expect(after).toMatchObject({ number: before.number + 1, facts: before.facts });
  expect(namesMarker(before.vector, after.marker)).toBe(false);
  expect(namesMarker(after.vector, after.marker)).toBe(true);
  const clocks = Y.decodeStateVector(before.vector);
  for (const { user } of [team.owner, ben]) {
    const taken = await loadTaken(db.pool, `report.${team.report}`, user);
    expect(taken.size).toBe(1);
    for (const [client, clock] of taken) expect(clocks.get(client)).toBe(clock);
  }
});
