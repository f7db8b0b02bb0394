import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { addedEditionSchema } from "@/contract/editions";
import { importJobSchema, MAX_FILE_BYTES, type ImportJob } from "@/contract/imports";
import { problemSchema } from "@/contract/problem";
import { addedReportSchema, promisedReportSchema } from "@/contract/reports";
import type { JobId, ReportId } from "@/domain/ids";
import { apiWorld, type ApiWorld, type TestPerson, type TestTeam } from "@/test/api-world";
import { ScriptedReader } from "@/test/sync/scripted-reader";

const ASYNC = { prefer: "respond-async" };

describe("a file that is sent to /reports", () => {
  const reader = new ScriptedReader();
  let world: ApiWorld;
  let team: TestTeam;

  beforeAll(async () => {
    world = await apiWorld({ readFile: reader.read });
    team = await world.team();
  });
  afterAll(async () => {
    await world.close();
    expect(world.errors).toEqual([]);
  });

  function post(
    content: string | Uint8Array<ArrayBuffer>,
    { name = "report.md", as = team.owner, headers = {}, ...fields }: PostOptions = {},
  ): Promise<Response> {
    const body = new FormData();
    for (const [field, value] of Object.entries(fields)) body.append(field, value);
    body.append("file", new File([content], name));
    return world.call("POST", "/reports", { as, body, headers });
  }
  type PostOptions = {
    name?: string;
    as?: TestPerson;
    headers?: Record<string, string>;
    title?: string;
    publisher?: string;
    published?: string;
    sourceUrl?: string;
    team?: string;
  };

  async function begin(content: string, options: PostOptions = {}) {
    const response = await post(content, { ...options, headers: ASYNC });
    expect(response.status).toBe(202);
    return promisedReportSchema.parse(await response.json());
  }

  async function jobOf(id: JobId, as = team.owner): Promise<ImportJob> {
    const response = await world.call("GET", `/imports/${id}`, { as });
    expect(response.status).toBe(200);
    return importJobSchema.parse(await response.json());
  }

  async function list(as = team.owner): Promise<ImportJob[]> {
    const response = await world.call("GET", `/imports?team=${team.team}`, { as });
    return ((await response.json()) as { items: ImportJob[] }).items;
  }

  const untilHeld = (...names: string[]) =>
    vi.waitFor(() => expect(reader.held).toEqual(expect.arrayContaining(names)));
  const untilState = (id: JobId, state: ImportJob["state"]) =>
    vi.waitFor(async () => expect((await jobOf(id)).state).toBe(state), { timeout: 10_000 });

  /** Nothing is there of a report that was promised, and no file waits. */
  async function expectNothingOf(report: ReportId) {
    const { prisma } = world.db;
    expect(await prisma.report.count({ where: { id: report } })).toBe(0);
    expect(await prisma.edition.count({ where: { reportId: report } })).toBe(0);
    expect(await prisma.editionFile.count({ where: { reportId: report } })).toBe(0);
    expect(await prisma.job.count({ where: { reportId: report, NOT: { bytes: null } } })).toBe(0);
  }

  it("becomes a report with what was said of it, and its original can be downloaded", async () => {
    const content = "# From the file\r\n\r\nWords.";
    const response = await post(content, {
      name: 'C:\\fake\\Naïve "title".md',
      title: "Given",
      publisher: "HI",
      published: "2011",
      sourceUrl: "https://example.org/a",
      team: team.team,
    });
    expect(response.status).toBe(201);
    const report = addedReportSchema.parse(await response.json());
    expect(response.headers.get("location")).toBe(`/api/v1/reports/${report.id}`);
    expect(report).toMatchObject({
      title: "Given",
      publisher: "HI",
      published: "2011",
      sourceUrl: "https://example.org/a",
      edition: { number: 1, format: "md", file: 'Naïve "title".md' },
      job: { state: "done" },
    });
    expect(await jobOf(report.job.id)).toMatchObject({ state: "done", report: report.id });

    const file = await world.call("GET", `/reports/${report.id}/file?edition=1`, {
      as: team.owner,
    });
    expect(file.status).toBe(200);
    expect(await file.text()).toBe(content);
    expect(file.headers.get("content-type")).toBe("application/octet-stream");
    expect(file.headers.get("x-content-type-options")).toBe("nosniff");
    expect(file.headers.get("content-security-policy")).toContain("sandbox");
    expect(file.headers.get("content-disposition")).toBe(
      `attachment; filename="Na_ve _title_.md"; filename*=UTF-8''Na%C3%AFve%20%22title%22.md`,
    );
    // Kept once: with the edition.
    const row = await world.db.prisma.job.findUniqueOrThrow({ where: { id: report.job.id } });
    expect(row.bytes).toBeNull();
  });

  it("gives its report a title where nobody says one", async () => {
    const headed = addedReportSchema.parse(await (await post("# Its heading\n\nWords.")).json());
    expect(headed.title).toBe("Its heading");
  });

  it("becomes the edition that its sender is told of, whoever else adds one at the same moment", async () => {
    const { id } = addedReportSchema.parse(await (await post("The first words.")).json());
    const texts = ["Second words, and more.", "Third words, and a little more."];
    const answers = await Promise.all(
      texts.map(async (text) => {
        const body = new FormData();
        body.append("file", new File([text], "next.md"));
        const added = await world.call("POST", `/reports/${id}/editions`, { as: team.owner, body });
        expect(added.status).toBe(201);
        return addedEditionSchema.parse(await added.json());
      }),
    );
    expect(answers.map(({ number }) => number).toSorted()).toEqual([2, 3]);
    expect(answers.map(({ length }) => length)).toEqual(texts.map(({ length }) => length));
  });

  it("is promised at once to who prefers that, and tells how far it is", async () => {
    const { id, job } = await begin("hold", { name: "slow.pdf", title: "Slow" });
    expect(job).toMatchObject({ report: id, fileName: "slow.pdf", title: "Slow" });
    expect((await world.call("GET", `/reports/${id}`, { as: team.owner })).status).toBe(404);
    await vi.waitFor(
      async () =>
        expect(await jobOf(job.id)).toMatchObject({
          state: "running",
          stage: "reading",
          share: 0.25,
          page: { at: 2, of: 8 },
        }),
      { timeout: 5_000 },
    );
    expect((await list()).map((one) => one.id)).toContain(job.id);
    reader.release("slow.pdf");
    await untilState(job.id, "done");
    expect((await world.call("GET", `/reports/${id}`, { as: team.owner })).status).toBe(200);
    expect((await list()).find((one) => one.id === job.id)).toMatchObject({ state: "done" });
  });

  it("that takes longer than the caller waits goes on as a job", async () => {
    const response = await post("hold", { name: "long.pdf", headers: { prefer: "wait=1" } });
    expect(response.status).toBe(202);
    const { job } = promisedReportSchema.parse(await response.json());
    expect(job.state).toBe("running");
    expect(response.headers.get("location")).toBe(`/api/v1/imports/${job.id}`);
    reader.release("long.pdf");
    await untilState(job.id, "done");
  });

  it("is refused with what to do, and leaves nothing behind", async () => {
    const before = await world.db.prisma.report.count();
    for (const [reason, status] of [
      ["encrypted", 422],
      ["image-only", 422],
      ["too-long", 413],
    ] as const) {
      const response = await post(`refuse ${reason}`);
      expect(response.status).toBe(status);
      const problem = problemSchema.parse(await response.json());
      expect(problem.type).toBe(`/problems/${reason}`);
      expect(problem.detail).toMatch(/Save|Run|Split/);
    }
    const empty = await post("");
    expect(empty.status).toBe(422);
    expect(problemSchema.parse(await empty.json()).type).toBe("/problems/empty");
    expect(await world.db.prisma.report.count()).toBe(before);
    expect((await list()).filter(({ state }) => state === "refused")).toEqual([]);
  });

  it("that is refused later is listed with why, until it is struck out", async () => {
    const { id, job } = await begin("hold refuse encrypted", { name: "locked.pdf" });
    await untilHeld("locked.pdf");
    reader.release("locked.pdf");
    await untilState(job.id, "refused");
    await expectNothingOf(id);
    expect((await list()).find((one) => one.id === job.id)?.refusal).toMatchObject({
      kind: "encrypted",
      detail: expect.stringContaining("without protection") as string,
    });
    const struck = await world.call("DELETE", `/imports/${job.id}`, { as: team.owner });
    expect(importJobSchema.parse(await struck.json()).state).toBe("refused");
    expect((await list()).some((one) => one.id === job.id)).toBe(false);
  });

  it("is cancelled while it is read and while it waits, and leaves nothing behind", async () => {
    const running = await begin("hold", { name: "one.pdf" });
    const other = await begin("hold", { name: "two.pdf" });
    const waiting = await begin("# Three", { name: "three.pdf" });
    await untilHeld("one.pdf", "two.pdf");
    expect((await jobOf(waiting.job.id)).state).toBe("queued");
    for (const { id, job } of [waiting, running]) {
      const ended = await world.call("DELETE", `/imports/${job.id}`, { as: team.owner });
      expect(importJobSchema.parse(await ended.json()).state).toBe("cancelled");
      await expectNothingOf(id);
    }
    await vi.waitFor(() => expect(reader.held).toEqual(["two.pdf"]));
    reader.release("two.pdf");
    await untilState(other.job.id, "done");
    await expectNothingOf(running.id);
    await expectNothingOf(waiting.id);
    expect(reader.begun).not.toContain("three.pdf");
    expect((await list()).some(({ state }) => state === "cancelled")).toBe(false);
  });

  it("that is cancelled when it is done already has made its report, and says so", async () => {
    const { id, job } = await begin("hold", { name: "quick.md" });
    await untilHeld("quick.md");
    reader.release("quick.md");
    await untilState(job.id, "done");
    const late = await world.call("DELETE", `/imports/${job.id}`, { as: team.owner });
    expect(importJobSchema.parse(await late.json())).toMatchObject({ state: "done", report: id });
    expect((await world.call("DELETE", `/imports/${job.id}`, { as: team.owner })).status).toBe(404);
  });

  it("is nobody else's: not of colleagues, not of other teams", async () => {
    const colleague = await world.join(team.team, "coder");
    const stranger = (await world.team()).owner;
    const { job } = await begin("hold", { name: "mine.pdf" });
    for (const as of [colleague, stranger]) {
      for (const method of ["GET", "DELETE"]) {
        expect((await world.call(method, `/imports/${job.id}`, { as })).status).toBe(404);
      }
    }
    expect(await list(colleague)).toEqual([]);
    expect((await world.call("GET", `/imports?team=${team.team}`, { as: stranger })).status).toBe(
      404,
    );
    for (const path of ["/imports", `/imports/${job.id}`]) {
      expect((await world.call("GET", path)).status).toBe(401);
    }
    expect((await world.call("GET", "/imports/nothing", { as: colleague })).status).toBe(404);
    await world.call("DELETE", `/imports/${job.id}`, { as: team.owner });
  });

  it("needs a role that may add reports, when it comes and when it is stored", async () => {
    const viewer = await world.join(team.team, "viewer");
    expect((await post("# No", { as: viewer, team: team.team })).status).toBe(403);
    const stranger = (await world.team()).owner;
    expect((await post("# No", { as: stranger, team: team.team })).status).toBe(404);

    const leaver = await world.join(team.team, "coder");
    const { id } = await begin("hold", { name: "left.pdf", as: leaver });
    await untilHeld("left.pdf");
    await world.db.prisma.membership.deleteMany({ where: { userId: leaver.user } });
    reader.release("left.pdf");
    await vi.waitFor(async () => {
      const row = await world.db.prisma.job.findFirst({ where: { reportId: id } });
      expect(row?.state).toBe("refused");
    });
    await expectNothingOf(id);
  });

  it("must be a file, of a size, with details that fit, from our own pages", async () => {
    const large = await post(new Uint8Array(MAX_FILE_BYTES + 1));
    expect(large.status).toBe(413);
    expect(problemSchema.parse(await large.json()).detail).toContain("25 MB");
    const announced = await world.call("POST", "/reports", {
      as: team.owner,
      body: "never read",
      headers: {
        "content-type": "multipart/form-data; boundary=x",
        "content-length": String(MAX_FILE_BYTES * 4),
      },
    });
    expect(announced.status).toBe(413);
    expect((await post("# A", { sourceUrl: "javascript:alert(1)" })).status).toBe(422);
    const without = new FormData();
    without.append("title", "No file");
    const missing = await world.call("POST", "/reports", { as: team.owner, body: without });
    expect(missing.status).toBe(422);
    const cut = await world.call("POST", "/reports", {
      as: team.owner,
      body: "--x\r\ncontent-disposition: form-da",
      headers: { "content-type": "multipart/form-data; boundary=x" },
    });
    expect(cut.status).toBe(400);
    const foreign = await post("# A", { headers: { "sec-fetch-site": "cross-site" } });
    expect(foreign.status).toBe(403);
    const nothing = await world.call("POST", "/reports", { as: team.owner });
    expect(nothing.status).toBe(422);
  });

  it("may be pasted as HTML, which is read like a file", async () => {
    const body = { title: "Pasted", text: "# As if", format: "html" };
    const response = await world.call("POST", "/reports", { as: team.owner, body });
    expect(response.status).toBe(201);
    const report = addedReportSchema.parse(await response.json());
    expect(report).toMatchObject({ title: "Pasted", edition: { file: "Pasted text.html" } });
  });

  it("is one of two ways: text is a report at once, without a file, and names its job too", async () => {
    const response = await world.call("POST", "/reports", {
      as: team.owner,
      body: { title: "Text", text: "Words." },
    });
    const report = addedReportSchema.parse(await response.json());
    expect(report.edition).toMatchObject({ format: "txt", file: null });
    expect(await jobOf(report.job.id)).toMatchObject({ state: "done", report: report.id });
    const file = await world.call("GET", `/reports/${report.id}/file`, { as: team.owner });
    expect(file.status).toBe(404);
    const stranger = (await world.team()).owner;
    expect((await world.call("GET", `/reports/${report.id}/file`, { as: stranger })).status).toBe(
      404,
    );
  });
});
