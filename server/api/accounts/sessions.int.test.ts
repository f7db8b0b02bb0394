import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ACCESS_CHANNEL } from "@/data/access-events";
import { LONGEST_SESSION_MS, SESSION_LIFETIME_MS, seeSession } from "@/data/accounts/sessions";
import { replaceSetupToken } from "@/data/accounts/set-up";
import { apiWorld, type ApiWorld, type TestPerson } from "@/test/api-world";
import { newToken } from "@/data/accounts/token";

const PASSWORD = "four unrelated words";

describe("sessions", () => {
  let world: ApiWorld;

  beforeAll(async () => {
    world = await apiWorld();
  });
  afterAll(() => world.close());

  const works = async (person: TestPerson) =>
    (await world.call("GET", "/me", { as: person })).status === 200;

  /** Everything that is announced while `act` runs. */
  async function announced(act: () => Promise<unknown>): Promise<unknown[]> {
    const client = await world.db.pool.connect();
    const heard: unknown[] = [];
    client.on("notification", ({ payload }) => heard.push(JSON.parse(payload ?? "null")));
    await client.query(`LISTEN ${ACCESS_CHANNEL}`);
    await act();
    // What was committed before this query is delivered with its answer.
    await client.query("SELECT 1");
    client.release(true);
    return heard;
  }

  it("begin with the set-up link, once, for one of those who open it together", async () => {
    const token = await replaceSetupToken(world.db);
    const attempt = (given: string, email: string) =>
      world.call("POST", "/setup", {
        body: { token: given, name: "First", email, password: PASSWORD, teamName: "Observers" },
      });
    expect((await attempt(newToken(), "a@example.org")).status).toBe(410);
    const answers = await Promise.all([
      attempt(token, "b@example.org"),
      attempt(token, "c@example.org"),
      attempt(token, "d@example.org"),
    ]);
    const winners = answers.filter(({ status }) => status === 201);
    expect(winners).toHaveLength(1);
    const cookie = winners[0]?.headers.get("set-cookie")?.split(";")[0] ?? "";
    const reports = await world.call("GET", "/reports", { headers: { cookie } });
    expect(await reports.json()).toMatchObject({ items: [{ isSample: true }] });
    expect((await attempt(token, "e@example.org")).status).toBe(410);
    expect((await attempt(await replaceSetupToken(world.db), "f@example.org")).status).toBe(410);
    expect(await world.db.prisma.user.count()).toBe(1);
  });

  it("are listed, and each can be ended alone", async () => {
    const here = await world.person();
    const there = await world.signIn(here.user, here.email);
    const list = await world.call("GET", "/me/sessions", { as: here });
    const { items } = (await list.json()) as { items: { id: string; current: boolean }[] };
    expect(items.map(({ id, current }) => [id, current])).toEqual(
      expect.arrayContaining([
        [here.sid, true],
        [there.sid, false],
      ]),
    );
    const heard = await announced(async () => {
      await world.call("DELETE", `/me/sessions/${there.sid}`, { as: here });
    });
    expect(heard).toEqual([{ user: here.user, sid: there.sid }]);
    expect([await works(here), await works(there)]).toEqual([true, false]);
  });

  it("of somebody else cannot be ended", async () => {
    const [one, other] = [await world.person(), await world.person()];
    const response = await world.call("DELETE", `/me/sessions/${other.sid}`, { as: one });
    expect(response.status).toBe(404);
    expect(await works(other)).toBe(true);
  });

  it("all end with signing out everywhere, and the browser forgets its own", async () => {
    const here = await world.person();
    const there = await world.signIn(here.user, here.email);
    const bystander = await world.person();
    let response: Response | undefined;
    const heard = await announced(async () => {
      response = await world.call("DELETE", "/me/sessions", { as: here });
    });
    expect(response?.headers.get("set-cookie")).toMatch(/^next-auth\.session-token=; .*Max-Age=0;/);
    expect(response?.headers.get("clear-site-data")).toBe('"cache", "storage"');
    expect(heard).toHaveLength(2);
    expect([await works(here), await works(there), await works(bystander)]).toEqual([
      false,
      false,
      true,
    ]);
  });

  it("all but the present one end with a new password, which needs the old one", async () => {
    const here = await world.person({ password: PASSWORD });
    const there = await world.signIn(here.user, here.email);
    const change = (body: object, address = "198.51.100.9") =>
      world.call("POST", "/me/password", { as: here, body, address });
    const next = "another four unrelated words";
    expect((await change({ next })).status).toBe(422);
    expect((await change({ current: "wrong", next })).status).toBe(422);
    expect((await change({ current: PASSWORD, next: "short" })).status).toBe(422);
    expect(await works(there)).toBe(true);
    expect((await change({ current: PASSWORD, next })).status).toBe(204);
    expect([await works(here), await works(there)]).toEqual([true, false]);
    for (let tries = 0; tries < 10; tries += 1) await change({ current: "wrong", next });
    expect((await change({ current: next, next: PASSWORD })).status).toBe(429);
  });

  it("keep their password, where the next one is tried first or is one's own address", async () => {
    const here = await world.person({ password: PASSWORD });
    for (const next of ["qwertyuiop", here.email]) {
      const response = await world.call("POST", "/me/password", {
        as: here,
        body: { current: PASSWORD, next },
      });
      expect(response.status).toBe(422);
      expect(await response.json()).toMatchObject({ errors: [{ path: "next" }] });
    }
  });

  it("that ran out are worth nothing; being used keeps one alive", async () => {
    const person = await world.person();
    const now = Date.now();
    const at = (ms: number) =>
      seeSession(world.db, { user: person.user, sid: person.sid, now: new Date(now + ms) });
    const almost = SESSION_LIFETIME_MS - 60_000;
    expect(await at(almost)).toBe(true);
    expect(await at(almost * 2)).toBe(true);
    expect(await at(almost * 2 + SESSION_LIFETIME_MS + 60_000)).toBe(false);
    await world.db.prisma.userSession.update({
      where: { id: person.sid },
      data: { expiresAt: new Date(now - 1) },
    });
    expect(await works(person)).toBe(false);
  });

  it("end half a year after signing in, however often they are seen", async () => {
    const person = await world.person();
    const begun = Date.now();
    const at = (ms: number) =>
      seeSession(world.db, { user: person.user, sid: person.sid, now: new Date(begun + ms) });
    const step = SESSION_LIFETIME_MS / 2;
    for (let ms = step; ms < LONGEST_SESSION_MS - 60_000; ms += step)
      expect(await at(ms)).toBe(true);
    expect(await at(LONGEST_SESSION_MS - 60_000)).toBe(true);
    const row = await world.db.prisma.userSession.findUniqueOrThrow({ where: { id: person.sid } });
    expect(row.expiresAt.getTime()).toBe(row.createdAt.getTime() + LONGEST_SESSION_MS);
    expect(await at(LONGEST_SESSION_MS + 60_000)).toBe(false);
  });

  it("are written down at most every ten minutes", async () => {
    const person = await world.person();
    const row = () => world.db.prisma.userSession.findUniqueOrThrow({ where: { id: person.sid } });
    const { lastSeenAt } = await row();
    const see = (ms: number) =>
      seeSession(world.db, {
        user: person.user,
        sid: person.sid,
        now: new Date(lastSeenAt.getTime() + ms),
      });
    await see(9 * 60_000);
    expect((await row()).lastSeenAt).toEqual(lastSeenAt);
    await see(10 * 60_000);
    expect((await row()).lastSeenAt.getTime()).toBe(lastSeenAt.getTime() + 10 * 60_000);
  });

  it("and roles that change are announced to the rooms when, and only when, they change", async () => {
    const team = await world.team();
    const coder = await world.join(team.team, "coder");
    const path = `/teams/${team.team}/members/${coder.user}`;
    const heard = await announced(async () => {
      await world.call("PATCH", path, { as: team.owner, body: { role: "viewer" } });
      await world.call("PATCH", path, { as: coder, body: { role: "owner" } });
      await world.call("DELETE", `/reports/${team.report}`, { as: team.owner });
      await world.call("PATCH", `/teams/${team.team}`, {
        as: team.owner,
        body: { requiresSecondFactor: false },
      });
      await world.call("DELETE", path, { as: team.owner });
      await world.call("DELETE", `/teams/${team.team}`, { as: team.owner });
    });
    expect(heard).toEqual([
      { user: coder.user, team: team.team },
      { report: team.report },
      { team: team.team },
      { user: coder.user, team: team.team },
      { team: team.team },
    ]);
    expect(world.errors).toEqual([]);
  });
});
