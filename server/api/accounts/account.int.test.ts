import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import {
  addComment,
  createAnnotation,
  decideStatements,
  toggleReaction,
} from "@/collab/facts/commands";
import { ownDataSchema } from "@/contract/own-data";
import type { AnnotationResource } from "@/contract/reports";
import type { Member } from "@/contract/teams";
import { addKnownDevice } from "@/data/accounts/known-devices";
import { newId } from "@/data/new-id";
import { listAuthors } from "@/data/reports/report-authors";
import type { AnnotationId, UserId } from "@/domain/ids";
import { apiWorld, type ApiWorld, type TestPerson, type TestTeam } from "@/test/api-world";
import { readTables } from "@/test/read-tables";
import { DECISION } from "@/test/some-statement";

const PASSWORD = "four unrelated words";

describe("an account", () => {
  let world: ApiWorld;
  let team: TestTeam;
  let ana: TestPerson;

  beforeAll(async () => {
    world = await apiWorld();
    team = await world.team();
    ana = await world.join(team.team, "coder");
  });
  afterAll(() => world.close());

  const acting = (user: UserId) => ({ user, now: Date.now, newId });

  async function mark(by: TestPerson, at: TestTeam, comment: string): Promise<AnnotationId> {
    const made: AnnotationId[] = [];
    await world.sync.rooms.change(
      { kind: "report", report: at.report },
      { user: by.user, role: "coder" },
      (document) => {
        const range = { start: 10, end: 20 };
        made.push(createAnnotation(document, acting(by.user), { edition: 1, range, comment }).id);
      },
    );
    const [id] = made;
    if (!id) throw new Error("nothing was marked");
    return id;
  }
  async function reply(by: TestPerson, at: TestTeam, annotation: AnnotationId, body: string) {
    await world.sync.rooms.change(
      { kind: "report", report: at.report },
      { user: by.user, role: "coder" },
      (document) => {
        addComment(document, acting(by.user), annotation, body);
      },
    );
  }
  const remove = (as: TestPerson, body: object = {}) =>
    world.call("POST", "/me/deletion", { as, body });
  const list = async (at: TestTeam): Promise<AnnotationResource[]> => {
    const answer = await world.call("GET", `/reports/${at.report}/annotations`, { as: at.owner });
    return ((await answer.json()) as { items: AnnotationResource[] }).items;
  };

  it("can be taken along, with what is theirs and nothing of others", async () => {
    const own = await mark(ana, team, "Mine, in the team");
    const others = await mark(team.owner, team, "Somebody else's words");
    await reply(ana, team, others, "My reply");
    const left = await world.team();
    const there = await world.join(left.team, "coder");
    await mark({ ...ana }, left, "Mine, from a team that I have left");
    const [comment] = (await list(team)).find(({ id }) => id === others)?.comments ?? [];
    if (!comment) throw new Error("there is nothing to react to");
    const coder = { user: ana.user, role: "coder" as const };
    await world.sync.rooms.change({ kind: "report", report: team.report }, coder, (document) => {
      toggleReaction(document, acting(ana.user), comment.id, "👍");
      decideStatements(document, acting(ana.user), [DECISION]);
    });

    await world.call("PUT", `/reports/${team.report}/reads`, {
      as: ana,
      body: { items: [others] },
    });
    const added = await world.call("POST", "/reports", {
      as: ana,
      body: { team: team.team, title: "Hers", text: "Words that she has added." },
    });
    const { id: hers } = (await added.json()) as { id: string };
    const now = new Date();
    // Made while she was a lead.
    await world.db.prisma.invitation.create({
      data: {
        ...{ id: newId(), teamId: team.team, tokenHash: "h", role: "viewer", note: "For Ida" },
        ...{ createdById: ana.user, createdAt: now, expiresAt: now },
      },
    });
    await addKnownDevice(world.db, { user: ana.user, now });

    const answer = await world.call("GET", "/me/data", { as: ana });
    expect(answer.headers.get("content-disposition")).toContain("attachment");
    const text = await answer.text();
    const data = ownDataSchema.parse(JSON.parse(text));
    expect(data.account).toMatchObject({ id: ana.user, email: ana.email });
    expect(data.memberships).toMatchObject([{ team: team.team, role: "coder" }]);
    expect(data.sessions).toHaveLength(1);
    expect(data.devices).toEqual([{ createdAt: now.toISOString(), lastUsedAt: now.toISOString() }]);
    expect(data.account.hasSecondFactor).toBe(false);
    expect(data.editions).toMatchObject([{ report: hers, reportTitle: "Hers", edition: 1 }]);
    expect(data.reads).toMatchObject([{ report: team.report, annotation: others }]);
    expect(data.invitations).toMatchObject([{ team: team.team, role: "viewer", note: "For Ida" }]);
    expect(data.annotations.map(({ report, quotation }) => [report, quotation?.length])).toEqual(
      expect.arrayContaining([
        [team.report, 10],
        [left.report, undefined],
      ]),
    );
    expect(data.annotations.find(({ id }) => id === own)?.reportTitle).not.toBeNull();
    expect(data.comments.map(({ body }) => body).toSorted()).toEqual([
      "Mine, from a team that I have left",
      "Mine, in the team",
      "My reply",
    ]);
    expect(data.reactions).toMatchObject([{ comment: comment.id, emoji: "👍" }]);
    expect(data.statements).toMatchObject([{ report: team.report, verdict: "confirmed" }]);
    expect(text).not.toContain("Somebody else's words");
    expect(text).not.toContain(there.email);
    expect((await world.call("GET", "/me/data")).status).toBe(401);
  });

  it("that is deleted leaves its words under a pseudonym, and nothing that says whose", async () => {
    const at = await world.team();
    const nadia = await world.join(at.team, "coder");
    await world.call("PATCH", "/me", { as: nadia, body: { name: "Nadia Nemo" } });
    await mark(nadia, at, "Words that stay");
    await world.db.prisma.verificationToken.create({
      data: { identifier: nadia.email, token: "t", expires: new Date() },
    });
    await world.db.prisma.account.create({
      data: { id: newId(), userId: nadia.user, type: "o", provider: "o", providerAccountId: "nn" },
    });
    const response = await remove(nadia);
    expect(response.status).toBe(204);
    expect(response.headers.get("clear-site-data")).toBe('"cache", "storage"');
    expect(response.headers.get("set-cookie")).toMatch(/Max-Age=0/);
    expect((await world.call("GET", "/me", { as: nadia })).status).toBe(401);

    const [annotation] = await list(at);
    const { number } = await world.db.prisma.formerMember.findUniqueOrThrow({
      where: { userId: nadia.user },
    });
    const pseudonym = { id: nadia.user, name: null, colour: "slate", former: number };
    expect(annotation).toMatchObject({ creator: pseudonym, deleted: null });
    expect(annotation?.comments).toMatchObject([{ creator: pseudonym, body: "Words that stay" }]);
    expect(await listAuthors(world.db, { report: at.report })).toEqual([pseudonym]);
    const path = `/reports/${at.report}/annotations.jsonld`;
    const exported = await (await world.call("GET", path, { as: at.owner })).text();
    expect(exported).toContain(`Former member ${number}`);
    for (const [table, rows] of await readTables(world.db)) {
      expect(rows, table).not.toContain(nadia.email);
      expect(rows, table).not.toContain("Nadia Nemo");
    }
    const { rowCount } = await world.db.pool.query(
      "SELECT 1 FROM user_session WHERE user_id = $1 UNION ALL SELECT 1 FROM account WHERE user_id = $1 UNION ALL SELECT 1 FROM membership WHERE user_id = $1",
      [nadia.user],
    );
    expect(rowCount).toBe(0);
  });

  it("that is deleted takes its words along where the owner wants that, but nobody else's", async () => {
    const at = await world.team();
    const path = `/teams/${at.team}`;
    const lead = await world.join(at.team, "lead");
    const go = { formerWords: "go" };
    expect((await world.call("PATCH", path, { as: lead, body: go })).status).toBe(403);
    expect((await world.call("PATCH", path, { as: at.owner, body: go })).status).toBe(200);
    const ben = await world.join(at.team, "coder");
    const alone = await mark(ben, at, "To go");
    const answered = await mark(ben, at, "To go as well");
    await reply(at.owner, at, answered, "An answer");
    const others = await mark(at.owner, at, "To stay");
    await reply(ben, at, others, "To go too");
    await world.db.prisma.membership.update({
      where: { teamId_userId: { teamId: at.team, userId: ben.user } },
      data: { role: "viewer" },
    });

    expect((await remove(ben)).status).toBe(204);
    const standing = (await list(at)).filter(({ deleted }) => deleted === null);
    expect(standing.map(({ id }) => id).toSorted()).toEqual([answered, others].toSorted());
    expect(standing.map(({ id }) => id)).not.toContain(alone);
    const words = standing.flatMap(({ comments }) => comments.map(({ body }) => body));
    expect(words.filter((body) => body !== "").toSorted()).toEqual(["An answer", "To stay"]);
  });

  it("of a last owner stays until somebody else is one, and says for which team", async () => {
    const at = await world.team();
    await world.call("PATCH", `/teams/${at.team}`, { as: at.owner, body: { name: "Watchers" } });
    const ben = await world.join(at.team, "coder");
    const kept = await remove(at.owner);
    expect(kept.status).toBe(409);
    expect(await kept.json()).toMatchObject({
      type: "/problems/last-owner",
      detail: expect.stringContaining("Watchers") as string,
    });
    const body = { role: "owner" };
    await world.call("PATCH", `/teams/${at.team}/members/${ben.user}`, { as: at.owner, body });
    expect((await remove(at.owner)).status).toBe(204);
    // Ben is alone now: the team goes with him.
    expect((await remove(ben)).status).toBe(204);
    expect(await world.db.prisma.team.count({ where: { id: at.team } })).toBe(0);
    expect(await world.db.prisma.room.count({ where: { teamId: at.team } })).toBe(0);
  });

  it("of two owners who delete theirs at once leaves one", async () => {
    const at = await world.team();
    const other = await world.join(at.team, "owner");
    await world.join(at.team, "viewer");
    const answers = await Promise.all([remove(at.owner), remove(other)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 409]);
  });

  it("is deleted only by who knows the password, or has just signed in", async () => {
    const person = await world.person({ password: PASSWORD });
    expect((await remove(person)).status).toBe(422);
    expect((await remove(person, { current: "wrong" })).status).toBe(422);
    expect((await remove(person, { current: PASSWORD })).status).toBe(204);
    const silent = await world.person();
    await world.db.prisma.userSession.update({
      where: { id: silent.sid },
      data: { createdAt: new Date(Date.now() - 11 * 60_000) },
    });
    expect(await (await remove(silent)).json()).toMatchObject({ type: "/problems/sign-in-anew" });
    expect((await remove(await world.signIn(silent.user, silent.email))).status).toBe(204);
  });

  it("without a password gets none, and no second factor, by a session that somebody has stolen", async () => {
    const silent = await world.person();
    await world.db.prisma.userSession.update({
      where: { id: silent.sid },
      data: { createdAt: new Date(Date.now() - 11 * 60_000) },
    });
    const tries = [
      ["/me/password", { next: "four unrelated words" }],
      ["/me/second-factor", {}],
      ["/me/deletion", { current: "four unrelated words" }],
    ] as const;
    for (const [path, body] of tries) {
      const answer = await world.call("POST", path, { as: silent, body });
      expect([path, answer.status]).toEqual([path, 403]);
      expect(await answer.json()).toMatchObject({ type: "/problems/sign-in-anew" });
    }
    const again = await world.signIn(silent.user, silent.email);
    const [[path, body]] = tries;
    expect((await world.call("POST", path, { as: again, body })).status).toBe(204);
  });

  it("of one owner that is deleted while the other leaves keeps the team an owner", async () => {
    const at = await world.team();
    const other = await world.join(at.team, "owner");
    await world.join(at.team, "viewer");
    const leave = world.call("DELETE", `/teams/${at.team}/members/${other.user}`, { as: other });
    const answers = await Promise.all([remove(at.owner), leave]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 409]);
    const owners = { teamId: at.team, role: "owner" } as const;
    expect(await world.db.prisma.membership.count({ where: owners })).toBe(1);
  });

  it("shows its address to those who manage members, and to nobody else", async () => {
    const at = await world.team();
    const people = {
      lead: await world.join(at.team, "lead"),
      coder: await world.join(at.team, "coder"),
      viewer: await world.join(at.team, "viewer"),
    };
    const emails = async (as: TestPerson) => {
      const answer = await world.call("GET", `/teams/${at.team}/members`, { as });
      const { items } = (await answer.json()) as { items: Member[] };
      return items.flatMap(({ email }) => email ?? []);
    };
    expect(await emails(at.owner)).toHaveLength(4);
    expect(await emails(people.lead)).toHaveLength(4);
    for (const person of [people.coder, people.viewer])
      expect(await emails(person)).toEqual([person.email]);
  });

  it("loses its sockets with its life", async () => {
    const person = await world.join(team.team, "coder");
    const heard: unknown[] = [];
    const client = await world.db.pool.connect();
    client.on("notification", ({ payload }) => heard.push(payload));
    await client.query("LISTEN caucus_access");
    expect((await remove(person)).status).toBe(204);
    await vi.waitFor(() => {
      expect(heard).toContain(JSON.stringify({ user: person.user }));
    });
    client.release(true);
    expect(world.errors).toEqual([]);
  });
});
