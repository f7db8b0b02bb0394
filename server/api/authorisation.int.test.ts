import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiWorld, type ApiWorld, type TestPerson, type TestTeam } from "@/test/api-world";
import { ACTORS, TABLE, type Actor, type Row } from "@/test/api-routes";

describe("authorisation", () => {
  let world: ApiWorld;

  beforeAll(async () => {
    world = await apiWorld();
  });
  afterAll(() => world.close());

  it("has a row for every route of the OpenAPI document, and no other", async () => {
    const response = await world.call("GET", "/openapi.json");
    const { paths } = (await response.json()) as { paths: Record<string, object> };
    const routes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map(
        (method) => `${method.toUpperCase()} ${path.replace("/api/v1", "")}`,
      ),
    );
    expect(Object.keys(TABLE).sort()).toEqual(routes.sort());
  });

  for (const [route, row] of Object.entries(TABLE)) {
    it.each(ACTORS.map((actor) => [actor, expected(row, actor)] as const))(
      `${route} answers %s with %i`,
      async (actor, status) => {
        const team = await world.team();
        const person = await become(world, team, actor);
        const { path, body } = await row.request({ ...team, world, actor: person });
        const [method = ""] = route.split(" ");
        const response = await world.call(method, path, { as: person, body });
        expect(response.status, await describeAnswer(response)).toBe(status);
        expect(world.errors).toEqual([]);
      },
    );
  }
});

async function become(world: ApiWorld, team: TestTeam, actor: Actor): Promise<TestPerson | null> {
  if (actor === "anonymous") return null;
  if (actor === "stranger") return (await world.team()).owner;
  return world.join(team.team, actor);
}

function expected(row: Row, actor: Actor): number {
  if (actor === "anonymous") return row.anonymous ?? 401;
  if (actor === "stranger") return row.stranger;
  return row.roles.includes(actor) ? row.answer : 403;
}

async function describeAnswer(response: Response): Promise<string> {
  return (await response.clone().text()).slice(0, 300);
}
