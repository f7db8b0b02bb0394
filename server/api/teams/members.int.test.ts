import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Label, Member } from "@/contract/teams";
import { mayGrant } from "@/domain/access/permissions";
import { ROLES } from "@/domain/access/roles";
import type { UserId } from "@/domain/ids";
import { apiWorld, type ApiWorld, type TestPerson, type TestTeam } from "@/test/api-world";

describe("members", () => {
  let world: ApiWorld;
  let team: TestTeam;

  beforeAll(async () => {
    world = await apiWorld();
    team = await world.team();
  });
  afterAll(() => world.close());

  const change = (as: TestPerson, member: UserId, role: string, at: TestTeam = team) =>
    world.call("PATCH", `/teams/${at.team}/members/${member}`, { as, body: { role } });
  const remove = (as: TestPerson, member: UserId, at: TestTeam = team) =>
    world.call("DELETE", `/teams/${at.team}/members/${member}`, { as });

  async function owners(at: TestTeam): Promise<number> {
    return world.db.prisma.membership.count({ where: { teamId: at.team, role: "owner" } });
  }

  it("reach no role above their own, neither to give nor to take it", async () => {
    for (const acting of ROLES) {
      for (const before of ROLES) {
        for (const after of ROLES) {
          const person = await world.join(team.team, acting);
          const member = await world.join(team.team, before);
          const allowed = mayGrant(acting, before) && mayGrant(acting, after);
          const response = await change(person, member.user, after);
          expect(response.status, `${acting} makes ${before} ${after}`).toBe(allowed ? 200 : 403);
          const { role } = await world.db.prisma.membership.findUniqueOrThrow({
            where: { teamId_userId: { teamId: team.team, userId: member.user } },
          });
          expect(role).toBe(allowed ? after : before);
        }
      }
    }
  });

  it("that lead cannot put out an owner", async () => {
    const lead = await world.join(team.team, "lead");
    expect((await remove(lead, team.owner.user)).status).toBe(403);
  });

  it("may leave, but may not raise themselves", async () => {
    const coder = await world.join(team.team, "coder");
    expect((await change(coder, coder.user, "owner")).status).toBe(403);
    expect((await remove(coder, coder.user)).status).toBe(204);
    expect((await world.call("GET", `/teams/${team.team}`, { as: coder })).status).toBe(404);
  });

  it("keep an owner: the last one can neither leave nor step down", async () => {
    const other = await world.team();
    expect((await remove(other.owner, other.owner.user, other)).status).toBe(409);
    expect((await change(other.owner, other.owner.user, "lead", other)).status).toBe(409);
    expect((await change(other.owner, other.owner.user, "owner", other)).status).toBe(200);
    const second = await world.join(other.team, "owner");
    expect((await change(second, other.owner.user, "viewer", other)).status).toBe(200);
    expect((await remove(second, second.user, other)).status).toBe(409);
  });

  it("keep an owner also when all owners leave, or demote each other, at once", async () => {
    for (let round = 0; round < 5; round += 1) {
      const other = await world.team();
      const second = await world.join(other.team, "owner");
      const answers = await Promise.all(
        round % 2 === 0
          ? [remove(other.owner, other.owner.user, other), remove(second, second.user, other)]
          : [
              change(other.owner, second.user, "viewer", other),
              change(second, other.owner.user, "viewer", other),
            ],
      );
      expect(await owners(other)).toBe(1);
      expect(answers.filter(({ status }) => status < 300)).toHaveLength(1);
    }
  });

  it("are listed with their roles; nobody else is found", async () => {
    const other = await world.team();
    const viewer = await world.join(other.team, "viewer");
    const response = await world.call("GET", `/teams/${other.team}/members`, { as: viewer });
    const { items } = (await response.json()) as { items: Member[] };
    expect(items.map(({ id, role }) => [id, role])).toEqual([
      [other.owner.user, "owner"],
      [viewer.user, "viewer"],
    ]);
    expect((await change(other.owner, team.owner.user, "viewer", other)).status).toBe(404);
    expect((await remove(other.owner, "not-an-id" as UserId, other)).status).toBe(404);
    expect((await change(other.owner, viewer.user, "emperor", other)).status).toBe(422);
  });

  it("share labels whose names differ and whose order is one", async () => {
    const path = `/teams/${team.team}/labels`;
    const list = async () => {
      const response = await world.call("GET", path, { as: team.owner });
      return ((await response.json()) as { items: Label[] }).items;
    };
    const [first, second] = await list();
    expect((await list()).map(({ colour }) => colour).toSorted()).toEqual([
      "amber",
      "mint",
      "rose",
      "sky",
      "violet",
    ]);
    const add = (name: string) =>
      world.call("POST", path, { as: team.owner, body: { name, colour: "sky" } });
    const patch = (label: Label | undefined, body: object) =>
      world.call("PATCH", `${path}/${label?.id}`, { as: team.owner, body });
    expect((await add("kEY quote")).status).toBe(409);
    expect((await patch(second, { name: "Key Quote" })).status).toBe(409);
    expect((await patch(first, { name: "KEY QUOTE" })).status).toBe(200);
    expect((await patch(first, { position: 2 })).status).toBe(200);
    const after = await list();
    expect(after.map(({ id }) => id).indexOf(first?.id as Label["id"])).toBe(2);
    expect(after.map(({ position }) => position)).toEqual([0, 1, 2, 3, 4]);
    const same = await Promise.all(Array.from({ length: 4 }, () => add("Deadline")));
    expect(same.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409]);
    const foreign = await world.team();
    const stolen = await world.call("PATCH", `/teams/${foreign.team}/labels/${first?.id}`, {
      as: foreign.owner,
      body: { name: "Mine" },
    });
    expect(stolen.status).toBe(404);
    expect(world.errors).toEqual([]);
  });
});
