import { afterAll, beforeAll, expect, it } from "vitest";
import { problemSchema } from "@/contract/problem";
import { NewerFormat } from "@/data/stored-json";
import type { ReadableReport } from "@/domain/access/readable";
import { apiWorld, type ApiWorld, type TestPerson } from "@/test/api-world";

let world: ApiWorld;

beforeAll(async () => {
  world = await apiWorld();
});
afterAll(async () => {
  expect(world.errors).toEqual([]);
  await world.close();
});

/** Asks for everything that is stored of a report as JSON, each for the first time. */
async function askAll(report: ReadableReport, as: TestPerson): Promise<Response[]> {
  const paths = ["structure", "part?from=0", "statements", "annotations"];
  return Promise.all(paths.map((path) => world.call("GET", `/reports/${report}/${path}`, { as })));
}

it("what was stored before formats had numbers is read", async () => {
  const { report, owner } = await world.team();
  const body = { start: 0, end: 9, comment: "Look here." };
  await world.call("POST", `/reports/${report}/annotations`, { as: owner, body });
  await world.call("GET", `/reports/${report}/statements`, { as: owner });
  const { db } = world;
  await db.pool.query("UPDATE edition SET structure = structure - 'format' WHERE report_id = $1", [
    report,
  ]);
  await db.pool.query(
    "UPDATE statement_proposals SET items = items->'items' WHERE report_id = $1",
    [report],
  );
  await db.pool.query("UPDATE comment SET reactions = '[]' WHERE report_id = $1", [report]);
  for (const response of await askAll(report, owner)) expect(response.status).toBe(200);
  const listed = await world.call("GET", `/reports/${report}/statements`, { as: owner });
  expect(((await listed.json()) as { items: unknown[] }).items).not.toEqual([]);
});

it("what a newer version has stored is refused in words, and nothing of it is changed", async () => {
  const { report, owner } = await world.team();
  await world.db.pool.query(
    `UPDATE edition SET structure = structure || '{"format": 2}' WHERE report_id = $1`,
    [report],
  );
  const answers = await askAll(report, owner);
  for (const response of answers.slice(0, 3)) {
    expect(response.status).toBe(500);
    const problem = problemSchema.parse(await response.json());
    expect(problem.type).toBe("/problems/newer-format");
    expect(problem.detail).toContain("was written in format 2 by a newer version of Caucus");
  }
  const reported = world.errors.splice(0);
  expect(reported).toHaveLength(3);
  for (const error of reported) expect(error).toBeInstanceOf(NewerFormat);
  const { rows } = await world.db.pool.query<{ format: number }>(
    "SELECT (structure->'format')::int AS format FROM edition WHERE report_id = $1",
    [report],
  );
  expect(rows).toEqual([{ format: 2 }]);
});
