import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiWorld, type ApiWorld, type TestPerson, type TestTeam } from "@/test/api-world";

describe("names", () => {
  let world: ApiWorld;
  let team: TestTeam;

  beforeAll(async () => {
    world = await apiWorld();
    team = await world.team();
  });
  afterAll(() => world.close());

  const rename = (as: TestPerson, name: string) =>
    world.call("PATCH", "/me", { as, body: { name, colour: "plum" } });
  const nameOf = async ({ user }: TestPerson) =>
    (await world.db.prisma.user.findUniqueOrThrow({ where: { id: user } })).name;

  async function invite(): Promise<string> {
    const body = { role: "coder", team: team.team };
    const made = await world.call("POST", "/invitations", { as: team.owner, body });
    return ((await made.json()) as { token: string }).token;
  }
  const accept = async (body: object, as: TestPerson | null = null) =>
    world.call("POST", "/invitations/accept", { as, body: { token: await invite(), ...body } });
  let made = 0;
  const newcomer = (name: string) => ({
    name,
    email: `newcomer${(made += 1)}@example.org`,
    password: "four unrelated words",
  });

  it("that cannot be seen whole are refused, of people, teams, labels and reports", async () => {
    const { owner, report } = team;
    for (const name of ["Own\u200Ber", "\u202Erenwo", "Ow\u0007ner", "\u3164"]) {
      const answers = [
        await rename(owner, name),
        await accept(newcomer(name)),
        await world.call("PATCH", `/teams/${team.team}`, { as: owner, body: { name } }),
        await world.call("POST", "/teams", { as: owner, body: { name } }),
        await world.call("POST", `/teams/${team.team}/labels`, {
          as: owner,
          body: { name, colour: "sky" },
        }),
        await world.call("PATCH", `/reports/${report}`, { as: owner, body: { title: name } }),
      ];
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 422));
    }
  });

  it("that look like a colleague's are refused, when joining and when renaming", async () => {
    expect((await rename(team.owner, "Owner")).status).toBe(200);
    const coder = await world.join(team.team, "coder");
    for (const name of ["Owner", "OWNER", "Оwnеr", "0wner", "Ｏｗｎｅｒ"]) {
      expect((await rename(coder, name)).status, name).toBe(409);
      const answer = await accept(newcomer(name));
      expect(answer.status, name).toBe(409);
      expect(await answer.json()).toMatchObject({ errors: [{ path: "name" }] });
    }
    const stranger = await world.person();
    expect((await rename(stranger, "Owner")).status).toBe(200);
  });

  it("that stand may stand on, whatever else is changed", async () => {
    const coder = await world.join(team.team, "coder");
    await world.db.prisma.user.update({ where: { id: coder.user }, data: { name: "Owner" } });
    expect((await rename(coder, "Owner")).status).toBe(200);
  });

  it("of who came without choosing one get a number, of who chose one are asked for", async () => {
    const silent = await world.person();
    await rename(silent, "Owner 2");
    const known = await world.person({ password: "four unrelated words" });
    for (const person of [silent, known]) await rename(person, "owner");
    expect((await accept({}, known)).status).toBe(409);
    expect((await accept({}, silent)).status).toBe(200);
    expect(await nameOf(silent)).toBe("owner 2");
    expect((await accept({}, silent)).status).toBe(200);
  });

  it("are one person's alone, also when several take the same at once", async () => {
    const people = await Promise.all(
      Array.from({ length: 4 }, () => world.join(team.team, "coder")),
    );
    const answers = await Promise.all([
      ...people.map((person) => rename(person, "Nadia")),
      accept(newcomer("NADIA")),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409, 409]);
    expect(world.errors).toEqual([]);
  });

  it("of labels differ to the eye", async () => {
    const add = (name: string) =>
      world.call("POST", `/teams/${team.team}/labels`, {
        as: team.owner,
        body: { name, colour: "sky" },
      });
    expect((await add("Кеy quote")).status).toBe(409);
    expect((await add("Another")).status).toBe(201);
  });
});
