import "fake-indexeddb/auto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { apiWorld, type ApiWorld } from "@/test/api-world";
import { campaign } from "@/test/campaigns/campaign";
import { schedule } from "@/test/campaigns/arbitrary-schedule";
import { runSchedule } from "@/test/campaigns/generation-schedule";

const SCHEDULES = campaign({ short: 4, long: 300 });

let api: ApiWorld;

beforeAll(async () => {
  api = await apiWorld();
});
afterAll(() => api.close());

it(`[GN3] [GN6] ${SCHEDULES} schedules of edits, absences, generations, restarts and nodes end in the facts that they end in without generations`, async () => {
  await fc.assert(
    fc.asyncProperty(schedule, async (steps) => {
      expect(await runSchedule(api, steps, true)).toBe(await runSchedule(api, steps, false));
    }),
    { numRuns: SCHEDULES, seed: 20_111, endOnFailure: true },
  );
}, 600_000);
