import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { allJobsSchema, jobSchema, type AllJobs, type Job, type JobState } from "@/contract/jobs";
import { importJobSchema } from "@/contract/imports";
import { addedReportSchema, promisedReportSchema } from "@/contract/reports";
import { newId } from "@/data/new-id";
import type { JobId } from "@/domain/ids";
import { apiWorld, type ApiWorld, type TestPerson, type TestTeam } from "@/test/api-world";

describe("jobs", () => {
  let world: ApiWorld;
  let team: TestTeam;
  let other: TestTeam;
  let administrator: TestPerson;

  beforeAll(async () => {
    world = await apiWorld();
    team = await world.team();
    other = await world.team();
    administrator = await world.join(team.team, "viewer");
    await world.db.prisma.user.update({
      where: { id: administrator.user },
      data: { isAdministrator: true },
    });
  });
  afterAll(async () => {
    await world.close();
    expect(world.errors).toEqual([]);
  });

  /** Nobody takes it up while the test looks at it. */
  async function leave(of: TestTeam, state: JobState, fileName: string): Promise<JobId> {
    const id = newId<"job">();
    await world.db.prisma.job.create({
      data: {
        id,
        kind: "import",
        teamId: of.team,
        userId: of.owner.user,
        reportId: newId(),
        details: { kind: "report", title: "A secret title" },
        fileName,
        bytes: Buffer.from("words"),
        state,
        refusal: state === "failed" ? { reason: "failed", error: "the reader is broken" } : {},
        runner: state === "running" ? "another" : null,
        leaseUntil: new Date(Date.now() + 600_000),
        finishedAt: state === "failed" ? new Date() : null,
      },
    });
    return id;
  }

  async function own(as: TestPerson): Promise<Job[]> {
    const response = await world.call("GET", "/jobs", { as });
    const { items } = (await response.json()) as { items: unknown[] };
    return items.map((item) => jobSchema.parse(item));
  }

  async function all(state: JobState): Promise<AllJobs> {
    const path = `/administration/jobs?state=${state}`;
    const response = await world.call("GET", path, { as: administrator });
    expect(response.status).toBe(200);
    return allJobsSchema.parse(await response.json());
  }

  it("are listed for the person who began them, until they are struck", async () => {
    const running = await leave(team, "running", "slow.pdf");
    const failed = await leave(team, "failed", "broken.pdf");
    const listed = await own(team.owner);
    expect(listed.find(({ id }) => id === running)).toMatchObject({
      kind: "import",
      state: "running",
      fileName: "slow.pdf",
      team: { id: team.team },
      refusal: null,
    });
    expect(listed.find(({ id }) => id === failed)).toMatchObject({ refusal: "failed" });
    for (const id of [running, failed]) {
      for (const as of [other.owner, await world.join(team.team, "lead")]) {
        expect((await world.call("GET", `/jobs/${id}`, { as })).status).toBe(404);
        expect((await world.call("DELETE", `/jobs/${id}`, { as })).status).toBe(404);
        expect((await world.call("POST", `/jobs/${id}/retry`, { as, body: {} })).status).toBe(404);
      }
    }
    const cancelled = await world.call("DELETE", `/jobs/${running}`, { as: team.owner });
    expect(await cancelled.json()).toEqual({ state: "cancelled" });
    await world.call("DELETE", `/jobs/${failed}`, { as: team.owner });
    expect(await own(team.owner)).toEqual([]);
  });

  it("whose end was told are no news, and others are for a while", async () => {
    const text = "Words that are read in a moment.";
    const body = { team: team.team, title: "Told at once", text };
    const added = await world.call("POST", "/reports", { as: team.owner, body });
    expect(added.status).toBe(201);
    const told = addedReportSchema.parse(await added.json()).job.id;

    const long = { ...body, title: "Told later", text: `${text} `.repeat(8_000) };
    const headers = { prefer: "respond-async" };
    const promised = await world.call("POST", "/reports", { as: team.owner, body: long, headers });
    expect(promised.status).toBe(202);
    const { id, job } = promisedReportSchema.parse(await promised.json());
    expect(promised.headers.get("location")).toBe(`/api/v1/imports/${job.id}`);
    const state = async () => {
      const response = await world.call("GET", `/imports/${job.id}`, { as: team.owner });
      return importJobSchema.parse(await response.json()).state;
    };
    await vi.waitFor(async () => expect(await state()).toBe("done"), { timeout: 20_000 });

    const path = `/imports?team=${team.team}`;
    const imports = await (await world.call("GET", path, { as: team.owner })).text();
    for (const listed of [imports, JSON.stringify(await own(team.owner))]) {
      expect(listed).toContain(job.id);
      expect(listed).not.toContain(told);
    }
    const found = (await own(team.owner)).find((one) => one.id === job.id);
    expect(found).toMatchObject({
      kind: "text",
      state: "done",
      report: { id, title: "Told later" },
    });
  });

  it("of everybody are listed by state for the administrator, who learns what they are about in their own teams alone", async () => {
    const here = await leave(team, "failed", "ours.pdf");
    const there = await leave(other, "failed", "theirs.pdf");
    const { items, counts } = await all("failed");
    expect(counts.failed).toBe(2);
    expect(items.find(({ id }) => id === here)).toMatchObject({
      fileName: "ours.pdf",
      report: { title: "A secret title" },
      by: { id: team.owner.user },
      error: "the reader is broken",
      attempts: 0,
    });
    expect(items.find(({ id }) => id === there)).toMatchObject({
      fileName: "",
      report: null,
      by: { id: other.owner.user },
      team: { id: other.team },
    });
    expect((await all("queued")).items).toEqual([]);
  });

  it("of anybody are begun again and ended by the administrator", async () => {
    const { items } = await all("failed");
    const theirs = items.find(({ team: { id } }) => id === other.team);
    const path = `/jobs/${theirs?.id}`;
    const retried = await world.call("POST", `${path}/retry`, { as: administrator, body: {} });
    expect(retried.status).toBe(204);
    // Nobody here can read a file: it fails again.
    await vi.waitFor(async () => {
      const again = (await all("failed")).items.find(({ id }) => id === theirs?.id);
      expect(again).toMatchObject({ attempts: 1 });
    });
    const struck = await world.call("DELETE", path, { as: administrator });
    expect(await struck.json()).toEqual({ state: "failed" });
  });

  it("of everybody are nobody else's to see, not even of whoever owns a team", async () => {
    const path = "/administration/jobs";
    expect((await world.call("GET", path, { as: team.owner })).status).toBe(403);
    expect((await world.call("GET", path)).status).toBe(401);
    expect((await world.call("GET", `${path}?state=lost`, { as: administrator })).status).toBe(422);
  });
});
