import { expect, test } from "vitest";
import { runKillCampaign } from "@/test/campaigns/kill-campaign";

const KILLS = 25;
const NOTHING_WRONG = { lost: 0, doubled: 0, diverged: 0, differing: 0 };

test(`[SY2] [RK6] [GN3] ${KILLS} kills of server, PostgreSQL and both lose and double nothing that was acknowledged, in a report's room and a private one, through generations, and show nobody what is private`, async () => {
  const { kills, rooms } = await runKillCampaign({ kills: KILLS, writers: 3, seed: 20111 });
  expect(kills).toBe(KILLS);
  expect(rooms).toMatchObject({ report: NOTHING_WRONG, coding: NOTHING_WRONG });
  for (const room of Object.values(rooms)) {
    expect(room?.acknowledged).toBeGreaterThan(KILLS);
    expect(room?.generations).toBeGreaterThan(KILLS / 3);
  }
}, 600_000);
