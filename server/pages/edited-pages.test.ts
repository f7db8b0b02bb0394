import { once } from "node:events";
import { connect } from "node:net";
import { pathToFileURL } from "node:url";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { frontParts } from "@/test/front-parts";
import { openFront, type Front } from "../web/front";
import { createHandler, createUpgradeHandler } from "../web/handler";
import { openForEditing } from "./edited-pages";
import { PageThread } from "./page-thread";

let front: Front;
let pages: PageThread;

beforeAll(async () => {
  const log = pino({ level: "silent" });
  const program = pathToFileURL("test/browser/told-pages.js");
  pages = await PageThread.start({ program, data: null, heap: 64, log });
  front = await openFront(0, "127.0.0.1");
  const parts = frontParts(log);
  const door = openForEditing(pages, {
    handler: createHandler({
      ...parts,
      source: "edited",
      api: pages.handle,
      pages: pages.handle,
    }),
    upgrade: createUpgradeHandler(async (_request, socket) => {
      socket.end("HTTP/1.1 401 Unauthorized\r\n\r\n");
    }, parts),
  });
  front.serve(door.handler, door.upgrade);
});

afterAll(async () => {
  front.stopServing();
  await front.close();
  await pages.close();
});

/** Asks for a socket, and says something on it at once. */
function ask(path: string) {
  const socket = connect(front.port, "127.0.0.1").setEncoding("utf8");
  const head = [`GET ${path} HTTP/1.1`, "Host: caucus.test", "Connection: Upgrade"];
  socket.write([...head, "Upgrade: websocket", "", "said at once"].join("\r\n"));
  return socket;
}

async function hear(socket: AsyncIterable<unknown>, words: string): Promise<void> {
  let heard = "";
  for await (const chunk of socket) {
    heard += String(chunk);
    if (heard.includes(words)) return;
  }
  throw new Error(`It was closed after ${JSON.stringify(heard)}.`);
}

describe("pages that are edited", () => {
  it("let browsers hear over a socket what has changed", async () => {
    const socket = ask("/_next/hmr");
    await hear(socket.iterator({ destroyOnReturn: false }), "said at once");
    socket.write("said later");
    await hear(socket.iterator({ destroyOnReturn: false }), "said later");
    socket.end();
    await once(socket, "close");
  });

  it("leave the sockets of rooms to the rooms", async () => {
    await hear(ask("/sync/report.abc"), "401 Unauthorized");
  });

  it("let Next's tools send what no other page may be sent", async () => {
    const send = (path: string) =>
      fetch(`http://127.0.0.1:${front.port}${path}`, { method: "POST", body: "where is it?" });
    expect(await (await send("/__nextjs_echo")).json()).toMatchObject({ body: "where is it?" });
    expect((await send("/echo")).status).toBe(413);
  });

  it("may be evaluated by browsers, as Next sends what has changed as text", async () => {
    const { headers } = await fetch(`http://127.0.0.1:${front.port}/`);
    expect(headers.get("content-security-policy")).toContain("'unsafe-eval'");
  });
});
