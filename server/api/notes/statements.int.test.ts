import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decideStatements } from "@/collab/facts/commands";
import { statementListSchema, type StatementResource } from "@/contract/statements";
import { newId } from "@/data/new-id";
import { apiWorld, type ApiWorld, type TestPerson, type TestTeam } from "@/test/api-world";

let api: ApiWorld;
let team: TestTeam;
let viewer: TestPerson;
let text: string;

beforeAll(async () => {
  api = await apiWorld();
  team = await api.team();
  viewer = await api.join(team.team, "viewer");
  text = await (await api.call("GET", `/reports/${team.report}/text`, { as: viewer })).text();
});
afterAll(async () => {
  expect(api.errors).toEqual([]);
  await api.close();
});

async function list(query = "", as = viewer): Promise<StatementResource[]> {
  const response = await api.call("GET", `/reports/${team.report}/statements${query}`, { as });
  expect(response.status).toBe(200);
  return statementListSchema.parse(await response.json()).items;
}

function by(items: readonly StatementResource[], actor: string): StatementResource {
  const found = items.find((one) => one.actor === actor);
  if (!found) throw new Error(`nothing of ${actor}`);
  return found;
}

async function decide(statement: StatementResource, changes: Partial<StatementResource>) {
  const { start, end, actorType, ...rest } = { ...statement, ...changes };
  const user = team.owner.user;
  const done = await api.sync.rooms.change(
    { kind: "report", report: team.report },
    { user, role: "owner" },
    (document) => {
      const decision = {
        ...rest,
        range: { start, end },
        actorKind: actorType,
        verdict: "confirmed" as const,
      };
      decideStatements(document, { user, now: Date.now, newId }, [decision]);
    },
  );
  expect(done).toMatchObject({ ok: true });
}

describe("the statements of a report", () => {
  it("are recognised when they are first asked for, and the same for everybody", async () => {
    const [mine, theirs] = await Promise.all([list(), list("", team.owner)]);
    expect(mine).toEqual(theirs);
    expect(mine.length).toBeGreaterThan(40);
    for (const one of mine) {
      expect(one.status).toBe("proposed");
      expect(one.why[0]).toMatchObject({ code: expect.any(String) as string });
      expect(one.end).toBeLessThanOrEqual(text.length);
      for (const [start, end] of one.quotes) {
        expect(start).toBeGreaterThanOrEqual(one.start);
        expect(end).toBeLessThanOrEqual(one.end);
      }
    }
    expect(by(mine, "Gabon")).toMatchObject({ actorType: "state", isoA3: "GAB", date: null });
  });

  it("[ST1] are what people have decided, and `raw` is what was proposed", async () => {
    const proposed = by(await list(), "Lithuania");
    await decide(proposed, { speaker: "Ms Petrauskaitė", date: "2011-09-15", dateInferred: null });
    expect(by(await list(), "Lithuania")).toMatchObject({
      id: proposed.id,
      status: "confirmed",
      speaker: "Ms Petrauskaitė",
      date: "2011-09-15",
      quotes: proposed.quotes,
      section: proposed.section,
    });
    expect(by(await list("?raw=1"), "Lithuania")).toEqual(proposed);
  });

  it("[ST2] are proposed anew when the team knows an actor by another name, and keep their ids", async () => {
    const before = await list();
    const vietnam = before.filter(({ actor }) => actor === "Vietnam").map(({ id }) => id);
    expect(vietnam).not.toEqual([]);
    const confirmed = by(before, "Lithuania");
    await api.db.prisma.actor.create({
      data: {
        id: newId<"actor">(),
        teamId: team.team,
        name: "Socialist Republic of Vietnam",
        kind: "state",
        isoA3: "VNM",
        aliases: ["Vietnam"],
        groups: [],
      },
    });
    await api.statements.proposeAgain({
      team: team.team,
      by: { user: team.owner.user, role: "owner" },
    });
    const after = await list();
    for (const id of vietnam) {
      expect(after.find((one) => one.id === id)?.actor).toBe("Socialist Republic of Vietnam");
    }
    expect(by(after, "Lithuania")).toEqual(confirmed);
  });

  it("are not there for those outside, nor of an edition that does not exist", async () => {
    const path = `/reports/${team.report}/statements`;
    expect((await api.call("GET", path)).status).toBe(401);
    expect((await api.call("GET", path, { as: await api.person() })).status).toBe(404);
    expect((await api.call("GET", `${path}?edition=2`, { as: viewer })).status).toBe(404);
  });
});
