import { createServer, request as httpRequest, type ClientRequest, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { problemSchema } from "@/contract/problem";
import { newId } from "@/data/new-id";
import { apiWorld, ORIGIN, type ApiWorld, type TestPerson, type TestTeam } from "@/test/api-world";
import { TimeBudget } from "../cost/time-budget";
import { Turns } from "../cost/turns";
import { createApi } from "./create-api";

const LARGE = 20_000_000;

describe("what somebody asks of the server", () => {
  let world: ApiWorld;
  let team: TestTeam;
  let viewer: TestPerson;
  let server: Server;
  let port: number;
  const open: ClientRequest[] = [];

  beforeAll(async () => {
    world = await apiWorld();
    team = await world.team();
    viewer = await world.join(team.team, "viewer");
    server = createServer(apiWith({}).listener);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(async () => {
    for (const request of open) request.destroy();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await world.close();
    expect(world.errors).toEqual([]);
  });

  function apiWith(more: Partial<Parameters<typeof createApi>[0]>) {
    const { db, statements, carryOver, reading, jobs, sync } = world;
    const config = { origin: ORIGIN, reportError: (error: unknown) => world.errors.push(error) };
    const { rooms } = sync;
    return createApi({ db, statements, carryOver, reading, jobs, rooms, config, ...more });
  }

  /** Begins to send a large body, of which only a byte comes. */
  function begin(path: string, as: TestPerson, type = "multipart/form-data; boundary=x") {
    const request = httpRequest({
      port,
      path: `/api/v1${path}`,
      method: "POST",
      headers: { cookie: as.cookie, "content-type": type, "content-length": LARGE },
    });
    request.on("error", () => undefined);
    request.write("-");
    open.push(request);
    return request;
  }

  /** This world's files cannot be read, so one that has come all the way is answered with 422. */
  async function send(as: TestPerson): Promise<number> {
    const body = new FormData();
    body.append("file", new File(["# Not read by anybody"], "a.md"));
    const headers = { cookie: as.cookie };
    const url = `http://127.0.0.1:${port}/api/v1/reports`;
    const response = await fetch(url, { method: "POST", headers, body });
    await response.arrayBuffer();
    return response.status;
  }

  async function answered(request: ClientRequest): Promise<number | undefined> {
    const [response] = (await once(request, "response")) as [IncomingMessage];
    return response.resume().statusCode;
  }

  const post = (path: string, body: unknown, as = team.owner) =>
    world.call("POST", path, { as, body });

  it("a list of thousands of notes comes whole, piece by piece", async () => {
    const { report } = team;
    const ids = Array.from({ length: 3_000 }, (_, at) => `n${String(at).padStart(11, "0")}`);
    await world.db.prisma.annotation.createMany({
      data: ids.map((id) => ({
        id,
        reportId: report,
        creatorId: team.owner.user,
        createdAt: new Date(),
        edition: 1,
        start: 10,
        end: 20,
        exact: "ten letter",
        state: "open",
      })),
    });
    const response = await fetch(`http://127.0.0.1:${port}/api/v1/reports/${report}/annotations`, {
      headers: { cookie: team.owner.cookie },
    });
    // One that is sent in one piece says how long it is.
    expect(response.headers.get("content-length")).toBeNull();
    const { items } = (await response.json()) as { items: { id: string }[] };
    expect(items.map(({ id }) => id).toSorted()).toEqual(ids);
    await world.db.prisma.annotation.deleteMany({ where: { reportId: report } });
  });

  it("is judged by their role before a body is read", async () => {
    const json = "application/json";
    for (const [path, type] of [
      ["/reports", undefined],
      ["/reports", json],
      [`/reports/${team.report}/editions`, undefined],
      [`/reports/${team.report}/editions`, json],
      [`/reports/${team.report}/annotations.jsonld`, json],
    ] as const) {
      expect(await answered(begin(path, viewer, type)), `${path} ${type}`).toBe(403);
    }
  });

  it("takes nothing from others while it comes slowly", async () => {
    const coders = await Promise.all(
      Array.from({ length: 4 }, () => world.join(team.team, "coder")),
    );
    const slow = coders.flatMap((coder) => [1, 2, 3].map(() => begin("/reports", coder)));
    const refused = begin("/reports", coders[0] ?? viewer);
    expect(await answered(refused)).toBe(429);
    const other = await world.team();
    for (const as of [team.owner, other.owner]) expect(await send(as)).toBe(422);
    for (const request of slow) request.destroy();
    // Their places are free again.
    const [coder = viewer] = coders;
    await vi.waitFor(async () => expect(await send(coder)).toBe(422), { timeout: 20_000 });
  });

  it("is refused as a file would be where it is nested to do harm", async () => {
    for (const text of ["1. ".repeat(7_000), "> ".repeat(9_995), "- ".repeat(100_000)]) {
      for (const path of ["/reports", `/reports/${team.report}/editions`]) {
        const response = await post(path, { title: "Deep", text, format: "md" });
        expect(response.status).toBe(422);
        expect(problemSchema.parse(await response.json()).type).toBe("/problems/too-deep");
      }
    }
  });

  it("is refused as a file would be where it has no end of emphasis", async () => {
    const text = "*a **b ".repeat(1_000_000);
    const response = await post("/reports", { title: "Rich", text, format: "md" });
    expect(response.status).toBe(422);
    expect(problemSchema.parse(await response.json()).type).toBe("/problems/out-of-memory");
  });

  it("is no JSON that is deep or has no end of values", async () => {
    const patch = (body: string) => world.call("PATCH", "/me", { as: team.owner, body });
    expect((await patch("[".repeat(60_000))).status).toBe(400);
    expect((await patch(`{"settings":${'{"a":'.repeat(60)}1${"}".repeat(61)}`)).status).toBe(400);
    expect((await patch(`[${"0,".repeat(20_000)}0]`)).status).toBe(413);
    expect((await patch(`{"name":"${"x".repeat(70_000)}"}`)).status).toBe(413);
    const deep = "[".repeat(14_000_000);
    expect((await post(`/reports/${team.report}/annotations.jsonld`, deep)).status).toBe(400);
    expect((await post("/reports", `{"text":${deep}`)).status).toBe(400);
    const many = `{"text":"x","more":[${"{},".repeat(1_000_000)}0]}`;
    expect((await post("/reports", many)).status).toBe(413);
  });

  it("is had piece by piece by two at once, and keeps nobody else waiting", async () => {
    const api = apiWith({ reads: new Turns({ each: 2, all: 8, waiting: 3, patience: 60_000 }) });
    const call = (path: string, as: TestPerson) =>
      api.request(`/api/v1${path}`, { headers: { cookie: as.cookie } });
    let done = 0;
    const paths = ["text", "structure", "statements", "annotations", "annotations.jsonld"].map(
      (path) => `/reports/${team.report}/${path}`,
    );
    paths.push("/me/data");
    const heavy = Array.from({ length: 40 }, async (_, index) => {
      const response = await call(paths[index % paths.length] ?? "", viewer);
      await response.arrayBuffer();
      done += 1;
      return response.status;
    });
    expect((await call("/me", team.owner)).status).toBe(200);
    expect(done).toBeLessThan(40);
    const statuses = await Promise.all(heavy);
    expect(new Set(statuses)).toEqual(new Set([200, 429]));
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(5);
    expect((await call(`/reports/${team.report}/annotations`, viewer)).status).toBe(200);
  });

  it("is charged to them, and to nobody else", async () => {
    const budget = new TimeBudget({ burst: 50, share: 1e-6, patience: 0 });
    const api = apiWith({ budget });
    const call = (as: TestPerson) =>
      api.request(`/api/v1/reports/${team.report}/statements`, { headers: { cookie: as.cookie } });
    budget.charge({ kind: "person", user: viewer.user }, 50);
    const refused = await call(viewer);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(problemSchema.parse(await refused.json()).type).toBe("/problems/too-much-asked");
    expect((await call(team.owner)).status).toBe(200);
  });

  describe("is charged by how much there is to tell", () => {
    const scarce = () =>
      apiWith({ budget: new TimeBudget({ burst: 100, share: 1e-6, patience: 0 }) });
    let rich: TestTeam;
    const id = (at: number): string => `n${String(at).padStart(11, "0")}`;

    async function addReports(count: number, text: string): Promise<string[]> {
      const { prisma } = world.db;
      const ids = Array.from({ length: count }, () => newId<"report">());
      const structure = { blocks: [], marks: [] };
      const edition = {
        number: 1,
        text,
        length: text.length,
        sha256: "",
        structure,
        format: "txt",
      };
      await prisma.report.createMany({
        data: ids.map((one) => ({ id: one, teamId: rich.team, title: "Of many" })),
      });
      await prisma.edition.createMany({ data: ids.map((reportId) => ({ ...edition, reportId })) });
      return ids;
    }

    beforeAll(async () => {
      rich = await world.team();
      const { prisma } = world.db;
      const { report: reportId, owner } = rich;
      const about = { reportId, creatorId: owner.user, createdAt: new Date() };
      const place = { edition: 1, start: 10, end: 20, exact: "ten letter", state: "open" };
      await prisma.annotation.createMany({
        data: Array.from({ length: 5_000 }, (_, at) => ({ ...about, ...place, id: id(at) })),
      });
      const said = { ...about, annotationId: id(0), body: "€".repeat(20_000), reactions: [] };
      await prisma.comment.createMany({
        data: Array.from({ length: 50 }, (_, at) => ({ ...said, id: id(at) })),
      });
      await prisma.actor.createMany({
        data: Array.from({ length: 1_400 }, (_, at) => ({
          id: id(at),
          teamId: rich.team,
          name: `Actor ${at}`,
          kind: "organisation",
        })),
      });
      await addReports(500, "Short.");
    });

    it.each<[string, () => string, method?: string]>([
      ["annotations and the words of their comments", () => `/reports/${rich.report}/annotations`],
      ["what has been read", () => `/reports/${rich.report}/reads`],
      ["all that is somebody's own", () => "/me/data"],
      ["reports", () => "/reports"],
      ["actors", () => `/teams/${rich.team}/actors`],
      ["names that may be taken", () => `/teams/${rich.team}/actors/${id(0)}/restore`, "POST"],
    ])("%s", async (_, path, method = "GET") => {
      const api = scarce();
      const statuses: number[] = [];
      for (let asked = 0; asked < 4; asked += 1) {
        const headers = { cookie: rich.owner.cookie };
        const response = await api.request(`/api/v1${path()}`, { method, headers });
        await response.arrayBuffer();
        statuses.push(response.status);
      }
      expect(statuses[0]).toBe(200);
      expect(statuses.at(-1)).toBe(429);
    });

    it("an edition that has to be read before a part of it is cut, once for all who ask", async () => {
      const [first, second] = await addReports(2, "Long. ".repeat(500_000));
      const api = scarce();
      const ask = async (report: string | undefined) => {
        const headers = { cookie: rich.owner.cookie };
        return (await api.request(`/api/v1/reports/${report}/part?from=0`, { headers })).status;
      };
      const asked = [await ask(first), await ask(first), await ask(second), await ask(first)];
      expect(asked).toEqual([200, 200, 429, 200]);
    });

    it("the words of an edition that have to be read before something is marked in it", async () => {
      const [first, second] = await addReports(2, "Long. ".repeat(1_000_000));
      const api = scarce();
      const mark = async (report: string | undefined) => {
        const response = await api.request(`/api/v1/reports/${report}/annotations`, {
          method: "POST",
          headers: { cookie: rich.owner.cookie, "content-type": "application/json" },
          body: JSON.stringify({ start: 0, end: 4 }),
        });
        return response.status;
      };
      expect([await mark(first), await mark(first), await mark(second)]).toEqual([201, 201, 429]);
    });
  });

  it("is not done for who has left", async () => {
    const reads = new Turns({ each: 1, all: 1, waiting: 9, patience: 60_000 });
    const api = apiWith({ reads });
    const path = `http://localhost/api/v1/reports/${team.report}/annotations`;
    const end = await reads.take({ kind: "person", user: team.owner.user });
    const left = new AbortController();
    const { cookie } = viewer;
    const asked = api.fetch(new Request(path, { headers: { cookie }, signal: left.signal }));
    await vi.waitFor(() => expect(reads.counts).toEqual({ working: 1, waiting: 1 }));
    left.abort();
    expect((await asked).status).toBe(400);
    expect(reads.counts).toEqual({ working: 1, waiting: 0 });
    end?.();
    expect((await api.request(path, { headers: { cookie } })).status).toBe(200);
  });

  it("is described once, however often that is asked for", async () => {
    const api = apiWith({});
    const [first, second] = await Promise.all(
      [1, 2].map(async () => (await api.request("/api/v1/openapi.json")).text()),
    );
    expect(second).toBe(first);
    expect(first).toContain('"openapi":"3.1.0"');
  });
});
