import { once } from "node:events";
import { request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import { connect, type Socket } from "node:net";
import { pino } from "pino";
import { afterEach, describe, expect, it, vi } from "vitest";
import { problemSchema } from "@/contract/problem";
import type { UserId } from "@/domain/ids";
import { frontParts } from "@/test/front-parts";
import { TimeBudget, type TimeAllowance } from "../cost/time-budget";
import { LEAST_PACE, type Pace } from "./body-guard";
import type { ConnectionBound } from "./connection-bound";
import { openFront, type Front } from "./front";
import { createHandler } from "./handler";

type Serve = (request: IncomingMessage, response: ServerResponse) => unknown;

const fronts: Front[] = [];
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const front of fronts.splice(0)) {
    front.stopServing();
    await front.close();
  }
});

type Setting = {
  pages?: Serve;
  allowance?: TimeAllowance;
  pace?: Pace;
  perAddress?: ConnectionBound;
  onLine?: (line: Record<string, unknown>) => void;
};

/** A product whose pages are told by the test, and whose people say who they are in their cookie. */
async function open({ pages = answer, allowance, pace, perAddress, onLine }: Setting = {}) {
  const front = await openFront(0, "127.0.0.1", perAddress ?? null);
  fronts.push(front);
  const write = (line: string) => onLine?.(JSON.parse(line) as Record<string, unknown>);
  const log = pino({ base: null, timestamp: false }, { write });
  const handler = createHandler({
    ...frontParts(log),
    api: pages,
    pages,
    payers: {
      find: (cookie) =>
        Promise.resolve(cookie === undefined ? null : { kind: "person", user: cookie as UserId }),
    },
    ...(allowance && {
      budgets: { person: new TimeBudget(allowance), address: new TimeBudget(allowance) },
    }),
    pace: pace ?? LEAST_PACE,
  });
  front.serve(handler, () => undefined);
  return front.port;
}

function answer(_: IncomingMessage, response: ServerResponse): void {
  response.end("served");
}

/** Reads all that comes, as whoever bounds nothing would. */
async function readAll(request: IncomingMessage, response: ServerResponse): Promise<void> {
  request.resume();
  await once(request, "end");
  response.end("served");
}

/** Says the lines of a request, and goes on to say what the test says. */
function speak(port: number, ...lines: string[]): { socket: Socket; heard: () => string } {
  const socket = connect(port, "127.0.0.1");
  sockets.push(socket);
  let heard = "";
  socket.on("data", (chunk) => (heard += chunk.toString("latin1")));
  socket.on("error", () => undefined);
  socket.write([...lines, "Host: caucus.test", "", ""].join("\r\n"));
  return { socket, heard: () => heard };
}

/** However it ends: who is cut off while they send gets an error. */
function closed(socket: Socket): Promise<unknown> {
  return new Promise((resolve) => socket.once("close", resolve));
}

async function get(port: number, path: string, cookie?: string, forwardedFor?: string) {
  const headers = {
    ...(cookie !== undefined && { cookie }),
    ...(forwardedFor !== undefined && { "x-forwarded-for": forwardedFor }),
  };
  const asked = httpRequest({ port, path, agent: false, headers });
  asked.end();
  const [response] = (await once(asked, "response")) as [IncomingMessage];
  let body = "";
  for await (const chunk of response.setEncoding("utf8")) body += String(chunk);
  return { status: response.statusCode, headers: response.headers, body };
}

describe("a body", () => {
  it("that says it is too large is refused before anything of it is read", async () => {
    const pages = vi.fn(readAll);
    const port = await open({ pages });
    for (const path of ["/api/auth/callback/credentials", "/api/v1/me", "/"]) {
      const { socket, heard } = speak(port, `POST ${path} HTTP/1.1`, "Content-Length: 300000000");
      await closed(socket);
      expect(heard()).toMatch(/^HTTP\/1\.1 413 /);
      expect(heard()).toMatch(/\r\nConnection: close\r\n/i);
    }
    expect(pages).not.toHaveBeenCalled();
  });

  it("that does not say how large it is, is cut off where it is too large", async () => {
    let read = 0;
    const port = await open({
      pages: async (request) => {
        for await (const chunk of request) read += (chunk as Buffer).length;
      },
    });
    const { socket, heard } = speak(
      port,
      "POST /api/auth/callback/credentials HTTP/1.1",
      "Transfer-Encoding: chunked",
    );
    const chunk = `4000\r\n${"x".repeat(0x4000)}\r\n`;
    const send = (): void => {
      while (!socket.destroyed && socket.write(chunk));
    };
    socket.on("drain", send);
    send();
    await closed(socket);
    // Whoever goes on sending may not get to read the answer.
    expect(["", "HTTP/1.1 413"]).toContain(heard().slice(0, 12));
    expect(read).toBeLessThan(256 * 1024);
  });

  it("is taken by no page, and by the API as far as it may be", async () => {
    const port = await open({ pages: readAll });
    const page = speak(port, "POST / HTTP/1.1", "Content-Length: 1", "Connection: close");
    await closed(page.socket);
    expect(page.heard()).toMatch(/^HTTP\/1\.1 413 /);
    const api = speak(port, "POST /api/v1/me HTTP/1.1", "Content-Length: 5", "Connection: close");
    api.socket.write("12345");
    await closed(api.socket);
    expect(api.heard()).toMatch(/^HTTP\/1\.1 200 [\s\S]*served/);
  });

  it("that comes too slowly is ended, and keeps nobody waiting", async () => {
    const port = await open({ pages: readAll, pace: { bytes: 100, within: 50 } });
    const slow = speak(port, "POST /api/v1/reports HTTP/1.1", "Content-Length: 20000000");
    slow.socket.write("1");
    await closed(slow.socket);
    expect(slow.heard()).toMatch(/^HTTP\/1\.1 408 /);
    expect((await get(port, "/")).body).toBe("served");
  });
});

