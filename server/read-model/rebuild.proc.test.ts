import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findFreePort, findProcesses, ProductProcess, runScript } from "@/test/product-process";
import { startEmbeddedDatabase, type EmbeddedDatabase } from "../postgres/embedded-database";

const STOP_GRACE_MS = 5_000;

let data: string;
let product: ProductProcess | null = null;
let database: EmbeddedDatabase | null = null;
let client: pg.Client | null = null;

beforeEach(async () => {
  data = await mkdtemp(path.join(tmpdir(), "caucus-rebuild-"));
});

afterEach(async () => {
  await client?.end();
  await product?.end("SIGTERM");
  await database?.stop(STOP_GRACE_MS);
  product = database = client = null;
  await expect.poll(() => findProcesses(data), { timeout: 10_000 }).toEqual([]);
  await rm(data, { recursive: true, force: true });
});

async function startProduct(env: Record<string, string> = {}): Promise<ProductProcess> {
  product = new ProductProcess(await findFreePort(), { CAUCUS_DATA: data, ...env });
  return product.ready();
}

function rebuild(env: Record<string, string> = {}) {
  return runScript("rebuild-read-model.mjs", { CAUCUS_DATA: data, ...env });
}

/** Becomes the owner and highlights a passage of the sample report; returns the report. */
async function highlight({ url, stdout }: ProductProcess): Promise<string> {
  const token = /setup\?token=([\w-]{43})/.exec(stdout)?.[1];
  let cookie = "";
  const call = async (address: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${url}/api/v1${address}`, {
      ...(body !== undefined && { method: "POST", body: JSON.stringify(body) }),
      headers: { "Content-Type": "application/json", cookie },
    });
    expect(response.ok, await response.clone().text()).toBe(true);
    cookie ||= response.headers.get("set-cookie")?.split(";")[0] ?? "";
    return response.json();
  };
  const owner = { name: "Ana", email: "ana@example.org", password: "a long password" };
  await call("/setup", { token, teamName: "Team", ...owner });
  const { items } = (await call("/reports")) as { items: { id: string }[] };
  const report = items[0]?.id ?? "";
  await call(`/reports/${report}/annotations`, { start: 0, end: 9, comment: "Look here." });
  return report;
}

test("[SY3] the command finds a stopped server's read model identical, and leaves nothing running", async () => {
  const running = await startProduct();
  const report = await highlight(running);

  const beside = await rebuild();
  expect(beside).toMatchObject({ code: 1, stdout: "" });
  expect(beside.stderr).toMatch(/^Another Caucus uses the data folder .*\n$/);
  expect((await fetch(`${running.url}/readyz`)).status).toBe(200);

  expect(await running.end("SIGTERM")).toBe(0);
  expect(await rebuild()).toEqual({
    code: 0,
    stdout: `report.${report}: 1 annotations, identical; a past of 1 updates says the same\n1 rooms, 0 repaired\n`,
    stderr: "",
  });
  expect(await findProcesses(data)).toEqual([]);
});

test("[SY3] beside a serving one, the command repairs what was tampered with and says what", async () => {
  const folder = await mkdtemp(path.join(data, "own-"));
  database = await startEmbeddedDatabase({ folder, durable: true });
  const env = { DATABASE_URL: database.url };
  const running = await startProduct(env);
  const report = await highlight(running);
  client = new pg.Client(database.url);
  await client.connect();
  const { rows } = await client.query<{ id: string }>(
    "UPDATE annotation SET exact = '' RETURNING id",
  );
  await client.query("UPDATE comment SET body = 'Never said.'");

  const repaired = await rebuild(env);
  expect(repaired.code).toBe(0);
  expect(repaired.stdout).toBe(
    `report.${report}: 1 annotations, 1 differed, written anew: ${rows[0]?.id}; a past of 1 updates says the same\n1 rooms, 1 repaired\n`,
  );
  expect((await client.query("SELECT body FROM comment")).rows).toEqual([{ body: "Look here." }]);
  expect((await rebuild(env)).stdout).toContain("identical");
  expect((await fetch(`${running.url}/readyz`)).status).toBe(200);
});
