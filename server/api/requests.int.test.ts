import { createServer, request as httpRequest, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BUILD_HEADER } from "@/contract/build-header";
import { problemSchema, type Problem } from "@/contract/problem";
import { apiWorld, BUILD, ORIGIN, type ApiWorld, type TestTeam } from "@/test/api-world";
import { createApi } from "./create-api";

describe("requests", () => {
  let world: ApiWorld;
  let team: TestTeam;

  beforeAll(async () => {
    world = await apiWorld();
    team = await world.team();
  });
  afterAll(() => world.close());

  async function problem(response: Response, status: number): Promise<Problem> {
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    const document = problemSchema.parse(await response.json());
    expect(document.status).toBe(status);
    return document;
  }

  const post = (body: unknown, headers: Record<string, string> = {}) =>
    world.call("POST", "/reports", { as: team.owner, body, headers });

  it("to nowhere are 404, to the wrong method 405 with what is allowed", async () => {
    await problem(await world.call("GET", "/nothing"), 404);
    await problem(await world.call("GET", "/reports/x/y/z", { as: team.owner }), 404);
    const wrong = await world.call("PUT", `/reports/${team.report}`, { as: team.owner, body: {} });
    await problem(wrong, 405);
    expect(wrong.headers.get("allow")).toBe("DELETE, GET, HEAD, PATCH");
  });

  it("with malformed JSON are 400, with another type 415, with a wrong shape 422", async () => {
    await problem(await post("{"), 400);
    await problem(
      await post("title=x", { "content-type": "application/x-www-form-urlencoded" }),
      415,
    );
    await problem(await post("{}", { "content-type": "text/plain" }), 415);
    const wrong = await problem(await post({ title: "", text: 7 }), 422);
    expect(wrong.errors?.map(({ path }) => path)).toEqual(["title", "text"]);
    await problem(await post([]), 422);
    await problem(await post("null"), 422);
    await problem(await world.call("POST", "/reports", { as: team.owner }), 422);
  });

  it("with input that no database keeps are 422, never 500", async () => {
    const { owner, report } = team;
    const hostile = ["\u0000", "a\u0000b", "\ud800", "a\udfffb"];
    for (const text of hostile) {
      await problem(await post({ title: `x${text}`, text: "Words.", team: team.team }), 422);
      await problem(
        await world.call("PATCH", "/me", { as: owner, body: { name: `x${text}` } }),
        422,
      );
      await problem(
        await world.call("PATCH", "/me", {
          as: owner,
          body: { settings: { keys: { [`x${text}`]: "k" } } },
        }),
        422,
      );
      await problem(
        await world.call("PATCH", `/reports/${report}`, {
          as: owner,
          body: { sourceUrl: `https://example.org/${text}` },
        }),
        422,
      );
      await problem(
        await world.call("POST", `/reports/${report}/annotations`, {
          as: owner,
          body: { start: 0, end: 5, comment: `x${text}` },
        }),
        422,
      );
    }
    for (const path of [
      "/reports/%00",
      "/teams/..%2f..",
      "/reports/' OR 1=1",
      "/me/sessions/%00",
    ]) {
      await problem(await world.call("DELETE", path, { as: owner }), 404);
    }
    const scripts = { sourceUrl: "javascript:alert(1)" };
    await problem(
      await world.call("PATCH", `/reports/${report}`, { as: owner, body: scripts }),
      422,
    );
    expect(world.errors).toEqual([]);
  });

  it("cannot smuggle in what is not theirs to set", async () => {
    const { owner } = team;
    const body = { name: "New name", email: "root@example.org", passwordHash: "x", id: "x" };
    expect((await world.call("PATCH", "/me", { as: owner, body })).status).toBe(200);
    const me = (await (await world.call("GET", "/me", { as: owner })).json()) as object;
    expect(me).toMatchObject({ id: owner.user, email: owner.email, name: "New name" });
    const polluted = '{"settings":{"__proto__":{"theme":"dark"},"theme":"light"}}';
    expect((await world.call("PATCH", "/me", { as: owner, body: polluted })).status).toBe(200);
    expect(({} as { theme?: string }).theme).toBeUndefined();
  });

  it("from another site are refused, also with a good cookie", async () => {
    const body = { name: "Taken over" };
    const attempt = (headers: Record<string, string>) =>
      world.call("PATCH", "/me", { as: team.owner, body, headers });
    await problem(await attempt({ "sec-fetch-site": "cross-site" }), 403);
    await problem(await attempt({ "sec-fetch-site": "same-site" }), 403);
    await problem(await attempt({ origin: "https://evil.example" }), 403);
    await problem(await attempt({ origin: "null" }), 403);
    await problem(await attempt({ origin: `${ORIGIN}.evil.example` }), 403);
    expect((await attempt({ "sec-fetch-site": "same-origin" })).status).toBe(200);
    expect((await attempt({ origin: ORIGIN })).status).toBe(200);
    await problem(await attempt({ origin: "http://evil.example", host: "evil.example" }), 403);
    await problem(
      await attempt({ "sec-fetch-site": "same-origin", origin: "https://evil.example" }),
      403,
    );
    expect((await attempt({})).status).toBe(200);
  });

  it("with a cookie that is not ours, or was changed, are 401", async () => {
    const { cookie } = team.owner;
    const [name = "", token = ""] = cookie.split("=");
    const at = Math.floor(token.length / 2);
    const changed = `${token.slice(0, at)}${token[at] === "A" ? "B" : "A"}${token.slice(at + 1)}`;
    for (const forged of [
      `${name}=`,
      `${name}=x`,
      `${name}=${changed}`,
      `other=${token}`,
      `__Secure-${name}=${token}`,
      `${name}=eyJhbGciOiJub25lIn0.e30.`,
    ]) {
      const response = await world.call("GET", "/me", { headers: { cookie: forged } });
      await problem(response, 401);
    }
    const among = `a=b; ${cookie}; c=d`;
    expect((await world.call("GET", "/me", { headers: { cookie: among } })).status).toBe(200);
  });

  it("that fail unexpectedly are 500, reported, and say nothing", async () => {
    const reported: unknown[] = [];
    const broken = createApi({
      db: world.db,
      statements: world.statements,
      rooms: {
        present() {
          throw new Error("the secret cause");
        },
        change: (...args) => world.sync.rooms.change(...args),
        renew: (room) => world.sync.rooms.renew(room),
      },
      carryOver: world.carryOver,
      reading: world.reading,
      jobs: world.jobs,
      config: { origin: ORIGIN, reportError: (error) => reported.push(error) },
    });
    const response = await broken.request(`/api/v1/reports/${team.report}`, {
      headers: { cookie: team.owner.cookie },
    });
    expect(JSON.stringify(await problem(response, 500))).not.toContain("secret");
    expect(reported).toHaveLength(1);
  });

  it("answers are not kept by caches unless they say so", async () => {
    const response = await world.call("GET", "/me", { as: team.owner });
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  it("answers say which program has given them, refusals too", async () => {
    for (const options of [{ as: team.owner }, {}]) {
      const response = await world.call("GET", "/me", options);
      expect(response.headers.get(BUILD_HEADER)).toBe(BUILD);
    }
  });

  describe("over HTTP", () => {
    let server: Server;
    let port: number;

    beforeAll(async () => {
      const api = createApi({
        db: world.db,
        statements: world.statements,
        rooms: world.sync.rooms,
        carryOver: world.carryOver,
        reading: world.reading,
        jobs: world.jobs,
        config: { origin: ORIGIN, reportError: (error) => world.errors.push(error) },
      });
      server = createServer(api.listener);
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      port = (server.address() as AddressInfo).port;
    });
    afterAll(() => new Promise((resolve) => server.close(resolve)));

    /** Sends as much as the server takes, in chunks or with a length. */
    function send(path: string, bytes: number, chunked: boolean): Promise<number> {
      return new Promise((resolve, reject) => {
        const outgoing = httpRequest({
          port,
          method: "POST",
          path: `/api/v1${path}`,
          headers: {
            cookie: team.owner.cookie,
            "content-type": "application/json",
            ...(chunked ? { "transfer-encoding": "chunked" } : { "content-length": bytes }),
          },
        });
        let answered = false;
        outgoing.on("response", (incoming) => {
          answered = true;
          incoming.resume();
          resolve(incoming.statusCode ?? 0);
        });
        // A server that has answered need not read the rest.
        outgoing.on("error", (error) => (answered ? undefined : reject(error)));
        outgoing.end(Buffer.alloc(bytes, 0x20));
      });
    }

    it("that are too large are 413 before they are parsed", async () => {
      expect(await send("/reports", 300_000, true)).toBe(400);
    });
    it.each([
      ["/teams", 300_000, false],
      ["/teams", 300_000, true],
      ["/reports", 33_000_000, false],
      ["/reports", 33_000_000, true],
    ] as const)("%s with %i bytes, chunked: %s, is 413", async (path, bytes, chunked) => {
      expect(await send(path, bytes, chunked)).toBe(413);
    });

    it("work as without HTTP, and HEAD has no body", async () => {
      const url = `http://127.0.0.1:${port}/api/v1/reports/${team.report}/text`;
      const headers = { cookie: team.owner.cookie };
      const got = await fetch(url, { headers });
      const text = await got.text();
      expect(text).toContain("Convention on Cluster Munitions");
      const head = await fetch(url, { method: "HEAD", headers });
      expect(head.status).toBe(200);
      expect(head.headers.get("etag")).toBe(got.headers.get("etag"));
      expect(await head.text()).toBe("");
      expect(world.errors).toEqual([]);
    });
  });
});
