import { expect, test } from "vitest";
import { runKillCampaign } from "@/test/campaigns/kill-campaign";

const KILLS = 25;

test(`[SY2] [GN3] ${KILLS} kills of server, PostgreSQL and both lose and double nothing that was acknowledged, through generations`, async () => {
  const result = await runKillCampaign({ kills: KILLS, writers: 3, seed: 20111 });
  expect(result).toMatchObject({ kills: KILLS, lost: 0, doubled: 0, diverged: 0, differing: 0 });
  expect(result.acknowledged).toBeGreaterThan(KILLS);
  expect(result.generations).toBeGreaterThan(KILLS / 3);
}, 600_000);
