import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  onTestFinished,
  vi,
} from "vitest";
import { readAuthEnvironment } from "@/auth/environment";
import { CloseCode } from "@/collab/wire/protocol";
import { confirmSecondFactor, proposeSecondFactor } from "@/data/accounts/second-factor";
import { findCommand } from "@/server/admin/commands";
import { ROOM_KINDS } from "../../rooms/kinds";
import { admit } from "@/server/sync/socket/admission";
import { apiWorld, ORIGIN, type ApiWorld, type TestPerson, type TestTeam } from "@/test/api-world";
import { AuthBrowser, outcomeOf } from "@/test/browser/auth-browser";
import { Authenticator } from "@/test/browser/authenticator";
import { linkIn, openMailbox, type Mailbox } from "@/test/mailbox";
import { requestFor } from "@/test/sync/room-request";

const PASSWORD = "four unrelated words";

let world: ApiWorld;
let mailbox: Mailbox;

beforeAll(async () => {
  world = await apiWorld();
  mailbox = await openMailbox();
});
beforeEach(() => {
  vi.stubEnv("NEXTAUTH_URL", ORIGIN);
  vi.stubEnv("SMTP_URL", mailbox.url);
});
afterEach(() => {
  vi.useRealTimers();
});
afterAll(async () => {
  await world.close();
  await mailbox.close();
});

const post = (path: string, as: TestPerson, body: object = {}) =>
  world.call("POST", `/me/second-factor${path}`, { as, body });

type Enrolled = { app: Authenticator; recoveryCodes: string[] };

async function enrol(
  person: TestPerson,
  current: string | undefined = PASSWORD,
): Promise<Enrolled> {
  const proposed = await post("", person, { current });
  expect(proposed.status).toBe(201);
  const { uri } = (await proposed.json()) as { uri: string };
  const app = new Authenticator(uri);
  const confirmed = await post("/confirm", person, { code: app.next() });
  expect(confirmed.status).toBe(200);
  return { app, ...((await confirmed.json()) as { recoveryCodes: string[] }) };
}

const state = async (person: TestPerson) =>
  (await (await world.call("GET", "/me/second-factor", { as: person })).json()) as object;

let places = 0;
const browser = () => new AuthBrowser(world.db, `203.0.113.${(places += 1)}`);

