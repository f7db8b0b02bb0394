import { pino } from "pino";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { archiveUpto } from "@/data/archive/archive";
import { readPast } from "@/data/archive/read-past";
import { prunePast } from "@/data/archive/prune-past";
import { createRoom, loadRoom, storeState } from "@/data/journal";
import { inSnapshot, inTransaction } from "@/data/transaction";
import { writeCommits } from "@/data/write-commits";
import type { UserId } from "@/domain/ids";
import { apiWorld, type ApiWorld, type TestTeam } from "@/test/api-world";
import { HonestCrowd } from "@/test/sync/honest-crowd";
import { checkPast } from "../../read-model/check-past";
import { toJournalUpdate } from "./journal-update";

const log = pino({ level: "silent" });
const PEOPLE = ["anaanaanaana", "benbenbenben"] as UserId[];

let api: ApiWorld;
let team: TestTeam;
let room: string;

beforeAll(async () => {
  api = await apiWorld();
});
beforeEach(async () => {
  team = await api.team();
  room = `report.${team.report}`;
  await createRoom(api.db.pool, { kind: "report", report: team.report }, team.team);
});
afterAll(() => api.close());

/** A crowd writes into the journal; after each `every` updates an encoded state is stored. */
async function fill(seed: number, count: number, every: number): Promise<Uint8Array[]> {
  const ydoc = new Y.Doc();
  const updates: Uint8Array[] = [];
  ydoc.on("update", (update: Uint8Array) => updates.push(update));
  let now = 1_760_000_000_000;
  let seq = 0;
  const crowd = new HonestCrowd(seed, ydoc, PEOPLE, () => (now += 1_000));
  while (updates.length < count) {
    for (const { bytes } of crowd.step()) {
      const before = updates.length;
      Y.applyUpdate(ydoc, bytes);
      for (const update of updates.slice(before)) {
        crowd.hear(update);
        await append(update, (seq += 1));
        if (seq % every === 0) await encode(ydoc, seq);
      }
    }
  }
  return updates;
}

async function stored() {
  const found = await loadRoom(api.db.pool, room);
  if (!found) throw new Error("the room is not there");
  return found;
}

async function append(update: Uint8Array, seq: number): Promise<void> {
  const [user = PEOPLE[0] as UserId] = PEOPLE;
  const updates = [{ user, ...toJournalUpdate(update) }];
  const none = { clients: new Map(), returned: [], entries: null };
  await writeCommits(api.db.pool, [{ room, expectedSeq: seq - 1, updates, ...none }]);
}

function encode(ydoc: Y.Doc, uptoSeq: number): Promise<void> {
  const bytes = Y.encodeStateAsUpdate(ydoc);
  return storeState(api.db, { room, uptoSeq, bytes, stateVector: Y.encodeStateVector(ydoc) });
}

/** All updates that are kept, by number, as hexadecimal. */
async function past(): Promise<Map<number, string>> {
  return inSnapshot(api.db, async (moment) => {
    const found = new Map<number, string>();
    for await (const piece of readPast(moment, room)) {
      if (piece.kind !== "updates") continue;
      for (const { seq, bytes } of piece.updates)
        found.set(seq, Buffer.from(bytes).toString("hex"));
    }
    return found;
  });
}

const asPast = (updates: readonly Uint8Array[]) =>
  new Map(updates.map((update, at) => [at + 1, Buffer.from(update).toString("hex")]));

