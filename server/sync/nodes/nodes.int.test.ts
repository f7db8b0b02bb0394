import { pino } from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { addComment, createAnnotation } from "@/collab/facts/commands";
import type { Room } from "@/collab/room";
import { createDatabase, type Database } from "@/data/database";
import { loadReadModel } from "@/data/read-model/report-tables";
import { announceAccessChange } from "@/data/access-events";
import { apiWorld, ORIGIN, type ApiWorld, type TestPerson, type TestTeam } from "@/test/api-world";
import { REDIS_BINARY, TestRedis } from "@/test/redis";
import { SyncWorld } from "@/test/sync/sync-world";
import { ROOM_KINDS } from "../../rooms/kinds";
import { createSyncServer } from "../sync-server";

let api: ApiWorld;
let url: string;
let team: TestTeam;
let people: [TestPerson, TestPerson];
let nodes: Node[] = [];

/** One process of several, as far as the others can tell: it shares the database and nothing else. */
type Node = { world: SyncWorld; end: () => Promise<void> };

async function startNode(redisUrl: string | null): Promise<Node> {
  const db: Database = createDatabase(url, { connections: 5 });
  const sync = await createSyncServer({
    kinds: ROOM_KINDS,
    db,
    log: pino({ level: "silent" }),
    origin: ORIGIN,
    redisUrl,
  });
  const world = await SyncWorld.start(sync);
  let ended: Promise<void> | null = null;
  const end = async (): Promise<void> => {
    await sync.close();
    await world.close();
    await db.close();
  };
  const node = { world, end: () => (ended ??= end()) };
  nodes.push(node);
  return node;
}

beforeAll(async () => {
  api = await apiWorld();
  ({ url } = api);
});
beforeEach(async () => {
  nodes = [];
  team = await api.team();
  people = [await api.join(team.team, "coder"), await api.join(team.team, "coder")];
});
afterEach(async () => {
  for (const node of nodes) await node.end();
});
afterAll(() => api.close());

const WAIT = { timeout: 20_000, interval: 20 };

const saved = (...rooms: Room[]): Promise<void> =>
  vi.waitFor(() => {
    for (const room of rooms) expect(room.status.get().kind).toBe("saved");
  }, WAIT);

const idsOf = (room: Room): string[] => [...room.document.annotations()].map(({ id }) => id).sort();

const mark = (room: Room, comment: string): string =>
  room.act((document, acting) =>
    createAnnotation(document, acting, { edition: 1, range: { start: 3, end: 9 }, comment }),
  ).id;

async function converge(rooms: readonly Room[], count: number): Promise<void> {
  await saved(...rooms);
  await vi.waitFor(() => {
    for (const room of rooms) expect(idsOf(room)).toHaveLength(count);
    const [first, ...others] = rooms.map((room) =>
      JSON.stringify([...room.document.annotations()].sort((a, b) => (a.id < b.id ? -1 : 1))),
    );
    for (const other of others) expect(other).toBe(first);
  }, WAIT);
  const found = (await loadReadModel(api.db.pool, team.report)).get("annotation");
  expect(found?.map(({ id }) => id).sort()).toEqual(rooms[0] && idsOf(rooms[0]));
}

const openOn = async (...where: Node[]): Promise<Room[]> => {
  const rooms = where.map((node, index) => {
    const person = people[index % 2];
    if (!person) throw new Error("nobody");
    return node.world.open(person, team.report);
  });
  await saved(...rooms);
  return rooms;
};

/** Both write at once, again and again, and hang something on what the other has made. */
function writeTogether(rooms: readonly Room[], times: number): void {
  for (let time = 0; time < times; time += 1) {
    for (const room of rooms) {
      mark(room, `${time}`);
      const [theirs] = [...room.document.annotations()];
      if (theirs) room.act((document, acting) => addComment(document, acting, theirs.id, "re"));
    }
  }
}

describe("two nodes without Redis", () => {
  it("[NO1] converge by looking at the journal, even if both write at once", async () => {
    const [a, b] = [await startNode(null), await startNode(null)];
    const rooms = await openOn(a, b);
    for (let round = 1; round <= 3; round += 1) {
      writeTogether(rooms, 5);
      await converge(rooms, round * 10);
    }
  });

  it("[NO2] a person's access that ends on one node ends on the other", async () => {
    const [a, b] = [await startNode(null), await startNode(null)];
    const [, ben] = await openOn(a, b);
    await api.db.prisma.$transaction(async (transaction) => {
      await transaction.membership.deleteMany({ where: { userId: people[1].user } });
      await announceAccessChange(transaction, { user: people[1].user, team: team.team });
    });
    await vi.waitFor(() => expect(ben?.status.get().kind).toBe("no-access"), WAIT);
  });

  it("[NO3] a node that ends leaves nothing that the other has not", async () => {
    const [a, b] = [await startNode(null), await startNode(null)];
    const rooms = await openOn(a, b);
    writeTogether(rooms, 3);
    await saved(...rooms);
    const [first, second] = rooms;
    if (!first || !second) throw new Error("no rooms");
    const known = idsOf(first);
    await a.end();
    await vi.waitFor(() => expect(idsOf(second)).toEqual(expect.arrayContaining(known)), WAIT);
  });
});

const WITH_REDIS = REDIS_BINARY ? "two nodes with Redis" : "two nodes with Redis (none is here)";

describe.skipIf(!REDIS_BINARY)(WITH_REDIS, () => {
  let redis: TestRedis;

  beforeEach(async () => {
    redis = await TestRedis.start();
  });
  afterEach(async () => {
    redis.resume();
    await redis.kill();
  });

  it("[NO4] see each other's edits and who is there", async () => {
    const [a, b] = [await startNode(redis.url), await startNode(redis.url)];
    const rooms = await openOn(a, b);
    writeTogether(rooms, 5);
    await converge(rooms, 10);
    await vi.waitFor(() => {
      for (const room of rooms) expect(room.others.get().size).toBe(1);
    }, WAIT);
    const names = rooms.flatMap((room) =>
      [...room.others.get().values()].map(({ user }) => user.id),
    );
    expect(names.sort()).toEqual(people.map(({ user }) => user).sort());
    await a.end();
    await vi.waitFor(() => expect(rooms[1]?.others.get().size).toBe(0), WAIT);
  });

  it("[NO5] lose nothing while Redis is killed, started again, paused and flushed", async () => {
    const [a, b] = [await startNode(redis.url), await startNode(redis.url)];
    const rooms = await openOn(a, b);
    writeTogether(rooms, 2);
    await converge(rooms, 4);
    await redis.kill();
    writeTogether(rooms, 2);
    await converge(rooms, 8);
    await redis.start();
    writeTogether(rooms, 2);
    await converge(rooms, 12);
    redis.pause();
    writeTogether(rooms, 2);
    await converge(rooms, 16);
    redis.resume();
    await redis.flush();
    writeTogether(rooms, 2);
    await converge(rooms, 20);
  });

  it("[NO6] start without Redis, and find it when it comes", async () => {
    await redis.kill();
    const [a, b] = [await startNode(redis.url), await startNode(redis.url)];
    const rooms = await openOn(a, b);
    writeTogether(rooms, 2);
    await converge(rooms, 4);
    await redis.start();
    await vi.waitFor(() => {
      for (const room of rooms) expect(room.others.get().size).toBe(1);
    }, WAIT);
  });
});