describe("a second factor", () => {
  it("begins with a code of the app, and ends every other session", async () => {
    const here = await world.person({ password: PASSWORD });
    const there = await world.signIn(here.user, here.email);
    expect((await post("", here, {})).status).toBe(422);
    expect((await post("", here, { current: "a wrong password" })).status).toBe(422);
    const proposed = await post("", here, { current: PASSWORD });
    const { uri, secret } = (await proposed.json()) as { uri: string; secret: string };
    expect(new URL(uri).searchParams.get("secret")).toBe(secret);
    const kept = await world.db.prisma.secondFactor.findUniqueOrThrow({
      where: { userId: here.user },
    });
    expect(Buffer.from(kept.secret).toString("latin1")).not.toContain(secret);
    // Nothing is asked for before the app has shown that it works.
    const before = browser();
    expect(outcomeOf(await before.signIn(here.email, PASSWORD))).toBe("in");
    const wrong = await post("/confirm", here, { code: "000000" });
    expect(wrong.status).toBe(422);
    expect(await state(here)).toEqual({ on: false, recoveryCodes: 0 });

    const app = new Authenticator(uri);
    const confirmed = await post("/confirm", here, { code: app.next() });
    expect(confirmed.status).toBe(200);
    const { recoveryCodes } = (await confirmed.json()) as { recoveryCodes: string[] };
    expect(new Set(recoveryCodes).size).toBe(10);
    const rows = await world.db.prisma.recoveryCode.findMany({ where: { userId: here.user } });
    expect(JSON.stringify(rows)).not.toContain(recoveryCodes[0]?.replaceAll("-", ""));
    expect(await state(here)).toEqual({ on: true, recoveryCodes: 10 });
    expect((await world.call("GET", "/me", { as: there })).status).toBe(401);
    expect(await before.isIn()).toBe(false);
    expect((await post("", here, { current: PASSWORD })).status).toBe(409);
    expect((await post("/confirm", here, { code: app.next() })).status).toBe(422);
  });

  it("is asked for after the right password alone, and each code works once", async () => {
    const person = await world.person({ password: PASSWORD });
    const { app } = await enrol(person);
    const own = browser();
    expect(outcomeOf(await own.signIn(person.email, "a wrong password"))).toBe("wrong-password");
    expect(outcomeOf(await own.signIn(person.email, PASSWORD))).toBe("code-needed");
    expect(outcomeOf(await own.signIn(person.email, PASSWORD, "/", app.now()))).toBe("code-wrong");
    const code = app.next();
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, "0");
    expect(outcomeOf(await own.signIn(person.email, PASSWORD, "/", wrong))).toBe("code-wrong");
    expect(await own.isIn()).toBe(false);
    const tries = await Promise.all(
      [own, browser(), browser()].map((one) => one.signIn(person.email, PASSWORD, "/", code)),
    );
    expect(tries.map(outcomeOf).toSorted()).toEqual(["code-wrong", "code-wrong", "in"]);
    expect(outcomeOf(await browser().signIn(person.email, PASSWORD, "/", code))).toBe("code-wrong");
  });

  it("takes a recovery code in its place, once, however it is typed", async () => {
    const person = await world.person({ password: PASSWORD });
    const { recoveryCodes } = await enrol(person);
    const [first = "", second = ""] = recoveryCodes;
    const typed = ` ${first.toUpperCase().replaceAll("-", " ")} `;
    expect(outcomeOf(await browser().signIn(person.email, PASSWORD, "/", typed))).toBe("in");
    expect(outcomeOf(await browser().signIn(person.email, PASSWORD, "/", first))).toBe(
      "code-wrong",
    );
    expect(await state(person)).toEqual({ on: true, recoveryCodes: 9 });
    const renewed = await post("/recovery-codes", person, { code: second });
    expect(((await renewed.json()) as Enrolled).recoveryCodes).toHaveLength(10);
    expect(outcomeOf(await browser().signIn(person.email, PASSWORD, "/", recoveryCodes[2]))).toBe(
      "code-wrong",
    );
  });

  it("keeps the recovery codes of one of two renewals at once", async () => {
    const person = await world.person({ password: PASSWORD });
    const { recoveryCodes } = await enrol(person);
    const renewals = await Promise.all(
      recoveryCodes.slice(0, 5).map((code) => post("/recovery-codes", person, { code })),
    );
    expect(renewals.map(({ status }) => status)).toContain(200);
    expect(await state(person)).toEqual({ on: true, recoveryCodes: 10 });
  });

  it("begins with the secret whose code was given, if another one was proposed meanwhile", async () => {
    const { user, sid } = await world.person();
    const propose = (secret: Uint8Array) => proposeSecondFactor(world.db, { user, secret });
    const confirm = (secret: Uint8Array) =>
      confirmSecondFactor(world.db, {
        user,
        secret,
        step: 1,
        recoveryHashes: [],
        keep: { sid, device: null },
        now: new Date(),
      });
    const [first, second] = [Uint8Array.of(1), Uint8Array.of(2)];
    await propose(first);
    await propose(second);
    expect(await confirm(first)).toBe(false);
    expect(await confirm(second)).toBe(true);
  });

  it("is guessed five times by a stranger who has the password, and locks its person out of nothing", async () => {
    const person = await world.person({ password: PASSWORD });
    const { app } = await enrol(person);
    const own = browser();
    await own.signIn(person.email, PASSWORD, "/", app.next());
    const kinds: string[] = [];
    for (let at = 0; at < 6; at += 1) {
      const stranger = browser();
      await stranger.get("/api/auth/csrf");
      const tries = await Promise.all(
        Array.from({ length: 8 }, () => stranger.signIn(person.email, PASSWORD, "/", "123456")),
      );
      const seen = tries.map(outcomeOf);
      expect(seen.filter((kind) => kind === "code-wrong").length).toBeLessThanOrEqual(5);
      kinds.push(...seen);
    }
    expect(kinds.filter((kind) => kind === "code-wrong")).toHaveLength(20);
    await own.post("/api/auth/signout", {});
    expect(outcomeOf(await own.signIn(person.email, PASSWORD, "/", app.next()))).toBe("in");
  });

  it("is asked for after a link from an e-mail too, and a wrong code does not spend the link", async () => {
    const person = await world.person();
    const { app } = await enrol(person, undefined);
    const own = browser();
    await own.post("/api/auth/signin/email", { email: person.email });
    const link = linkIn(await mailbox.next("Sign in to Caucus"));
    expect(outcomeOf(await own.followLink(link))).toBe("code-needed");
    expect(outcomeOf(await own.followLink(link, app.now()))).toBe("code-wrong");
    expect(await own.isIn()).toBe(false);
    expect(outcomeOf(await own.followLink(link, app.next()))).toBe("in");
    expect(await own.isIn()).toBe(true);
    expect(outcomeOf(await browser().followLink(link, app.next()))).toBe("link-expired");
  });

  it("is asked for where somebody joins with their password", async () => {
    const team = await world.team();
    const person = await world.person({ password: PASSWORD });
    const { app } = await enrol(person);
    const made = await world.call("POST", "/invitations", {
      as: team.owner,
      body: { role: "coder", team: team.team },
    });
    const { token } = (await made.json()) as { token: string };
    const join = (code?: string) =>
      world.call("POST", "/invitations/accept", {
        body: { token, email: person.email, password: PASSWORD, ...(code && { code }) },
      });
    const asked = await join();
    expect(asked.status).toBe(403);
    expect(await asked.json()).toMatchObject({ type: "/problems/code-needed" });
    expect((await join("000000")).status).toBe(422);
    expect((await join(app.next())).status).toBe(200);
  });

  it("turning off the second factor takes a last code", async () => {
    const person = await world.person({ password: PASSWORD });
    const { app } = await enrol(person);
    expect((await post("/disable", person, { code: "000000" })).status).toBe(422);
    expect((await post("/disable", person, { code: app.next() })).status).toBe(204);
    expect(await state(person)).toEqual({ on: false, recoveryCodes: 0 });
    expect(outcomeOf(await browser().signIn(person.email, PASSWORD))).toBe("in");
    expect((await post("/disable", person, { code: app.next() })).status).toBe(409);
  });
});

