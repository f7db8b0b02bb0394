import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { WebSocket } from "ws";
import { findFreePort, findProcesses, ProductProcess } from "@/test/product-process";

test("npm run dev compiles pages behind the server with its sockets, and leaves nothing running when it is killed", async () => {
  const data = await mkdtemp(path.join(tmpdir(), "caucus-dev-"));
  const env = { CAUCUS_DATA: data, HOST: "127.0.0.1" };
  const product = new ProductProcess(await findFreePort(), env, "dev");
  try {
    await product.ready();
    // Compiled when it is asked for, as a page is, and in less time.
    const compiled = await fetch(`${product.url}/manifest.webmanifest`);
    expect(await compiled.json()).toMatchObject({ name: "Caucus" });
    expect(compiled.headers.get("content-security-policy")).toContain("'unsafe-eval'");

    const changes = new WebSocket(`${product.url.replace("http", "ws")}/_next/hmr`, {
      origin: product.url,
    });
    await once(changes, "open");
    const room = new WebSocket(`${product.url.replace("http", "ws")}/sync/report.abcdefghijkl`);
    const [, answer] = (await once(room, "unexpected-response")) as [unknown, IncomingMessage];
    expect(answer.statusCode).toBe(401);
  } finally {
    await product.end("SIGKILL");
    await expect.poll(() => findProcesses(data), { timeout: 20_000 }).toEqual([]);
    await rm(data, { recursive: true, force: true });
  }
}, 240_000);
