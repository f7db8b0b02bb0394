import { readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findProcesses, runScript, type ProductProcess } from "@/test/product-process";
import { StartedProducts } from "@/test/started-products";

const LINK = /http:\/\/localhost:\d+(\/setup\?token=[\w-]{43})\n/;
const OWNER = {
  CAUCUS_OWNER_EMAIL: "ana@example.org",
  CAUCUS_OWNER_PASSWORD: "a bridge over quiet water",
};

describe("a product that runs", () => {
  let products: StartedProducts;
  let product: ProductProcess;

  beforeAll(async () => {
    products = await StartedProducts.prepare();
    product = await products.startReady({ ...OWNER, AUTH_SECRET: "a secret of sixteen letters" });
  });
  afterAll(() => products.dispose());

  test("a running product serves with the security headers", async () => {
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
  });

  test("PostgreSQL keeps its log in the data folder, and is told no secrets", async () => {
    const log = await readFile(path.join(products.data, "postgres.log"), "utf8");
    expect(log).toContain("ready to accept");
    const [postgres = 0] = await findProcesses(path.join(products.data, "postgres"));
    const environment = await readFile(`/proc/${postgres}/environ`, "utf8");
    expect(environment).toContain("PATH=");
    expect(environment).not.toMatch(/CAUCUS_|AUTH_SECRET|quiet water|sixteen letters/);
  });

  test("a second start on the same data folder is refused, and does not disturb the first", async () => {
    expect(await products.refusal()).toBe(
      `Another Caucus uses the data folder ${products.data}. Stop it first, or set CAUCUS_DATA to another folder.\n`,
    );
    expect((await fetch(`${product.url}/readyz`)).status).toBe(200);
  });

  test("commands beside a running product reach it", async () => {
    const env = { CAUCUS_DATA: products.data };
    const people = await runScript("admin.mjs", env, ["people"]);
    expect(people).toMatchObject({ code: 0, stderr: "" });
    expect(people.stdout).toMatch(
      /^Address.*\nana@example\.org +ana +– +0 +owner of Our team\n$/,
    );
    const well = await runScript("doctor.mjs", { ...env, CAUCUS_URL: product.url });
    expect(well.stdout).toMatch(/^✓ address .*\n✓ sockets .*\n✓ database /);
    expect(well.stdout.match(/✗.*/g)).toEqual([expect.stringContaining("None was ever made")]);
  });

  describe("and is told to end", () => {
    let code: number | NodeJS.Signals | null;

    beforeAll(async () => {
      code = await product.end("SIGTERM");
    });

    test("a product that is told to end leaves nothing running", async () => {
      expect(code).toBe(0);
      expect(product.stderr).toBe("");
      expect(await findProcesses(products.data)).toEqual([]);
    });

    test("commands start what they need if the product does not run", async () => {
      const env = { CAUCUS_DATA: products.data };
      const unwell = await runScript("doctor.mjs", { ...env, CAUCUS_URL: product.url });
      expect(unwell.stdout).toMatch(/^✗ address .*cannot be reached.*\n✓ database /);
      expect(unwell.code).toBe(1);
      const unknown = await runScript("admin.mjs", env, ["password", "b@example.org"]);
      expect(unknown).toMatchObject({ code: 1, stdout: "" });
      expect(unknown.stderr).toMatch(/^Nobody here has the address b@example\.org\./);
      expect(await findProcesses(products.data)).toEqual([]);
    });

    test("a process number that now belongs to another program does not hinder the next start", async () => {
      const file = path.join(products.data, "postgres/postmaster.pid");
      const folder = path.dirname(file);
      await writeFile(file, `${process.pid}\n${folder}\n1\n5432\n\n127.0.0.1\n\nready\n`);
      expect(await (await products.startReady()).end("SIGTERM")).toBe(0);
    });

    test("a data folder with another one's password is refused", async () => {
      await writeFile(path.join(products.data, "postgres-password"), "x".repeat(43));
      expect(await products.refusal()).toMatch(
        /^The embedded PostgreSQL does not accept the password in .*\n$/,
      );
    });
  });
});

describe("a product that ends in the midst of something", () => {
  const founder = { name: "Ana", email: "ana@example.org", password: "a long password" };
  let products: StartedProducts;

  beforeEach(async () => {
    products = await StartedProducts.prepare();
  });
  afterEach(() => products.dispose());

  test("Ctrl-C stops a product even while it starts", async () => {
    const product = await products.start();
    await expect.poll(() => findProcesses(products.data), { timeout: 60_000 }).not.toEqual([]);
    expect(await product.end("SIGINT")).toBe(0);
    // What had only just begun was told to end as the last thing, and does so by itself.
    await expect.poll(() => findProcesses(products.data), { timeout: 60_000 }).toEqual([]);
  });

  test("after SIGKILL the next start finds everything, and the orphaned PostgreSQL gives way", async () => {
    const first = await products.startReady();
    for (const file of ["auth-secret", "postgres-password"]) {
      expect((await stat(path.join(products.data, file))).mode & 0o777).toBe(0o600);
    }
    const token = LINK.exec(first.stdout)?.[1]?.split("=")[1];
    const made = await fetch(`${first.url}/api/v1/setup`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ token, teamName: "Team", ...founder }),
    });
    expect(made.ok).toBe(true);
    expect(await first.end("SIGKILL")).toBe("SIGKILL");
    const orphans = await findProcesses(products.data);
    expect(orphans).not.toEqual([]);

    const second = await products.startReady();
    expect(second.stdout).not.toMatch(LINK);
    for (const pid of await findProcesses(products.data)) expect(orphans).not.toContain(pid);
  });

  test("the next start recovers from a PostgreSQL that was killed too", async () => {
    const first = await products.startReady();
    const processes = await findProcesses(products.data);
    await first.end("SIGKILL");
    for (const pid of processes) process.kill(pid, "SIGKILL");
    const second = await products.startReady();
    expect(second.stdout).toMatch(LINK);
  });

  test("the server stops by itself if npm, which has started it, is killed", async () => {
    const product = await products.start({}, "start");
    await product.ready();
    expect(await findProcesses(products.data)).not.toEqual([]);
    product.signal("SIGKILL");
    await expect.poll(() => findProcesses(products.data), { timeout: 20_000 }).toEqual([]);
    await expect(fetch(`${product.url}/healthz`)).rejects.toThrow();
  });
});
