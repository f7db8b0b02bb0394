import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findFreePort, findProcesses, ProductProcess, runScript } from "@/test/product-process";
import { startEmbeddedDatabase, type EmbeddedDatabase } from "./postgres/embedded-database";

const STOP_GRACE_MS = 5_000;
const LINK = /http:\/\/localhost:\d+(\/setup\?token=[\w-]{43})\n/;

let data: string;
const started: ProductProcess[] = [];

async function start(env: Record<string, string> = {}): Promise<ProductProcess> {
  const product = new ProductProcess(await findFreePort(), { CAUCUS_DATA: data, ...env });
  started.push(product);
  return product;
}

async function startReady(env: Record<string, string> = {}): Promise<ProductProcess> {
  return (await start(env)).ready();
}

/** What it says on the way out, where it cannot start. */
async function refusal(env: Record<string, string>): Promise<string> {
  const product = await start(env);
  expect(await product.ended).toBe(1);
  return product.stderr;
}

beforeEach(async () => {
  data = await mkdtemp(path.join(tmpdir(), "caucus-process-"));
});

afterEach(async () => {
  for (const product of started.splice(0)) await product.end("SIGTERM");
  // What a killed product left behind.
  for (const pid of await findProcesses(data)) process.kill(pid, "SIGINT");
  await expect.poll(() => findProcesses(data), { timeout: 10_000 }).toEqual([]);
  await rm(data, { recursive: true, force: true });
});

describe("a start with nothing set", () => {
  test("serves with the security headers, and SIGTERM leaves nothing running", async () => {
    const product = await startReady();
    expect(product.stdout).toMatch(LINK);
    expect(await findProcesses(data)).not.toEqual([]);

    const page = await fetch(`${product.url}/`);
    const policy = page.headers.get("content-security-policy") ?? "";
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "none";
    const scripts = [...(await page.text()).matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
    expect(scripts.length).toBeGreaterThan(0);
    for (const tag of scripts) expect(tag).toContain(`nonce="${nonce}"`);
    for (const address of ["/healthz", "/metrics", "/api/v1/reports", "/nowhere"]) {
      const { headers } = await fetch(product.url + address);
      expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("x-powered-by")).toBeNull();
    }
    expect((await fetch(`${product.url}/api/v1/reports`)).status).toBe(401);
    expect(await (await fetch(`${product.url}/metrics`)).text()).toContain(
      "caucus_sync_connections",
    );

    const via = { headers: { "x-forwarded-for": "127.0.0.1" } };
    expect((await fetch(`${product.url}/metrics`, via)).status).toBe(404);
    expect((await fetch(`${product.url}/_next/image?url=%2Ficon.svg&w=64&q=75`)).status).toBe(404);

    for (const file of ["auth-secret", "postgres-password"]) {
      expect((await stat(path.join(data, file))).mode & 0o777).toBe(0o600);
    }
    expect(await product.end("SIGTERM")).toBe(0);
    expect(product.stderr).toBe("");
    expect(await findProcesses(data)).toEqual([]);
  });

  test("Ctrl-C stops it as well, even while it starts", async () => {
    const product = await start();
    await expect.poll(() => findProcesses(data), { timeout: 60_000 }).not.toEqual([]);
    expect(await product.end("SIGINT")).toBe(0);
    // What had only just begun was told to end as the last thing, and does so by itself.
    await expect.poll(() => findProcesses(data), { timeout: 60_000 }).toEqual([]);
  });
});

describe("after SIGKILL", () => {
  const founder = { name: "Ana", email: "ana@example.org", password: "a long password" };

  test("the next start finds everything, and the orphaned PostgreSQL gives way", async () => {
    const first = await startReady();
    const token = LINK.exec(first.stdout)?.[1]?.split("=")[1];
    const made = await fetch(`${first.url}/api/v1/setup`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ token, teamName: "Team", ...founder }),
    });
    expect(made.ok).toBe(true);
    expect(await first.end("SIGKILL")).toBe("SIGKILL");
    const orphans = await findProcesses(data);
    expect(orphans).not.toEqual([]);

    const second = await startReady();
    expect(second.stdout).not.toMatch(LINK);
    for (const pid of await findProcesses(data)) expect(orphans).not.toContain(pid);
  });

  test("the next start recovers from a PostgreSQL that was killed too", async () => {
    const first = await startReady();
    const processes = await findProcesses(data);
    await first.end("SIGKILL");
    for (const pid of processes) process.kill(pid, "SIGKILL");
    const second = await startReady();
    expect(second.stdout).toMatch(LINK);
  });

  test("of npm, the server stops by itself", async () => {
    const product = new ProductProcess(await findFreePort(), { CAUCUS_DATA: data }, "start");
    started.push(product);
    await product.ready();
    expect(await findProcesses(data)).not.toEqual([]);
    product.signal("SIGKILL");
    await expect.poll(() => findProcesses(data), { timeout: 20_000 }).toEqual([]);
    await expect(fetch(`${product.url}/healthz`)).rejects.toThrow();
  });

  test("a process number that now belongs to another program is no hindrance", async () => {
    const first = await startReady();
    await first.end("SIGTERM");
    const file = path.join(data, "postgres/postmaster.pid");
    await writeFile(file, `${process.pid}\n${path.dirname(file)}\n1\n5432\n\n127.0.0.1\n\nready\n`);
    await startReady();
  });
});