describe("whoever asks for much", () => {
  const allowance = { burst: 40, share: 1e-6, patience: 0 };

  it("is told so and when to ask again, while others are served", async () => {
    const port = await open({ allowance });
    let refused = await get(port, "/api/v1/me", "ana");
    while (refused.status === 200) refused = await get(port, "/api/v1/me", "ana");
    expect(refused.status).toBe(429);
    expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
    expect(problemSchema.parse(JSON.parse(refused.body))).toMatchObject({ status: 429 });
    expect((await get(port, "/", "ana")).status).toBe(429);
    expect((await get(port, "/", "ben")).status).toBe(200);
    expect((await get(port, "/")).status).toBe(200);
    expect((await get(port, "/healthz", "ana")).status).toBe(200);
  });

  it("is charged for nothing behind a proxy that nobody told of, where it is not known who asks", async () => {
    const port = await open({ allowance });
    const ask = (path: string) => get(port, path, undefined, "203.0.113.9");
    for (let times = 0; times < 30; times += 1) {
      expect((await ask("/api/auth/session")).status).toBe(200);
    }
    expect((await ask("/sign-in")).status).toBe(200);
    // Nor is anybody else.
    expect((await get(port, "/api/auth/session")).status).toBe(200);
  });

  it("has so many pages made at once where it is not known who asks, and leaves others theirs", async () => {
    const held: (() => void)[] = [];
    const pages: Serve = (request, response) => {
      if (request.headers.cookie === undefined) held.push(() => answer(request, response));
      else answer(request, response);
    };
    const port = await open({ pages });
    const asked = Array.from({ length: 20 }, (_, at) =>
      get(port, "/sign-in", undefined, `203.0.113.${at}`),
    );
    await vi.waitFor(() => expect(held).toHaveLength(3));
    expect((await get(port, "/reports/x", "ben")).body).toBe("served");
    expect(held).toHaveLength(3);
    for (let done = 0; done < 20; done += 1) {
      await vi.waitFor(() => expect(held.length).toBeGreaterThan(0));
      held.shift()?.();
    }
    for (const { status } of await Promise.all(asked)) expect(status).toBe(200);
  });

  it("[CO7] is named in the log, once for each reason in a minute, with none of their words", async () => {
    const lines: Record<string, unknown>[] = [];
    const port = await open({ allowance, onLine: (line) => lines.push(line) });
    for (let times = 0; times < 30; times += 1) await get(port, "/api/v1/me?words=secret", "ana");
    for (let times = 0; times < 30; times += 1) await get(port, "/api/v1/me");
    const large = speak(port, "POST /secret HTTP/1.1", "Content-Length: 300000000", "Cookie: ana");
    await closed(large.socket);
    const msg = "A request was refused";
    const address = { level: 40, household: "127.0.0.1", msg };
    expect(lines).toEqual([
      { level: 40, user: "ana", why: "too much at once", msg },
      { ...address, why: "too much at once" },
      // Nobody looks who it is before the body is bounded.
      { ...address, why: "too large" },
    ]);
  });

  it("has so many pages made at once, and others have theirs meanwhile", async () => {
    const held: (() => void)[] = [];
    const pages: Serve = (request, response) => {
      if (request.headers.cookie !== "ana") answer(request, response);
      else held.push(() => answer(request, response));
    };
    const port = await open({ pages });
    const asked = Array.from({ length: 5 }, () => get(port, "/reports/x", "ana"));
    await vi.waitFor(() => expect(held).toHaveLength(3));
    expect((await get(port, "/reports/x", "ben")).body).toBe("served");
    expect(held).toHaveLength(3);
    for (let done = 0; done < 5; done += 1) {
      await vi.waitFor(() => expect(held.length).toBeGreaterThan(0));
      held.shift()?.();
    }
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([
      200, 200, 200, 200, 200,
    ]);
  });

  it("opens only so many connections from one address", async () => {
    const onKeptOut = vi.fn<(household: string) => void>();
    const port = await open({ perAddress: { most: 2, onKeptOut } });
    const first = speak(port, "GET / HTTP/1.1");
    await once(first.socket, "data");
    const second = speak(port, "GET / HTTP/1.1");
    await once(second.socket, "data");
    const third = speak(port, "GET / HTTP/1.1");
    await closed(third.socket);
    expect(third.heard()).toBe("");
    expect(onKeptOut).toHaveBeenCalledExactlyOnceWith("127.0.0.1");
    first.socket.destroy();
    await vi.waitFor(async () => expect((await get(port, "/")).body).toBe("served"));
  });
});
