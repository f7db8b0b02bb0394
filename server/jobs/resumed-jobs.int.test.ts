import { pino } from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { promisedAnnotationsSchema, jobWithResultSchema, type JobKindName } from "@/contract/jobs";
import { promisedEditionSchema } from "@/contract/editions";
import { annotationSchema, promisedReportSchema } from "@/contract/reports";
import { newId } from "@/data/new-id";
import type { JobId, ReportId } from "@/domain/ids";
import { apiWorld, ORIGIN, type ApiWorld, type TestTeam } from "@/test/api-world";
import { JobRunner } from "./job-runner";
import { untilAborted } from "./until-aborted";

const TEXT = "Ghana has ratified the convention and destroyed its stockpile. We thank it.\n";
const WORDS = "ratified the convention";
const log = pino({ level: "silent" });

/** As if its process were killed when all of the work is done and nothing says so: the lease of it runs out. */
describe("a job whose process has died at the last moment", () => {
  let world: ApiWorld;
  let team: TestTeam;
  const runners: JobRunner[] = [];
  let dead: AbortController;

  beforeAll(async () => {
    world = await apiWorld();
    // Only the runners of these tests work.
    await world.jobs.close();
    team = await world.team();
  });
  beforeEach(() => {
    dead = new AbortController();
  });
  afterEach(async () => {
    dead.abort();
    await Promise.all(runners.splice(0).map((runner) => runner.close()));
  });
  afterAll(async () => {
    await world.close();
    expect(world.errors).toEqual([]);
  });

  function start(kinds: ApiWorld["jobKinds"]): void {
    const runner = new JobRunner({ db: world.db, log, space: world.space, kinds });
    runners.push(runner);
    runner.start();
  }

  const only = (...names: JobKindName[]) =>
    world.jobKinds.filter(({ name }) => names.includes(name));

  const untilDone = (job: JobId) =>
    vi.waitFor(
      async () =>
        expect(await world.db.prisma.job.findUnique({ where: { id: job } })).toMatchObject({
          state: "done",
          refusal: null,
        }),
      { timeout: 20_000 },
    );

  /** Has the job done by a process that dies, and then by another. */
  async function dieAndResume(kind: JobKindName): Promise<JobId> {
    let reach: (job: JobId) => void = () => undefined;
    const reached = new Promise<JobId>((resolve) => {
      reach = resolve;
    });
    start(
      only(kind).map((one) => ({
        ...one,
        run: async (job, work) => {
          const done = await one.run(job, work);
          reach(job.id);
          const never = new Promise<never>(() => undefined);
          await untilAborted(never, AbortSignal.any([dead.signal, work.signal]));
          return done;
        },
      })),
    );
    const id = await reached;
    await world.db.prisma.job.update({
      where: { id },
      data: { runner: "a dead one", leaseUntil: new Date(Date.now() - 1_000) },
    });
    start(only(kind));
    await untilDone(id);
    const row = await world.db.prisma.job.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ attempts: 2, bytes: null, runner: null });
    return id;
  }

  const post = (path: string, body: unknown) =>
    world.call("POST", path, { as: team.owner, body, headers: { prefer: "respond-async" } });

  async function addReport(): Promise<ReportId> {
    const promised = await post("/reports", { title: "Resumed", text: TEXT });
    expect(promised.status).toBe(202);
    const { id, job } = promisedReportSchema.parse(await promised.json());
    start(only("text"));
    await untilDone(job.id);
    return id;
  }

  async function list(report: ReportId) {
    const response = await world.call("GET", `/reports/${report}/annotations`, { as: team.owner });
    const { items } = (await response.json()) as { items: unknown[] };
    return items.map((item) => annotationSchema.parse(item));
  }

  it("stores a text once", async () => {
    const promised = await post("/reports", { title: "Once", text: TEXT });
    const { id, job } = promisedReportSchema.parse(await promised.json());
    expect(await dieAndResume("text")).toBe(job.id);
    expect(await world.db.prisma.report.count({ where: { id } })).toBe(1);
    expect(await world.db.prisma.edition.count({ where: { reportId: id } })).toBe(1);
  });

  it("carries over into an edition that was stored, and tells the windows", async () => {
    const report = await addReport();
    const at = TEXT.indexOf(WORDS);
    await post(`/reports/${report}/annotations`, { start: at, end: at + WORDS.length });
    const added = await post(`/reports/${report}/editions`, { text: `A foreword.\n\n${TEXT}` });
    const { job } = promisedEditionSchema.parse(await added.json());
    start(only("text"));
    await untilDone(job.id);
    await dieAndResume("carry-over");
    const carried = await world.db.prisma.carried.findMany({ where: { reportId: report } });
    expect(carried).toMatchObject([{ edition: 2, state: "exact" }]);
    const told = await world.sync.rooms.change(
      { kind: "report", report },
      { user: team.owner.user, role: "owner" },
      (document) => document.fact("revisions", "2") !== null,
    );
    expect(told).toEqual({ ok: true, value: true });
  });

  it("recognises statements again by the names of today", async () => {
    const path = `/reports/${team.report}/statements`;
    const actors = async () => {
      const response = await world.call("GET", path, { as: team.owner });
      const { items } = (await response.json()) as { items: { actor: string }[] };
      return items.map(({ actor }) => actor);
    };
    expect(await actors()).toContain("Vietnam");
    const name = "Socialist Republic of Vietnam";
    const vietnam = { name, kind: "state", isoA3: "VNM", aliases: ["Vietnam"] };
    expect((await post(`/teams/${team.team}/actors`, vietnam)).status).toBe(201);
    await dieAndResume("propose");
    expect(await actors()).toContain(name);
    expect(await actors()).not.toContain("Vietnam");
  });

  it("takes annotations in once", async () => {
    const report = await addReport();
    const note = (id: string, exact: string) => {
      const start = TEXT.indexOf(exact);
      return {
        id,
        type: "Annotation",
        bodyValue: `About “${exact}”.`,
        target: {
          source: `${ORIGIN}/api/v1/reports/${report}/text?edition=1`,
          selector: { type: "TextPositionSelector", start, end: start + exact.length },
        },
      };
    };
    const document = [note("urn:1", WORDS), note("urn:2", "destroyed its stockpile")];
    const promised = await post(`/reports/${report}/annotations.jsonld`, document);
    expect(promised.status).toBe(202);
    const { job } = promisedAnnotationsSchema.parse(await promised.json());
    expect(await dieAndResume("annotations")).toBe(job.id);
    const told = await world.call("GET", `/jobs/${job.id}`, { as: team.owner });
    expect(jobWithResultSchema.parse(await told.json())).toMatchObject({
      state: "done",
      result: { annotations: 2, comments: 2, existing: 0, notPlaced: [] },
    });
    const items = await list(report);
    expect(items.map(({ exact }) => exact)).toEqual([WORDS, "destroyed its stockpile"]);
    expect(items.map(({ comments }) => comments.length)).toEqual([1, 1]);
  });

  it("is given up when that has happened too often, and can be begun again by whoever began it", async () => {
    const promised = await post("/reports", { title: "Given up", text: TEXT });
    const { id, job } = promisedReportSchema.parse(await promised.json());
    await world.db.prisma.job.update({
      where: { id: job.id },
      data: { state: "running", attempts: 3, runner: "a dead one", leaseUntil: new Date(0) },
    });
    start(only("text"));
    await vi.waitFor(async () => {
      const row = await world.db.prisma.job.findUnique({ where: { id: job.id } });
      expect(row).toMatchObject({ state: "failed", refusal: { reason: "failed" } });
    });
    expect((await post(`/jobs/${job.id}/retry`, {})).status).toBe(204);
    await untilDone(job.id);
    expect(await world.db.prisma.report.count({ where: { id } })).toBe(1);
    expect((await post(`/jobs/${newId()}/retry`, {})).status).toBe(404);
  });
});
