import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Invitation } from "@/contract/teams";
import { hashToken } from "@/data/accounts/token";
import { apiWorld, ORIGIN, type ApiWorld, type TestPerson, type TestTeam } from "@/test/api-world";

const PASSWORD = "four unrelated words";

describe("invitations", () => {
  let world: ApiWorld;
  let team: TestTeam;

  beforeAll(async () => {
    world = await apiWorld();
    team = await world.team();
  });
  afterAll(() => world.close());

  type Made = Invitation & { token: string; url: string };

  async function invite(body: object = {}, as: TestPerson = team.owner): Promise<Made> {
    const response = await world.call("POST", "/invitations", {
      as,
      body: { role: "coder", ...body },
    });
    expect(response.status).toBe(201);
    return (await response.json()) as Made;
  }

  const accept = (body: object, as: TestPerson | null = null) =>
    world.call("POST", "/invitations/accept", { as, body });

  let made = 0;
  const newcomer = () => ({
    name: `Amina ${(made += 1)}`,
    email: `amina${made}@example.org`,
    password: PASSWORD,
  });

  it("let a new person in, with an account, a role and a session at once", async () => {
    const { token, url, state } = await invite();
    expect(url).toBe(`${ORIGIN}/invitation/${token}`);
    expect(state).toBe("usable");
    const person = newcomer();
    const response = await accept({ token, ...person, email: person.email.toUpperCase() });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ team: team.team, role: "coder" });
    const [cookie = "", device] = response.headers.getSetCookie();
    expect(device).toMatch(/^caucus-devices=/);
    expect(cookie).toMatch(
      /^next-auth\.session-token=[^;]+; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/,
    );
    const me = await world.call("GET", "/me", { headers: { cookie: cookie.split(";")[0] ?? "" } });
    expect(await me.json()).toMatchObject({
      email: person.email,
      name: person.name,
      hasPassword: true,
      teams: [{ id: team.team, role: "coder" }],
    });
  });

  it("leave a browser that is to keep nothing with a session until it is closed, and unknown", async () => {
    const { token } = await invite();
    const answer = await world.call("POST", "/invitations/accept", {
      body: { token, ...newcomer() },
      headers: { cookie: "theme=dark; caucus-device=keeps-nothing" },
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^next-auth\.session-token=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/),
    ]);
  });

  it("are stored as a hash alone, and shown once", async () => {
    const { id, token } = await invite();
    const rows = await world.db.prisma.invitation.findMany({ where: { id } });
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(rows[0]?.tokenHash).toBe(hashToken(token));
    const list = await world.call("GET", `/teams/${team.team}/invitations`, { as: team.owner });
    expect(await list.text()).not.toContain(token);
  });

  it("that allow one use let exactly one of several in, and leave no trace of the others", async () => {
    const { token, id } = await invite({ maxUses: 1 });
    const guests = Array.from({ length: 6 }, newcomer);
    const answers = await Promise.all(guests.map((guest) => accept({ token, ...guest })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 410, 410, 410, 410, 410]);
    const accounts = await world.db.prisma.user.count({
      where: { email: { in: guests.map(({ email }) => email) } },
    });
    expect(accounts).toBe(1);
    const row = await world.db.prisma.invitation.findUniqueOrThrow({ where: { id } });
    expect(row.uses).toBe(1);
  });

  it("invitations let in as many people as they say", async () => {
    const { token } = await invite({ maxUses: 3 });
    const guests = Array.from({ length: 5 }, newcomer);
    const answers = await Promise.all(guests.map((guest) => accept({ token, ...guest })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 410, 410]);
  });

  it("make one account of two requests with one address", async () => {
    const { token } = await invite({ maxUses: 5 });
    const guest = newcomer();
    const answers = await Promise.all([accept({ token, ...guest }), accept({ token, ...guest })]);
    expect(answers.map(({ status }) => status).toSorted()).toSatisfy(
      // The second came in time to sign in to the account of the first, or too early.
      (statuses: number[]) => statuses[0] === 200 && [200, 409].includes(statuses[1] ?? 0),
    );
    expect(await world.db.prisma.user.count({ where: { email: guest.email } })).toBe(1);
  });

  it("say what they offer, and why they do not work any more", async () => {
    const preview = async (token: string) => {
      const response = await world.call("POST", "/invitations/preview", { body: { token } });
      return response.status === 200 ? ((await response.json()) as { state: string }) : null;
    };
    const { token, id } = await invite();
    expect(await preview(token)).toMatchObject({
      teamName: "Observers",
      role: "coder",
      invitedBy: expect.stringMatching(/^Person/) as string,
      state: "usable",
    });
    expect(await preview("no-such-token-at-all")).toBeNull();
    await world.call("DELETE", `/invitations/${id}`, { as: team.owner });
    expect(await preview(token)).toMatchObject({ state: "revoked" });
    expect((await accept({ token, ...newcomer() })).status).toBe(410);

    const old = await invite();
    await world.db.prisma.invitation.update({
      where: { id: old.id },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    expect(await preview(old.token)).toMatchObject({ state: "expired" });
    expect((await accept({ token: old.token, ...newcomer() })).status).toBe(410);
    expect((await accept({ token: "no-such-token-at-all", ...newcomer() })).status).toBe(404);
  });

  it("of a deleted team lead nowhere", async () => {
    const other = await world.team();
    const { token } = await invite({}, other.owner);
    await world.call("DELETE", `/teams/${other.team}`, { as: other.owner });
    expect((await accept({ token, ...newcomer() })).status).toBe(404);
  });

  it("join whoever is signed in with the token alone, once, and never lower a role", async () => {
    const { token } = await invite({ role: "viewer", maxUses: 2 });
    const guest = await world.person();
    const first = await accept({ token }, guest);
    expect(await first.json()).toMatchObject({ user: guest.user, role: "viewer" });
    expect(first.headers.get("set-cookie")).toBeNull();
    expect((await accept({ token }, guest)).status).toBe(200);
    const owner = await accept({ token }, team.owner);
    expect(await owner.json()).toMatchObject({ role: "owner" });
    const row = await world.db.prisma.invitation.findFirstOrThrow({
      where: { tokenHash: hashToken(token) },
    });
    expect(row.uses).toBe(1);
    expect((await accept({ token })).status).toBe(401);
  });

  it("join an account that exists only with its own password, and tries are counted", async () => {
    const { token } = await invite({ maxUses: 3 });
    const person = await world.person({ password: PASSWORD });
    const attempt = (password: string) =>
      world.call("POST", "/invitations/accept", {
        address: "198.51.100.7",
        body: { token, name: "Somebody else", email: person.email, password },
      });
    const wrong = await attempt("another long password");
    expect(wrong.status).toBe(422);
    expect(wrong.headers.get("set-cookie")).toBeNull();
    expect((await attempt(PASSWORD)).status).toBe(200);
    const kept = await world.db.prisma.user.findUniqueOrThrow({ where: { id: person.user } });
    expect(kept.name).not.toBe("Somebody else");
    for (let tries = 0; tries < 10; tries += 1) await attempt(`wrong password ${tries}`);
    const throttled = await attempt(PASSWORD);
    expect(throttled.status).toBe(429);
    expect(Number(throttled.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await throttled.json()).toMatchObject({
      detail: expect.stringMatching(/Try again in \d+ minutes/) as string,
    });
  });

  it("cannot take over an account that has no password", async () => {
    const { token } = await invite();
    const person = await world.person();
    const response = await accept({ token, name: "X", email: person.email, password: PASSWORD });
    expect(response.status).toBe(422);
  });

  it("that do not work tell nothing of accounts, and look at no password", async () => {
    const known = await world.person({ password: PASSWORD });
    const used = await invite();
    expect((await accept({ token: used.token, ...newcomer() })).status).toBe(200);
    const revoked = await invite();
    await world.call("DELETE", `/invitations/${revoked.id}`, { as: team.owner });
    const expired = await invite();
    await world.db.prisma.invitation.update({
      where: { id: expired.id },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    const tries = await world.db.prisma.throttle.findMany();
    for (const { token } of [used, revoked, expired]) {
      const answers = await Promise.all(
        [
          { token, email: known.email, password: PASSWORD },
          { token, email: known.email, password: "a wrong password" },
          { token, email: "nobody@example.org", password: PASSWORD },
          { token, email: "nobody@example.org", password: "aaaaaaaaaa", name: "Nobody" },
        ].map((body) => accept(body)),
      );
      expect(answers.map(({ status }) => status)).toEqual([410, 410, 410, 410]);
      const bodies = await Promise.all(answers.map((answer) => answer.text()));
      expect(new Set(bodies).size).toBe(1);
    }
    // No try was counted, because none was made.
    expect(await world.db.prisma.throttle.findMany()).toEqual(tries);
  });

  it("that work answer forty questions a quarter of an hour to one household", async () => {
    const { token } = await invite({ maxUses: 30 });
    const ask = (at: number, address: string) =>
      world.call("POST", "/invitations/accept", {
        address,
        body: { token, email: `asked${at}@example.org`, password: PASSWORD },
      });
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, at) => ask(at, "198.51.100.77")),
    );
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(40);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(20);
    expect((await ask(61, "198.51.100.78")).status).toBe(422);
  });

  it("refuse a password that is tried first, and say what makes a better one", async () => {
    const { token } = await invite();
    const guest = newcomer();
    for (const [password, words] of [
      ["password1234", "A few unrelated words"],
      [guest.email, "your own name or address"],
    ]) {
      const response = await accept({ token, ...guest, password });
      expect(response.status).toBe(422);
      expect(await response.json()).toMatchObject({
        errors: [{ path: "password", message: expect.stringContaining(words ?? "") as string }],
      });
    }
    expect((await accept({ token, ...guest })).status).toBe(200);
  });

  it("an answer to a bad invitation names the missing field", async () => {
    const { token } = await invite();
    const errors = async (body: object) => {
      const response = await accept({ token, ...body });
      expect(response.status).toBe(422);
      const { errors: found } = (await response.json()) as { errors: { path: string }[] };
      return found.map(({ path }) => path);
    };
    const { name, email, password } = newcomer();
    expect(await errors({ name, password })).toEqual(["email"]);
    expect(await errors({ name, email })).toEqual(["password"]);
    expect(await errors({ email, password })).toEqual(["name"]);
    expect(await errors({ name, email, password: "short" })).toEqual(["password"]);
    expect(await errors({ name, email: "not an address", password })).toEqual(["email"]);
  });

  it("reach no higher than who makes or revokes them", async () => {
    const lead = await world.join(team.team, "lead");
    const attempt = (role: string) =>
      world.call("POST", "/invitations", { as: lead, body: { role, team: team.team } });
    expect((await attempt("owner")).status).toBe(403);
    expect((await attempt("lead")).status).toBe(201);
    const { id } = await invite({ role: "owner" });
    expect((await world.call("DELETE", `/invitations/${id}`, { as: lead })).status).toBe(403);
  });

  it("end with the right to make them", async () => {
    const lead = await world.join(team.team, "lead");
    const kept = await invite({ role: "viewer" }, lead);
    const change = (body: object) =>
      world.call("PATCH", `/teams/${team.team}/members/${lead.user}`, { as: team.owner, body });
    expect((await change({ role: "coder" })).status).toBe(200);
    expect((await accept({ token: kept.token, ...newcomer() })).status).toBe(410);
    await change({ role: "lead" });
    const another = await invite({ role: "coder" }, lead);
    await world.call("DELETE", `/teams/${team.team}/members/${lead.user}`, { as: team.owner });
    expect((await accept({ token: another.token }, lead)).status).toBe(410);
    expect(world.errors).toEqual([]);
  });
});
