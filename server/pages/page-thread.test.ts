import { once } from "node:events";
import { request as httpRequest, type IncomingMessage, type RequestOptions } from "node:http";
import { connect } from "node:net";
import { pathToFileURL } from "node:url";
import { pino } from "pino";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { CLIENT_ADDRESS_HEADER } from "@/auth/throttle/client-address";
import { frontParts } from "@/test/front-parts";
import { openFront, type Front } from "../web/front";
import { createHandler } from "../web/handler";
import { PageThread } from "./page-thread";

const MIB = 2 ** 20;

/** The front as it stands before the pages, and pages in a thread that do what their path says. */
type Line = { msg: string; reason?: string; err?: { message: string } };
const logged: Line[] = [];
let front: Front;
let pages: PageThread;

beforeAll(async () => {
  const log = pino({ level: "error" }, { write: (line) => logged.push(JSON.parse(line) as Line) });
  const program = pathToFileURL("test/browser/told-pages.js");
  pages = await PageThread.start({ program, data: null, heap: 64, log });
  front = await openFront(0, "127.0.0.1");
  const handler = createHandler({ ...frontParts(log), api: pages.handle, pages: pages.handle });
  front.serve(handler, () => undefined);
});

afterAll(async () => {
  front.stopServing();
  await front.close();
  await pages.close();
});

beforeEach(async () => {
  await vi.waitFor(() => expect(pages.isServing).toBe(true), { timeout: 30_000 });
  logged.length = 0;
});

async function begin(path: string, options: RequestOptions = {}, body?: string) {
  const asked = httpRequest({ port: front.port, path, agent: false, ...options });
  asked.end(body);
  const [answer] = (await once(asked, "response")) as [IncomingMessage];
  return { asked, answer };
}

async function get(path: string, options: RequestOptions = {}, body?: string) {
  const { answer } = await begin(path, options, body);
  let text = "";
  for await (const chunk of answer.setEncoding("utf8")) text += String(chunk);
  return { status: answer.statusCode, headers: answer.headers, raw: answer.rawHeaders, text };
}

/** All that comes back on a connection until it is closed, for what is said on it as it stands. */
async function speak(...lines: string[]): Promise<string> {
  const socket = connect(front.port, "127.0.0.1");
  socket.write(lines.join("\r\n"));
  let heard = "";
  for await (const chunk of socket.setEncoding("latin1")) heard += String(chunk);
  return heard;
}

type Echo = {
  method: string;
  url: string;
  headers: Record<string, string | undefined>;
  body: string;
};

