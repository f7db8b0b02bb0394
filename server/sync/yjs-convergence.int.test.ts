import * as prng from "lib0/prng";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { compareStructStores } from "yjs/testHelper";
import { ReportDocument } from "@/collab/facts/document-model";
import { newId } from "@/collab/facts/new-id";
import { apiWorld, type ApiWorld, type TestPerson, type TestTeam } from "@/test/api-world";
import { LABELS } from "@/test/campaigns/arbitrary-facts";
import { createActing, perform } from "@/test/campaigns/random-commands";
import { WAIT } from "@/test/sync/rooms";
import { openStockClient } from "@/test/sync/stock-client";
import { SyncWorld } from "@/test/sync/sync-world";

const USERS = 5;
const ITERATIONS = 400;
const SEEDS = [1, 2, 3];

let api: ApiWorld;
let world: SyncWorld;
let team: TestTeam;
let users: ReturnType<typeof join>[] = [];

beforeAll(async () => {
  api = await apiWorld();
});
beforeEach(async () => {
  world = await SyncWorld.start(api.sync);
  team = await api.team();
});
afterEach(async () => {
  for (const { provider } of users) provider.destroy();
  await world.close();
});
afterAll(() => api.close());

/** `received` is every update that it was ever sent or made. */
function join(person: TestPerson) {
  const ydoc = new Y.Doc();
  const received: Uint8Array[] = [];
  ydoc.on("update", (update: Uint8Array) => received.push(update));
  const provider = openStockClient(world.url, team.report, person, ydoc);
  const document = new ReportDocument(ydoc);
  const acting = { ...createActing(person.user, Date.now()), newId };
  return { ydoc, received, provider, document, acting };
}

// `applyRandomTests` and `compare` of Yjs' tests, with what people do to a report in place of its actions, since the
// gate lets nothing else through, and our socket in place of its simulated network.
it.each(SEEDS)(
  "[SY4] [SY3] Yjs' random convergence test passes through our socket, seed %i",
  async (seed) => {
    const dice = prng.create(seed);
    const people = await Promise.all(
      Array.from({ length: USERS }, () => api.join(team.team, "coder")),
    );
    // What people put on is a label of their team.
    for (const [position, id] of LABELS.entries()) {
      const label = { teamId: team.team, name: `Label ${position}`, colour: "amber", position };
      await api.db.prisma.label.upsert({
        where: { id },
        create: { id, ...label },
        update: label,
      });
    }
    users = people.map(join);
    const anybody = () => prng.oneOf(dice, users);
    for (let iteration = 0; iteration < ITERATIONS; iteration += 1) {
      if (prng.int32(dice, 0, 100) <= 2) {
        if (prng.bool(dice)) anybody().provider.disconnect();
        else anybody().provider.connect();
      } else if (prng.int32(dice, 0, 100) <= 20) {
        await new Promise((resolve) => setTimeout(resolve, prng.int32(dice, 0, 10)));
      }
      const { document, acting } = anybody();
      perform(document, acting, {
        what: prng.int32(dice, 0, 9),
        dice: prng.int32(dice, 0, 10_000),
        words: prng.word(dice, 1, 6),
      });
    }
    for (const { provider } of users) provider.connect();
    await vi.waitFor(() => {
      const [first, ...others] = users.map(({ ydoc }) => Y.encodeSnapshot(Y.snapshot(ydoc)));
      for (const other of others) expect(other).toEqual(first);
    }, WAIT);
    const merged = users.map(({ received }) => {
      const ydoc = new Y.Doc();
      Y.applyUpdate(ydoc, Y.mergeUpdates(received));
      return ydoc;
    });
    const [first, ...others] = [...users.map(({ ydoc }) => ydoc), ...merged];
    if (!first) throw new Error("nobody is here");
    expect([...new ReportDocument(first).annotations()]).not.toHaveLength(0);
    for (const { store } of [first, ...others]) {
      expect(store).toMatchObject({ pendingStructs: null, pendingDs: null });
    }
    for (const other of others) {
      compareStructStores(first.store, other.store);
      expect(Y.encodeStateVector(other)).toEqual(Y.encodeStateVector(first));
    }
  },
);
