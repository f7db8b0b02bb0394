import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { appendFile, rm, statfs, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, describe, expect, test } from "vitest";
import { inviteAs, OWNER, signInOwner } from "@/e2e/support/people";
import { ServerProcess } from "@/e2e/support/server-process";
import { AcknowledgedWriter, settled } from "@/test/sync/acknowledged-writer";
import { compare, findSample, listAnnotations } from "@/test/campaigns/killed-report";

const DISK = "256m";
/** Left to PostgreSQL in the second test; in the first, nothing is. */
const SPARE_MB = 48;
const FILLER_BYTES = 1024 * 1024;
const WRITE_EVERY_MS = 4;
const BEFORE_IT_IS_FULL = 100;
const POLL_MS = 20;

const disk = mkdtempSync(path.join(tmpdir(), "caucus-disk-"));
const hasDisk =
  process.platform === "linux" &&
  spawnSync("mount", ["-t", "tmpfs", "-o", `size=${DISK},mode=755`, "tmpfs", disk]).status === 0;

afterAll(() => {
  if (hasDisk) spawnSync("umount", [disk]);
  rmSync(disk, { recursive: true, force: true });
});

/** A server on that disk, with somebody who writes. */
async function startOnDisk(spareMb: number) {
  const server = await ServerProcess.start(
    {
      CAUCUS_OWNER_EMAIL: OWNER.email,
      CAUCUS_OWNER_PASSWORD: OWNER.password,
      CAUCUS_OWNER_NAME: OWNER.name,
      CAUCUS_SPARE_MB: String(spareMb),
    },
    disk,
  );
  const owner = await signInOwner(server.url);
  const { report, team } = await findSample(owner);
  const person = await inviteAs(owner, { team, role: "coder", name: "Cora Coder" });
  const writer = new AcknowledgedWriter(
    `${server.url.replace(/^http/, "ws")}/sync/report.${report}?caucus=1`,
    person.id,
    () => person.api.cookieHeader,
  );
  return { server, owner, report, team, writer };
}

describe.skipIf(!hasDisk)(hasDisk ? "a disk" : "a disk (none can be mounted here)", () => {
  test("[SY11] that is nearly full is only read: writing waits by itself, in words, and nobody is cut off", async () => {
    const { server, owner, report, team, writer } = await startOnDisk(SPARE_MB);
    const readiness = async () => (await (await fetch(`${server.url}/readyz`)).text()).trim();
    const filler = path.join(disk, "filler");
    try {
      writer.write();
      await settled([writer]);
      expect(await readiness()).toBe("ready");
      await fill(filler, (SPARE_MB - 8) * FILLER_BYTES);
      while ((await readiness()) === "ready") await pause(POLL_MS);
      expect(await readiness()).toContain("the disk is full");
      expect(server.output).toContain("only reading goes on");
      for (let made = 0; made < BEFORE_IT_IS_FULL; made += 1) writer.write();
      const refused = await owner.api.post(`/teams/${team}/labels`, {
        name: "Late",
        colour: "mint",
      });
      expect(refused.status).toBe(507);
      expect(await signInOwner(server.url)).toBeDefined();
      expect((await listAnnotations(owner, report)).length).toBe(1);
      expect(writer.isSettled).toBe(false);
      expect(server.isRunning).toBe(true);
      await rm(filler);
      await settled([writer]);
      expect(writer.connections).toBe(1);
      expect(writer.acknowledged.size).toBe(BEFORE_IT_IS_FULL + 1);
      const found = compare([writer], await listAnnotations(owner, report));
      expect(found).toMatchObject({ lost: 0, doubled: 0, diverged: 0, differing: 0 });
    } finally {
      writer.close();
      await rm(filler, { force: true });
      await server.dispose();
    }
  });

  test("[SY11] [SY2] that is full loses nothing that was saved, and takes the rest once there is space", async () => {
    const { server, owner, report, writer } = await startOnDisk(0);
    try {
      const traffic = setInterval(() => writer.write(), WRITE_EVERY_MS);
      await until(() => writer.acknowledged.size >= BEFORE_IT_IS_FULL);
      await fill(path.join(disk, "filler"));
      // Either PostgreSQL says so, or it cannot go on at all and the product ends with it.
      await until(() => !server.isRunning || server.output.includes("only reading goes on"));
      clearInterval(traffic);
      expect(writer.isSettled).toBe(false);
      await rm(path.join(disk, "filler"));
      await pause(POLL_MS);
      if (!server.isRunning) {
        await server.ended();
        await server.start();
      }
      await settled([writer]);
      const found = compare([writer], await listAnnotations(owner, report));
      expect(found).toMatchObject({ lost: 0, doubled: 0, diverged: 0, differing: 0 });
      expect(found.acknowledged).toBe(writer.size);
    } finally {
      writer.close();
      await server.dispose();
    }
  });
});

/** Until nothing more fits, or only so many bytes are left. */
async function fill(file: string, left = 0): Promise<void> {
  const { bavail, bsize } = await statfs(disk);
  if (left > 0) {
    await writeFile(file, Buffer.alloc(bavail * bsize - left));
    return;
  }
  const some = Buffer.alloc(FILLER_BYTES);
  for (let size = some.length; size >= 1; size = Math.floor(size / 2)) {
    while (await fits(file, some.subarray(0, size)));
  }
}

function fits(file: string, bytes: Buffer): Promise<boolean> {
  return appendFile(file, bytes).then(
    () => true,
    () => false,
  );
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await pause(POLL_MS);
}
