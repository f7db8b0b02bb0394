import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ApiClient } from "@/e2e/support/api-client";
import { inviteAs, OWNER, signInOwner } from "@/e2e/support/people";
import { AcknowledgedWriter } from "@/test/sync/acknowledged-writer";
import { findSample, listAnnotations } from "@/test/campaigns/killed-report";
import { findFreePort, findProcesses, ProductProcess, runScript } from "@/test/product-process";
import { digestTables } from "@/test/table-digests";
import { startEmbeddedDatabase } from "../postgres/embedded-database";
import { DOORS } from "./restore/close-doors";

const STOP_GRACE_MS = 5_000;
const WAIT = { timeout: 30_000, interval: 10 };
/** Invitations end with a copy; rooms begin a new generation, which adds to the others. */
const CHANGED = new Set(["invitation", "retired_client", "room", "room_client", "room_update"]);
const PASSPHRASE = { CAUCUS_BACKUP_PASSPHRASE: "over the hills and far away" };

let root: string;
let product: ProductProcess | null = null;
const writers: AcknowledgedWriter[] = [];

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "caucus-backup-"));
});

afterEach(async () => {
  for (const one of writers.splice(0)) one.close();
  await product?.end("SIGTERM");
  product = null;
  await expect.poll(() => findProcesses(root), { timeout: 10_000 }).toEqual([]);
  await rm(root, { recursive: true, force: true });
});

async function startProduct(data: string): Promise<ProductProcess> {
  product = new ProductProcess(await findFreePort(), {
    CAUCUS_DATA: data,
    CAUCUS_OWNER_EMAIL: OWNER.email,
    CAUCUS_OWNER_PASSWORD: OWNER.password,
    CAUCUS_OWNER_NAME: OWNER.name,
  });
  return product.ready();
}

async function digestEmbedded(folder: string): Promise<Record<string, string>> {
  const database = await startEmbeddedDatabase({ folder, durable: true });
  try {
    return await digestTables(database.url);
  } finally {
    await database.stop(STOP_GRACE_MS);
  }
}

test("a copy of what was killed while people wrote comes back in another place, every row of it", async () => {
  const [original, restored] = [path.join(root, "original"), path.join(root, "restored")];
  const running = await startProduct(original);
  const owner = await signInOwner(running.url);
  const { report, team } = await findSample(owner);
  const ben = await inviteAs(owner, { team, role: "coder", name: "Ben" });
  const address = `${running.url.replace(/^http/, "ws")}/sync/report.${report}?caucus=1`;
  for (const { id, api } of [owner, ben]) {
    writers.push(new AcknowledgedWriter(address, id, () => api.cookieHeader));
  }
  const traffic = setInterval(() => writers.forEach((one) => one.write()), 5);
  const listSaved = (): string[] => writers.flatMap((one) => [...one.acknowledged]);
  await vi.waitFor(() => expect(listSaved().length).toBeGreaterThan(20), WAIT);

  const saved = listSaved();
  const live = path.join(root, "live.copy");
  const made = await runScript("backup.mjs", { CAUCUS_DATA: original, ...PASSPHRASE }, [live]);
  expect(made).toMatchObject({ code: 0, stderr: "" });
  expect(made.stdout).toMatch(/live\.copy: 2 people, 1 rooms, 1 editions, \d+ bytes\n$/);
  expect((await stat(live)).mode & 0o777).toBe(0o600);
  const during = listSaved().length;
  expect(during).toBeGreaterThan(saved.length);

  await vi.waitFor(() => expect(listSaved().length).toBeGreaterThan(during), WAIT);
  await running.end("SIGKILL");
  clearInterval(traffic);
  const last = path.join(root, "last.copy");
  expect(
    await runScript("backup.mjs", { CAUCUS_DATA: original }, [last, "--unencrypted"]),
  ).toMatchObject({ code: 0, stderr: "" });
  expect(await runScript("restore.mjs", { CAUCUS_DATA: restored }, [last])).toMatchObject({
    code: 0,
    stderr: "",
  });
  const doors = Object.fromEntries(DOORS.map((table) => [table, "0 "]));
  const rows = Object.entries({ ...(await digestEmbedded(original)), ...doors });
  expect(await digestEmbedded(restored)).toMatchObject(
    Object.fromEntries(rows.filter(([table]) => !CHANGED.has(table))),
  );
  expect(await readFile(path.join(restored, "auth-secret"), "utf8")).toBe(
    await readFile(path.join(original, "auth-secret"), "utf8"),
  );

  const again = await startProduct(restored);
  const stale = await fetch(`${again.url}/api/v1/me`, {
    headers: { cookie: owner.api.cookieHeader },
  });
  expect(stale.status).toBe(401);
  expect(await new ApiClient(again.url).signIn(ben.email, ben.password)).toBe(true);
  const ids = (await listAnnotations(await signInOwner(again.url), report)).map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(listSaved()));

  const full = await runScript("restore.mjs", { CAUCUS_DATA: restored, ...PASSPHRASE }, [live]);
  expect(full).toMatchObject({ code: 1, stdout: "" });
  expect(full.stderr).toMatch(/^The database is not empty/);
  const other = { CAUCUS_DATA: path.join(root, "other") };
  const wrong = { CAUCUS_BACKUP_PASSPHRASE: "over the hills, not so far" };
  const locked = await runScript("restore.mjs", { ...other, ...wrong }, [live]);
  expect(locked.stderr).toMatch(/^This passphrase or key does not open/);
  await expect(stat(other.CAUCUS_DATA)).rejects.toThrow("ENOENT");

  const tried = await runScript("restore.mjs", { CAUCUS_DATA: restored, ...PASSPHRASE }, [
    "--try",
    live,
  ]);
  expect(tried).toMatchObject({ code: 0, stderr: "" });
  expect(tried.stdout).toMatch(/can be restored: 2 people, 1 rooms, 1 editions\.\n$/);
  const record: unknown = JSON.parse(await readFile(path.join(restored, "copies.json"), "utf8"));
  expect(record).toMatchObject({ made: null, tried: { file: live } });
});