describe("a page that is made in a thread", () => {
  it("is asked for as it was asked for", async () => {
    const { text, headers } = await get("/echo?a=%20b", {
      method: "DELETE",
      headers: {
        cookie: ["a=1", "b=2"],
        host: "caucus.test",
        [CLIENT_ADDRESS_HEADER]: "10.0.0.2",
        connection: `close, ${CLIENT_ADDRESS_HEADER}, content-security-policy`,
      },
    });
    const said = JSON.parse(text) as Echo;
    expect(said).toMatchObject({ method: "DELETE", url: "/echo?a=%20b", body: "" });
    expect(said.headers).toMatchObject({
      host: "caucus.test",
      cookie: "a=1; b=2",
      [CLIENT_ADDRESS_HEADER]: "127.0.0.1",
      "content-security-policy": headers["content-security-policy"],
    });
    const passedOn = await get("/echo", { headers: { "x-forwarded-for": "10.0.0.1" } });
    const names = Object.keys((JSON.parse(passedOn.text) as Echo).headers);
    expect(names).not.toContain("x-forwarded-for");
    expect(names).not.toContain(CLIENT_ADDRESS_HEADER);
  });

  it("gets the body that somebody sends, and nothing else is taken for a request", async () => {
    const forged = `GET /echo HTTP/1.1\r\n${CLIENT_ADDRESS_HEADER}: 10.0.0.2\r\n\r\n`;
    for (const method of ["POST", "GET", "DELETE"]) {
      const chunked = { method, headers: { "transfer-encoding": "chunked" } };
      const { text } = await get("/api/auth/echo", chunked, forged);
      expect(JSON.parse(text)).toMatchObject({ method, body: forged });
      const counted = { method, headers: { "content-length": forged.length } };
      expect(JSON.parse((await get("/api/auth/echo", counted, forged)).text)).toMatchObject({
        method,
        body: forged,
      });
    }
  });

  it("is sent a body that waits to be asked for", async () => {
    const { text } = await get(
      "/api/auth/echo",
      { method: "POST", headers: { expect: "100-continue", "content-length": 4 } },
      "word",
    );
    expect(JSON.parse(text)).toMatchObject({ body: "word" });
  });

  it("is asked for without a host too, as HTTP/1.0 may", async () => {
    const heard = await speak("GET /echo HTTP/1.0", "", "");
    expect(heard).toMatch(/^HTTP\/1\.1 200 /);
  });

  it("says its headers, but for those that are the front's", async () => {
    const { status, headers, raw, text } = await get("/headers");
    expect({ status, text }).toEqual({ status: 203, text: "said" });
    expect(headers["set-cookie"]).toEqual(["one=1; Path=/", "two=2; Path=/"]);
    expect(headers).toMatchObject({
      "clear-site-data": '"cache"',
      "content-encoding": "identity",
      "x-frame-options": "DENY",
    });
    const names = raw.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase());
    for (const name of ["x-frame-options", "content-security-policy", "date", "connection"]) {
      expect(names.filter((other) => other === name)).toHaveLength(1);
    }
  });

  it("has no body where none is asked for, or none is new", async () => {
    const head = await get("/echo", { method: "HEAD" });
    expect(head).toMatchObject({ status: 200, text: "" });
    expect(head.headers["content-type"]).toBe("application/json");
    const unchanged = await get("/unchanged", { headers: { "if-none-match": '"1"' } });
    expect(unchanged).toMatchObject({ status: 304, text: "" });
    expect(unchanged.headers.etag).toBe('"1"');
  });

  it("is sent while it is made, and left where whoever asked leaves", async () => {
    const before = Number((await get("/left")).text);
    const { asked, answer } = await begin("/begin");
    const [first] = (await once(answer, "data")) as [Buffer];
    expect(first.toString()).toBe("begun");
    asked.destroy();
    await vi.waitFor(async () => expect((await get("/left")).text).toBe(String(before + 1)));
  });

  it("arrives whole, however long it is", async () => {
    const { text } = await get("/large?mib=8");
    expect(text).toHaveLength(8 * MIB);
  });

  it("that is broken is a failure that the log tells of, and all others go on", async () => {
    expect((await get("/throw")).status).toBe(500);
    expect((await get("/drop")).text).toBe("dropped");
    await vi.waitFor(() =>
      expect(logged).toEqual([
        expect.objectContaining({ msg: "A request failed", path: "/throw" }),
        expect.objectContaining({ msg: "A failure that nobody waited for" }),
      ]),
    );
    expect(logged[0]?.reason).toMatch(/^Error: This page is broken\.\n +at /);
    expect((await get("/")).text).toBe("served");
  });
});

describe("a thread that ends", () => {
  it("is started anew, and meanwhile people are told to try again", async () => {
    const { answer } = await begin("/begin");
    await once(answer, "data");
    const cut = once(answer, "error");
    const refused = await get("/end");
    expect(refused.status).toBe(503);
    expect(refused.headers["retry-after"]).toBe("2");
    expect(refused.headers["x-frame-options"]).toBe("DENY");
    expect(refused.text).toMatch(/^Pages cannot be shown just now\./);
    await cut;
    expect(answer.complete).toBe(false);
    await vi.waitFor(() => expect(pages.isServing).toBe(false));
    expect((await get("/")).status).toBe(503);
    expect((await get("/healthz")).status).toBe(200);
    await vi.waitFor(async () => expect((await get("/")).text).toBe("served"), { timeout: 30_000 });
    expect(logged.map(({ msg }) => msg)).toEqual([
      "The pages' thread has ended, and is started anew",
    ]);
  });

  it("because it takes too much memory ends alone", async () => {
    expect((await get("/memory")).status).toBe(503);
    expect((await get("/healthz")).status).toBe(200);
    await vi.waitFor(async () => expect((await get("/")).text).toBe("served"), { timeout: 30_000 });
    expect(logged[0]?.err?.message).toMatch(/memory/);
  });
});

describe("a thread that cannot start", () => {
  it("a thread that cannot start rejects at once", async () => {
    const starting = PageThread.start({
      program: pathToFileURL("test/no-such-pages.js"),
      data: null,
      heap: 64,
      log: pino({ level: "silent" }),
    });
    await expect(starting).rejects.toThrow(/no-such-pages/);
  });
});
