import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyPassword } from "@/auth/passwords/password";
import { findAccount } from "@/data/accounts/users";
import { apiWorld, type ApiWorld, type TestPerson, type TestTeam } from "@/test/api-world";
import { findCommand } from "./commands";

describe("whoever runs the server", () => {
  let world: ApiWorld;
  let one: TestTeam;
  let person: TestPerson;

  beforeAll(async () => {
    world = await apiWorld();
    one = await world.team();
  });
  afterAll(() => world.close());

  async function run(...argv: string[]) {
    const command = findCommand(argv);
    if (!command) throw new Error("This is no command.");
    return command.run({ db: world.db, args: command.args, now: new Date() });
  }

  const isSignedIn = async (who: TestPerson) =>
    (await world.call("GET", "/me", { as: who })).status === 200;

  it("gives somebody a new password without mail, and signs out their browsers", async () => {
    person = await world.person({ password: "the forgotten one" });
    const done = await run("password", person.email.toUpperCase());
    const password = /is (\S+)\n/.exec(done.ok ? done.value : "")?.[1] ?? "";
    expect(password).toMatch(/^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/);
    const account = await findAccount(world.db, { email: person.email });
    expect(await verifyPassword(account?.passwordHash ?? null, password)).toBe(true);
    expect(await isSignedIn(person)).toBe(false);
    expect(await isSignedIn(one.owner)).toBe(true);
  });

  it("takes away a second factor that was lost", async () => {
    const { user } = person;
    await world.db.prisma.secondFactor.create({
      data: { userId: user, secret: Buffer.from("sealed"), confirmedAt: new Date() },
    });
    await world.db.prisma.recoveryCode.create({ data: { userId: user, codeHash: "a hash" } });
    expect(await run("second-factor", person.email)).toMatchObject({ ok: true });
    expect(await world.db.prisma.secondFactor.count({ where: { userId: user } })).toBe(0);
    expect(await world.db.prisma.recoveryCode.count({ where: { userId: user } })).toBe(0);
  });

  it("lets somebody look after the installation", async () => {
    const path = "/administration/jobs";
    expect((await world.call("GET", path, { as: one.owner })).status).toBe(403);
    expect(await run("administrator", one.owner.email)).toMatchObject({ ok: true });
    expect((await world.call("GET", path, { as: one.owner })).status).toBe(200);
  });

  it("ends somebody's sessions everywhere", async () => {
    const other = await world.signIn(person.user, person.email);
    expect(await isSignedIn(other)).toBe(true);
    expect(await run("sign-out", person.email)).toMatchObject({ ok: true });
    expect(await isSignedIn(other)).toBe(false);
  });

  it("names an owner, also of a team that has lost its own", async () => {
    await world.db.prisma.user.update({ where: { id: person.user }, data: { name: "Ida" } });
    await world.db.prisma.user.update({ where: { id: one.owner.user }, data: { name: "IDA" } });
    // Nobody in a team looks like anybody else.
    expect(await run("owner", person.email)).toEqual({
      ok: true,
      value: "“Ida 2” is now an owner of “Observers”.",
    });
    const back = await world.signIn(person.user, person.email);
    const teams = await world.call("GET", "/teams", { as: back });
    expect(await teams.json()).toMatchObject({ items: [{ id: one.team, role: "owner" }] });
  });

  it("is asked which team where there are several, and takes a name or an id", async () => {
    const two = await world.team();
    const unclear = await run("owner", person.email);
    expect(unclear).toMatchObject({ ok: false });
    expect(unclear.ok ? "" : unclear.refusal).toContain(two.team);
    expect(await run("owner", person.email, "Observers")).toMatchObject({ ok: false });
    expect(await run("owner", person.email, two.team)).toMatchObject({ ok: true });
  });

  it("lists the accounts", async () => {
    const list = await run("people");
    const line = (list.ok ? list.value : "").split("\n").find((row) => row.includes(person.email));
    expect(line).toMatch(/today +1 +owner of Observers, owner of Observers$/);
  });

  it("is told where there is nobody of that address", async () => {
    for (const command of ["password", "second-factor", "owner", "sign-out"]) {
      expect(await run(command, "nobody@example.org")).toEqual({
        ok: false,
        refusal: `Nobody here has the address nobody@example.org. "npm run admin -- people" lists them.`,
      });
    }
  });

  it.each([[], ["peopel"], ["password"], ["people", "all"], ["constructor"]])(
    "is shown the usage for %j",
    (...argv) => {
      expect(findCommand(argv)).toBeNull();
    },
  );
});