describe("a second factor that was sealed with another AUTH_SECRET", () => {
  it("lets nobody in, says why after the right password alone, and is taken away by who runs the server", async () => {
    const person = await world.person({ password: PASSWORD });
    const { app, recoveryCodes } = await enrol(person);
    const { secret } = readAuthEnvironment();
    vi.stubEnv("AUTH_SECRET", "a secret that took the place of the other one");
    onTestFinished(() => void vi.stubEnv("AUTH_SECRET", secret));
    const signIn = async (password: string, code?: string) =>
      outcomeOf(await browser().signIn(person.email, password, "/", code));
    expect(await signIn("a wrong password")).toBe("wrong-password");
    for (const code of [undefined, app.next(), recoveryCodes[0]]) {
      expect(await signIn(PASSWORD, code)).toBe("factor-unreadable");
    }
    const again = await world.signIn(person.user, person.email);
    const disabled = await post("/disable", again, { code: app.next() });
    expect(disabled.status).toBe(409);
    expect(await disabled.json()).toMatchObject({ type: "/problems/factor-unreadable" });

    const command = findCommand(["second-factor", person.email]);
    const call = { db: world.db, args: command?.args ?? [], now: new Date() };
    expect(await command?.run(call)).toMatchObject({ ok: true });
    expect(await signIn(PASSWORD)).toBe("in");
    await enrol(again);
    expect(world.errors).toEqual([]);
  });
});

