import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { appendFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, describe, expect, test } from "vitest";
import { inviteAs, OWNER, signInOwner } from "@/e2e/people";
import { ServerProcess } from "@/e2e/server-process";
import { AcknowledgedWriter } from "@/test/acknowledged-writer";
import { compare, findSample, listAnnotations, settled } from "@/test/kill-campaign";

const DISK = "192m";
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

describe.skipIf(!hasDisk)(hasDisk ? "a disk" : "a disk (none can be mounted here)", () => {
  test("[SY11] [SY2] that is full loses nothing that was saved, and takes the rest once there is space", async () => {
    const server = await ServerProcess.start(
      {
        CAUCUS_OWNER_EMAIL: OWNER.email,
        CAUCUS_OWNER_PASSWORD: OWNER.password,
        CAUCUS_OWNER_NAME: OWNER.name,
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
    try {
      const traffic = setInterval(() => writer.write(), WRITE_EVERY_MS);
      await until(() => writer.acknowledged.size >= BEFORE_IT_IS_FULL);
      await fill(path.join(disk, "filler"));
      // Either PostgreSQL says so, or it cannot go on at all and the product ends with it.
      await until(() => !server.isRunning || server.output.includes("had to be closed"));
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

/** Until nothing more fits. */
async function fill(file: string): Promise<void> {
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
