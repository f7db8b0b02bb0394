import { pino } from "pino";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { SMALL_FILE } from "@/data/jobs/job-leases";
import type { ImportPurpose } from "@/data/jobs/import-purpose";
import { newId } from "@/data/new-id";
import type { JobId, ReportId } from "@/domain/ids";
import { apiWorld, type ApiWorld, type TestPerson, type TestTeam } from "@/test/api-world";
import { ScriptedReader } from "@/test/sync/scripted-reader";
import { ALLOWANCE, AT_ONCE } from "../imports/import-limits";
import { JobRunner } from "./job-runner";
import { importJob } from "./kinds/import-job";

const REPORT: ImportPurpose = {
  kind: "report",
  title: null,
  publisher: "",
  published: "",
  sourceUrl: "",
};
const log = pino({ level: "silent" });

describe("files that are read by jobs", () => {
  let world: ApiWorld;
  let team: TestTeam;
  let ben: TestPerson;
  const runners: JobRunner[] = [];

  beforeAll(async () => {
    world = await apiWorld();
    // Only the runners of these tests work.
    await world.jobs.close();
    team = await world.team();
    ben = await world.join(team.team, "coder");
  });
  afterAll(() => world.close());
  afterEach(async () => {
    await Promise.all(runners.splice(0).map((runner) => runner.close()));
    await world.db.prisma.job.deleteMany();
  });

  const parts = (reader: ScriptedReader) => {
    const { db, space } = world;
    return { db, space, log, kinds: [importJob({ log, readFile: reader.read })] };
  };

  function start(reader: ScriptedReader) {
    const runner = new JobRunner(parts(reader));
    runners.push(runner);
    runner.start();
    return runner;
  }

  async function add(
    runner: JobRunner,
    name: string,
    content: string,
    { as = team.owner, report = newId<"report">(), purpose = REPORT }: AddOptions = {},
  ): Promise<{ job: JobId; report: ReportId }> {
    const file = { name, bytes: new TextEncoder().encode(content) };
    const about = { team: team.team, user: as.user, report };
    const added = await runner.add({ kind: "import", ...about, details: purpose, file });
    if (!added.ok) throw new Error(added.refusal);
    return { job: added.value, report };
  }
  type AddOptions = { as?: TestPerson; report?: ReportId; purpose?: ImportPurpose };

  async function until(job: JobId, state: string) {
    await vi.waitFor(
      async () => {
        const row = await world.db.prisma.job.findUnique({ where: { id: job } });
        expect(row?.state).toBe(state);
      },
      { timeout: 20_000 },
    );
  }

  it("are read two at a time, and everybody's first before anybody's second", async () => {
    const reader = new ScriptedReader();
    const runner = start(reader);
    for (const name of ["a1", "a2", "a3", "a4"]) await add(runner, name, "hold");
    await vi.waitFor(() => expect(reader.held).toHaveLength(AT_ONCE));
    const own = await add(runner, "b1", "# Of Ben", { as: ben });
    reader.release("a1");
    await until(own.job, "done");
    expect(reader.begun.slice(0, 3)).toEqual(["a1", "a2", "b1"]);
    await vi.waitFor(() => expect(reader.begun).toEqual(["a1", "a2", "b1", "a3"]));
  });

  it("wait for no larger ones when they are small, however many there are and whosever they are", async () => {
    const reader = new ScriptedReader();
    const runner = start(reader);
    const large = `hold${"x".repeat(SMALL_FILE)}`;
    for (const name of ["a1", "a2", "a3"]) await add(runner, name, large);
    for (const name of ["b1", "b2"]) await add(runner, name, large, { as: ben });
    await vi.waitFor(() => expect(reader.held).toEqual(["a1"]));
    const own = await add(runner, "a small one", "# Small");
    const small = await add(runner, "a stranger's", "# Small", { as: ben });
    await until(own.job, "done");
    await until(small.job, "done");
    expect(reader.held).toEqual(["a1"]);
    // The large ones go on in turn.
    reader.release("a1");
    await vi.waitFor(() => expect(reader.held).toEqual(["b1"]), { timeout: 20_000 });
  });

  it("go on after the process that read them has died", async () => {
    const before = new ScriptedReader();
    const dead = start(before);
    const { job, report } = await add(dead, "half.md", "hold # Half");
    await vi.waitFor(() => expect(before.held).toEqual(["half.md"]));
    // As if it had been killed: it ends nothing, and its lease runs out.
    await world.db.prisma.job.update({
      where: { id: job },
      data: { runner: "a dead one", leaseUntil: new Date(Date.now() - 1_000) },
    });
    const after = new ScriptedReader();
    start(after);
    await vi.waitFor(() => expect(after.held).toEqual(["half.md"]));
    // What the dead one still brings is not stored.
    before.release("half.md");
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await world.db.prisma.report.count({ where: { id: report } })).toBe(0);
    after.release("half.md");
    await until(job, "done");
    expect(await world.db.prisma.edition.count({ where: { reportId: report } })).toBe(1);
  });

  it("are put back by a process that ends, for the next", async () => {
    const reader = new ScriptedReader();
    const runner = start(reader);
    const { job } = await add(runner, "kept.md", "hold");
    await vi.waitFor(() => expect(reader.held).toEqual(["kept.md"]));
    await runner.close();
    const row = await world.db.prisma.job.findUniqueOrThrow({ where: { id: job } });
    expect(row).toMatchObject({ state: "queued", attempts: 0, runner: null });
    const next = new ScriptedReader();
    start(next);
    await vi.waitFor(() => expect(next.held).toEqual(["kept.md"]));
    next.release("kept.md");
    await until(job, "done");
  });

  it("are each read by one of two nodes", async () => {
    const readers = [new ScriptedReader(), new ScriptedReader()];
    const nodes = readers.map((reader) => start(reader));
    const [first, second] = nodes;
    if (!first || !second) throw new Error("there are two");
    const jobs = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        add(index % 2 === 0 ? first : second, `f${index}`, `# File ${index}`),
      ),
    );
    for (const { job } of jobs) await until(job, "done");
    const begun = readers.flatMap((reader) => reader.begun);
    expect(begun).toHaveLength(12);
    expect(new Set(begun).size).toBe(12);
  });

  it("are cancelled from another node", async () => {
    const reader = new ScriptedReader();
    const { job, report } = await add(start(reader), "far.md", "hold");
    await vi.waitFor(() => expect(reader.held).toEqual(["far.md"]));
    const elsewhere = new JobRunner(parts(reader));
    await elsewhere.cancel({ job, user: team.owner.user });
    await vi.waitFor(() => expect(reader.held).toEqual([]), { timeout: 5_000 });
    expect(await world.db.prisma.report.count({ where: { id: report } })).toBe(0);
  });

  it("are given up when they end the process that reads them again and again", async () => {
    const reader = new ScriptedReader();
    const { job } = await add(new JobRunner(parts(reader)), "x", "# X");
    await vi.waitFor(() => expect(reader.begun).toEqual(["x"]));
    await until(job, "done");
    await world.db.prisma.job.update({
      where: { id: job },
      data: { state: "running", attempts: 3, leaseUntil: new Date(0), finishedAt: null },
    });
    start(reader);
    await until(job, "failed");
    expect(reader.begun).toEqual(["x"]);
  });

  it("of a broken reader fail, stop nothing, and keep the file to be tried again", async () => {
    const reader = new ScriptedReader();
    const runner = start(reader);
    const broken = await add(runner, "broken", "throw");
    const fine = await add(runner, "fine", "# Fine");
    await until(broken.job, "failed");
    await until(fine.job, "done");
    const scope = { job: broken.job, user: team.owner.user };
    expect(await runner.retry({ ...scope, user: ben.user })).toBe(false);
    expect(await runner.retry(scope)).toBe(true);
    await vi.waitFor(() => expect(reader.begun).toEqual(["broken", "fine", "broken"]));
    await until(broken.job, "failed");
  });

  it("wait on a full disk, and are no worse for it", async () => {
    const { pool } = world.db;
    await pool.query(`
      CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE 'could not extend file' USING ERRCODE = 'disk_full'; END $$;
      CREATE TRIGGER no_room BEFORE INSERT ON edition EXECUTE FUNCTION no_room()`);
    const { job } = await add(start(new ScriptedReader()), "late.md", "# Late");
    await vi.waitFor(() => expect(world.space.isFull).toBe(true));
    await until(job, "queued");
    expect(await world.db.prisma.job.findUnique({ where: { id: job } })).toMatchObject({
      attempts: 0,
      refusal: null,
    });
    await pool.query("DROP TRIGGER no_room ON edition");
    await until(job, "done");
  });

  it("only so many files of one person may wait", async () => {
    const runner = new JobRunner(parts(new ScriptedReader()));
    await world.db.prisma.job.createMany({
      data: Array.from({ length: ALLOWANCE.personFiles }, () => ({
        id: newId(),
        kind: "import",
        teamId: team.team,
        userId: team.owner.user,
        details: REPORT,
        fileName: "x",
        bytes: new Uint8Array(1),
        state: "queued",
        leaseUntil: new Date(Date.now() + 60_000),
      })),
    });
    await expect(add(runner, "one too many", "# No")).rejects.toThrow("too-many");
    await add(runner, "of another", "# Yes", { as: ben });
    await runner.close();
  });

  it("become later editions of a report, and leave the carrying over as a job", async () => {
    const reader = new ScriptedReader();
    const runner = start(reader);
    const purpose = { kind: "edition" } as const;
    const { job } = await add(runner, "new.md", "# New", { report: team.report, purpose });
    await until(job, "done");
    const about = { kind: "carry-over", reportId: team.report, userId: team.owner.user };
    const next = await world.db.prisma.job.findFirst({ where: about });
    expect(next).toMatchObject({ edition: 2, state: "queued" });
    const file = await world.db.prisma.editionFile.findFirst({ where: { reportId: team.report } });
    expect(file).toMatchObject({ edition: 2, name: "new.md", sourceText: "New" });
    const again = await add(runner, "again.md", "# New", { report: team.report, purpose });
    await until(again.job, "refused");
    const row = await world.db.prisma.job.findUnique({ where: { id: again.job } });
    expect(row?.refusal).toEqual({ reason: "same-text" });
    await world.db.prisma.report.update({
      where: { id: team.report },
      data: { deletedAt: new Date() },
    });
    const late = await add(runner, "late.md", "# Late", { report: team.report, purpose });
    await until(late.job, "refused");
  });
});