describe("a team that asks for a second factor", () => {
  const require = (team: TestTeam, as: TestPerson, required = true) =>
    world.call("PATCH", `/teams/${team.team}`, { as, body: { requiresSecondFactor: required } });
  const room = (team: TestTeam, as: TestPerson) =>
    admit(
      { db: world.db, kinds: ROOM_KINDS },
      requestFor(`/sync/report.${team.report}?caucus=1`, as.cookie),
      {
        origin: ORIGIN,
        isDerived: false,
      },
    );

  it("is made so by an owner who has one", async () => {
    const team = await world.team();
    const lead = await world.join(team.team, "lead");
    expect((await require(team, team.owner)).status).toBe(409);
    await enrol(team.owner, undefined);
    await enrol(lead, undefined);
    expect((await require(team, lead)).status).toBe(403);
    const required = await require(team, team.owner);
    expect(await required.json()).toMatchObject({ requiresSecondFactor: true, letsIn: true });
  });

  it("lets members in when they have one: pages' data, API and sockets", async () => {
    const team = await world.team();
    const coder = await world.join(team.team, "coder");
    await enrol(team.owner, undefined);
    expect((await room(team, coder)).kind).toBe("admitted");
    await require(team, team.owner);

    const paths = [
      `/teams/${team.team}`,
      `/teams/${team.team}/members`,
      `/teams/${team.team}/labels`,
      `/reports/${team.report}`,
      `/reports/${team.report}/annotations`,
      `/reports/${team.report}/text`,
    ];
    const ask = (path: string) => world.call("GET", path, { as: coder });
    for (const path of paths) {
      const answer = await ask(path);
      expect([path, answer.status]).toEqual([path, 403]);
      expect(await answer.json()).toMatchObject({ type: "/problems/second-factor-needed" });
    }
    expect(await room(team, coder)).toMatchObject({
      kind: "turned-away",
      status: 403,
      code: CloseCode.Forbidden,
    });
    expect((await room(team, team.owner)).kind).toBe("admitted");
    expect(await (await ask("/reports")).json()).toEqual({ items: [] });
    expect(await (await ask("/teams")).json()).toMatchObject({
      items: [{ id: team.team, requiresSecondFactor: true, letsIn: false }],
    });

    const { app } = await enrol(coder, undefined);
    for (const path of paths) expect([path, (await ask(path)).status]).toEqual([path, 200]);
    expect((await room(team, coder)).kind).toBe("admitted");
    expect((await post("/disable", coder, { code: app.next() })).status).toBe(204);
    expect((await room(team, coder)).kind).toBe("turned-away");
    expect((await require(team, team.owner, false)).status).toBe(200);
    expect((await room(team, coder)).kind).toBe("admitted");
    expect(world.errors).toEqual([]);
  });

  it("is left by members whom it does not let in, as long as somebody owns it", async () => {
    const team = await world.team();
    const [coder, other, owner] = await Promise.all([
      world.join(team.team, "coder"),
      world.join(team.team, "coder"),
      world.join(team.team, "owner"),
    ]);
    await enrol(owner, undefined);
    await require(team, owner);
    const leave = (as: TestPerson, member = as) =>
      world.call("DELETE", `/teams/${team.team}/members/${member.user}`, { as });
    const refused = await leave(coder, other);
    expect([refused.status, await refused.json()]).toEqual([
      403,
      expect.objectContaining({ type: "/problems/second-factor-needed" }),
    ]);
    expect((await leave(coder)).status).toBe(204);
    expect((await leave(coder)).status).toBe(404);
    expect((await leave(team.owner)).status).toBe(204);
    expect((await leave(owner)).status).toBe(409);
    expect(await world.db.prisma.membership.count({ where: { teamId: team.team } })).toBe(2);
  });
});