describe("the past of a room", () => {
  it.each([1, 2, 3])(
    "[PA1] [PA2] of crowd %i is whole, and says what the document says",
    async (seed) => {
      const updates = await fill(seed, 120, 25);
      expect(await past()).toEqual(asPast(updates));
      expect(await api.db.prisma.roomSegment.count({ where: { room } })).toBeGreaterThan(1);
      expect(await checkPast(api.db, room, log)).toEqual({
        updates: updates.length,
        differing: [],
      });
      // A room is opened from its last states and what came after them, whatever became of its archive.
      await api.db.prisma.roomSegment.deleteMany({ where: { room } });
      expect((await stored()).updates.length).toBeLessThan(50);
    },
  );

  it("[PA1] is moved once by two who do it at once, and not at all by one that is stopped", async () => {
    const updates = await fill(7, 60, 1_000);
    const ydoc = new Y.Doc();
    for (const update of updates.slice(0, 20)) Y.applyUpdate(ydoc, update);
    await encode(ydoc, 20);
    for (const update of updates.slice(20, 40)) Y.applyUpdate(ydoc, update);

    const stopped = inTransaction(api.db, async (transaction) => {
      await archiveUpto(transaction, room, 20);
      throw new Error("the server was killed");
    });
    await expect(stopped).rejects.toThrow("killed");
    expect(await past()).toEqual(asPast(updates));
    expect(await api.db.prisma.roomSegment.count({ where: { room } })).toBe(0);

    const whole = new Y.Doc();
    for (const update of updates) Y.applyUpdate(whole, update);
    const states = [encode(ydoc, 40), encode(ydoc, 40), encode(whole, updates.length)];
    await Promise.all(states);
    expect(await past()).toEqual(asPast(updates));
    const segments = await api.db.prisma.roomSegment.findMany({ where: { room } });
    expect(segments.map(({ firstSeq }) => Number(firstSeq)).toSorted((a, b) => a - b)[0]).toBe(1);
  });

  it("[PA2] is found to be damaged, or to lack something", async () => {
    await fill(4, 100, 20);
    const [first, second] = await api.db.prisma.roomSegment.findMany({
      where: { room },
      orderBy: { firstSeq: "asc" },
    });
    if (!first || !second) throw new Error("nothing is archived");
    const where = { room_kind_firstSeq: { room, kind: second.kind, firstSeq: second.firstSeq } };
    await api.db.prisma.roomSegment.update({ where, data: { bytes: first.bytes } });
    await expect(checkPast(api.db, room, log)).rejects.toThrow("damaged");
    await api.db.prisma.roomSegment.delete({ where });
    await expect(checkPast(api.db, room, log)).rejects.toThrow(/follows in its past/);
  });

  it("[PA2] of a room whose first updates went before there was an archive begins with a state", async () => {
    const updates = await fill(5, 90, 20);
    await api.db.prisma.roomSegment.deleteMany({ where: { room } });
    expect(await checkPast(api.db, room, log)).toMatchObject({ differing: [] });
    const ydoc = new Y.Doc();
    for (const update of updates) Y.applyUpdate(ydoc, update);
    await encode(ydoc, updates.length);
    const kinds = await api.db.prisma.roomSegment.findMany({
      where: { room },
      orderBy: [{ lastSeq: "asc" }, { kind: "desc" }],
    });
    expect(kinds[0]?.kind).toBe("state");
    expect(await checkPast(api.db, room, log)).toMatchObject({ differing: [] });
  });

  it("[PA8] goes when it is older than its team keeps it, with its history, and no other team's", async () => {
    await fill(6, 100, 20);
    await api.db.pool.query(
      `INSERT INTO history (report_id, seq, kind, key, subject_id, by_id, at)
       SELECT $1, seq, 'labels', 'a', 'a', 'a', now() FROM generate_series(1, 100) AS seq`,
      [team.report],
    );
    const long = new Date(Date.now() + 400 * 24 * 60 * 60_000);
    const prune = () => prunePast(api.db, { now: long, signal: new AbortController().signal });
    const before = await past();
    await prune();
    expect(await past()).toEqual(before);
    await api.db.prisma.team.update({ where: { id: team.team }, data: { pastKeptDays: 365 } });
    expect((await prune()).segments).toBeGreaterThan(0);
    const [first = 0] = [...(await past()).keys()];
    expect(first).toBeGreaterThan(1);
    const { rows } = await api.db.pool.query<{ least: string }>(
      "SELECT min(seq) AS least FROM history WHERE report_id = $1",
      [team.report],
    );
    expect(Number(rows[0]?.least)).toBe(first);
    expect(await checkPast(api.db, room, log)).toMatchObject({ differing: [] });
  });
});