describe("a start that cannot be", () => {
  test("a port in use", async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, () => resolve((other.address() as { port: number }).port));
    });
    expect(await refusal({ PORT: String(port) })).toBe(
      `Port ${port} is in use. Stop the program that uses it, or set PORT to another one.\n`,
    );
    expect(await readdir(data)).toEqual([]);
    other.close();
  });

  test("a data folder that cannot be written", async () => {
    const file = path.join(data, "file");
    await writeFile(file, "");
    expect(await refusal({ CAUCUS_DATA: path.join(file, "folder") })).toMatch(
      /^The data folder \S+ cannot be written \(ENOTDIR: not a directory\)\. .*\n$/,
    );
  });

  test("a data folder that another one uses, which goes on undisturbed", async () => {
    const first = await startReady();
    expect(await refusal({})).toBe(
      `Another Caucus uses the data folder ${data}. Stop it first, or set CAUCUS_DATA to another folder.\n`,
    );
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
  });

  test("a setting that does not fit", async () => {
    expect(await refusal({ PORT: "http" })).toBe(
      'PORT must be a number from 0 to 65535; it is "http".\n',
    );
  });

  test("a database that is down", async () => {
    const port = await findFreePort();
    const said = await refusal({ DATABASE_URL: `postgresql://me:secret@127.0.0.1:${port}/caucus` });
    expect(said).toMatch(
      /^The database at 127\.0\.0\.1:\d+\/caucus does not let us in \(connect ECONNREFUSED .*\n$/,
    );
    expect(said).not.toContain("secret");
  });

  test("a data folder whose password is another one's", async () => {
    const first = await startReady();
    await first.end("SIGTERM");
    await writeFile(path.join(data, "postgres-password"), "x".repeat(43));
    expect(await refusal({})).toMatch(
      /^The embedded PostgreSQL does not accept the password in .*\n$/,
    );
  });
});

describe("with a PostgreSQL of one's own", () => {
  let folder: string;
  let database: EmbeddedDatabase;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "caucus-external-"));
    database = await startEmbeddedDatabase({ folder, durable: false });
  });

  afterAll(async () => {
    await database.stop(STOP_GRACE_MS);
    await rm(folder, { recursive: true, force: true });
  });

  test("nothing embedded is started, and the owner can be named", async () => {
    const product = await startReady({
      DATABASE_URL: database.url,
      CAUCUS_OWNER_EMAIL: "ana@example.org",
      CAUCUS_OWNER_PASSWORD: "a long password",
    });
    expect(product.stdout).not.toMatch(LINK);
    expect(await readdir(data)).toEqual(["auth-secret"]);
    const client = new pg.Client(database.url);
    await client.connect();
    const { rows } = await client.query('SELECT email, name FROM "user"');
    expect(rows).toEqual([{ email: "ana@example.org", name: "ana" }]);
    await client.end();
    expect(await product.end("SIGTERM")).toBe(0);
  });

  test("a database that is newer than the code is left alone", async () => {
    const client = new pg.Client(database.url);
    await client.connect();
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '9999_later', now())`,
    );
    await client.end();
    expect(await refusal({ DATABASE_URL: database.url })).toMatch(
      /^The database is newer than this version of Caucus: it has the migration 9999_later.*\n$/,
    );
  });
});

test("commands beside it reach the running product, and start what they need where it does not run", async () => {
  const owner = {
    CAUCUS_OWNER_EMAIL: "ana@example.org",
    CAUCUS_OWNER_PASSWORD: "a bridge over quiet water",
  };
  const product = await startReady(owner);
  const people = await runScript("admin.mjs", { CAUCUS_DATA: data }, ["people"]);
  expect(people).toMatchObject({ code: 0, stderr: "" });
  expect(people.stdout).toMatch(/^Address.*\nana@example\.org +ana +– +0 +owner of Our team\n$/);
  const well = await runScript("doctor.mjs", { CAUCUS_DATA: data, CAUCUS_URL: product.url });
  expect(well.stdout).toMatch(/^✓ address .*\n✓ sockets .*\n✓ database /);
  expect(well.stdout.match(/✗.*/g)).toEqual([expect.stringContaining("None was ever made")]);

  await product.end("SIGTERM");
  const unwell = await runScript("doctor.mjs", { CAUCUS_DATA: data, CAUCUS_URL: product.url });
  expect(unwell.stdout).toMatch(/^✗ address .*cannot be reached.*\n✓ database /);
  expect(unwell.code).toBe(1);
  const unknown = await runScript("admin.mjs", { CAUCUS_DATA: data }, [
    "password",
    "b@example.org",
  ]);
  expect(unknown).toMatchObject({ code: 1, stdout: "" });
  expect(unknown.stderr).toMatch(/^Nobody here has the address b@example\.org\./);
  expect(await findProcesses(data)).toEqual([]);
});

test("PostgreSQL keeps its log in the data folder, and is told no secrets", async () => {
  await startReady({
    CAUCUS_OWNER_EMAIL: "ana@example.org",
    CAUCUS_OWNER_PASSWORD: "a bridge over quiet water",
    AUTH_SECRET: "a secret of sixteen letters",
  });
  expect(await readFile(path.join(data, "postgres.log"), "utf8")).toContain("ready to accept");
  const [postgres = 0] = await findProcesses(path.join(data, "postgres"));
  const environment = await readFile(`/proc/${postgres}/environ`, "utf8");
  expect(environment).toContain("PATH=");
  expect(environment).not.toMatch(/CAUCUS_|AUTH_SECRET|quiet water|sixteen letters/);
});
