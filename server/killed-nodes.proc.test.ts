import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { inviteAs, OWNER, signInOwner } from "@/e2e/support/people";
import { ServerProcess } from "@/e2e/support/server-process";
import { AcknowledgedWriter, agreed, settled } from "@/test/sync/acknowledged-writer";
import { campaign } from "@/test/campaigns/campaign";
import { FRESH_AGAIN_AND_AGAIN } from "@/test/campaigns/kill-campaign";
import { compare, findSample, listAnnotations } from "@/test/campaigns/killed-report";
import { REDIS_BINARY, TestRedis } from "@/test/redis";
import { startEmbeddedDatabase } from "./postgres/embedded-database";

const KILLS = campaign({ short: 2, long: 100 });
const WITHIN_MS = campaign({ short: 240_000, long: 3_600_000 });
const WRITE_EVERY_MS = 8;
const TRAFFIC_MS = 150;
const MORE_EDITS = 10;
const STOP_GRACE_MS = 5_000;

const REDIS = REDIS_BINARY ? [false, true] : [false];

test.each(REDIS)(
  "[NO3] [SY2] [GN9] of two nodes, one after the other is killed: nobody else stops, nothing is lost; with Redis: %s",
  async (withRedis) => {
    const folder = await mkdtemp(path.join(tmpdir(), "caucus-nodes-"));
    const database = await startEmbeddedDatabase({ folder, durable: true });
    const redis = withRedis ? await TestRedis.start() : null;
    const env = {
      DATABASE_URL: database.url,
      AUTH_SECRET: "the same secret on both of these nodes",
      CAUCUS_OWNER_EMAIL: OWNER.email,
      CAUCUS_OWNER_PASSWORD: OWNER.password,
      CAUCUS_OWNER_NAME: OWNER.name,
      ...FRESH_AGAIN_AND_AGAIN,
      ...(redis && { REDIS_URL: redis.url }),
    };
    const nodes = [await ServerProcess.start(env), await ServerProcess.start(env)];
    const crowd: AcknowledgedWriter[] = [];
    try {
      const [first] = nodes;
      if (!first) throw new Error("nothing runs");
      const owner = await signInOwner(first.url);
      const { report, team } = await findSample(owner);
      for (const [at, node] of nodes.entries()) {
        const person = await inviteAs(owner, { team, role: "coder", name: `Coder ${at + 1}` });
        const url = `${node.url.replace(/^http/, "ws")}/sync/report.${report}?caucus=1`;
        crowd.push(new AcknowledgedWriter(url, person.id, () => person.api.cookieHeader));
      }
      await settled(crowd);
      for (let kill = 0; kill < KILLS; kill += 1) {
        const traffic = setInterval(() => crowd.forEach((one) => one.write()), WRITE_EVERY_MS);
        await pause(TRAFFIC_MS);
        const victim = kill % 2;
        await nodes[victim]?.kill();
        const survivor = crowd[1 - victim];
        const had = survivor?.acknowledged.size ?? 0;
        while ((survivor?.acknowledged.size ?? 0) < had + MORE_EDITS) await pause(10);
        clearInterval(traffic);
        await nodes[victim]?.start();
        await settled(crowd);
      }
      await agreed(crowd);
      const found = compare(crowd, await listAnnotations(owner, report));
      expect(found).toMatchObject({ lost: 0, doubled: 0, diverged: 0, differing: 0 });
      expect(found.acknowledged).toBe(crowd[0]?.size);
    } finally {
      for (const one of crowd) one.close();
      for (const node of nodes) await node.dispose();
      await redis?.kill();
      await database.stop(STOP_GRACE_MS);
      await rm(folder, { recursive: true, force: true });
    }
  },
  WITHIN_MS,
);
