import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { annotationSchema, commentSchema, type AnnotationResource } from "@/contract/reports";
import { MAX_BODY_LENGTH } from "@/domain/facts/comment-body";
import type { UserId } from "@/domain/ids";
import { apiWorld, type ApiWorld, type TestPerson, type TestTeam } from "@/test/api-world";

const NESTED = "> ".repeat(4_000);

describe("comments", () => {
  let world: ApiWorld;
  let team: TestTeam;
  let author: TestPerson;

  beforeAll(async () => {
    world = await apiWorld();
    team = await world.team();
    author = await world.join(team.team, "commenter");
  });
  afterAll(() => world.close());

  const note = (as: TestPerson, comment: string) =>
    world.call("POST", `/reports/${team.report}/annotations`, {
      as,
      body: { start: 0, end: 9, comment },
    });

  /** The path of a new comment by the author. */
  async function comment(): Promise<string> {
    const { comments } = annotationSchema.parse(await (await note(author, "Look here.")).json());
    return `/reports/${team.report}/comments/${comments[0]?.id}`;
  }

  async function stored(path: string): Promise<AnnotationResource["comments"][number] | undefined> {
    const response = await world.call("GET", `/reports/${team.report}/annotations`, { as: author });
    const { items } = (await response.json()) as { items: AnnotationResource[] };
    return items.flatMap(({ comments }) => comments).find(({ id }) => path.endsWith(id));
  }

  async function live(path: string): Promise<{ by: UserId } | null | undefined> {
    const id = path.slice(path.lastIndexOf("/") + 1);
    let deleted: { by: UserId } | null | undefined;
    await world.sync.rooms.change(
      { kind: "report", report: team.report },
      { user: team.owner.user, role: "owner" },
      (document) => {
        const [by] = document.fact("deletions", id) ?? [];
        deleted = by === undefined ? null : { by };
        document.set("labels", "000000000000.000000000000", [team.owner.user, 1]);
      },
    );
    return deleted;
  }

  it("are deleted by who wrote them, once and for everybody", async () => {
    const path = await comment();
    expect((await world.call("DELETE", path, { as: author })).status).toBe(204);
    expect(await stored(path)).toMatchObject({ body: "", deleted: expect.any(String) as string });
    expect(await live(path)).toEqual({ by: author.user });
    expect((await world.call("DELETE", path, { as: author })).status).toBe(204);
    const again = await world.call("PATCH", path, { as: author, body: { body: "Still here." } });
    expect(again.status).toBe(404);
  });

  it("are deleted by leads, and by nobody else", async () => {
    const path = await comment();
    const coder = await world.join(team.team, "coder");
    expect((await world.call("DELETE", path, { as: coder })).status).toBe(403);
    expect((await stored(path))?.deleted).toBeNull();
    const lead = await world.join(team.team, "lead");
    expect((await world.call("DELETE", path, { as: lead })).status).toBe(204);
    expect(await live(path)).toEqual({ by: lead.user });
  });

  it("are changed by who wrote them alone", async () => {
    const path = await comment();
    const change = (as: TestPerson) =>
      world.call("PATCH", path, { as, body: { body: " Look there. " } });
    expect((await change(team.owner)).status).toBe(403);
    const changed = await change(author);
    expect(changed.status).toBe(200);
    const answered = commentSchema.parse(await changed.json());
    expect(answered).toMatchObject({
      body: "Look there.",
      edited: expect.any(String) as string,
      creator: { id: author.user },
    });
    expect(await stored(path)).toEqual(answered);
  });

  it("are taken at their longest, however their characters are written", async () => {
    const path = await comment();
    const escaped = "\\u20ac".repeat(MAX_BODY_LENGTH);
    const changed = await world.call("PATCH", path, { as: author, body: `{"body":"${escaped}"}` });
    expect(changed.status).toBe(200);
    expect((await stored(path))?.body).toBe("€".repeat(MAX_BODY_LENGTH));
  });

  it("of another report, and such that are none, are not there", async () => {
    const other = await world.team();
    const path = await comment();
    const foreign = path.replace(team.report, other.report);
    for (const wrong of [foreign, `/reports/${team.report}/comments/0123456789ab`]) {
      expect((await world.call("DELETE", wrong, { as: other.owner })).status).toBe(404);
    }
    expect((await stored(path))?.deleted).toBeNull();
  });

  it("[WF8] name whom they mention as they are called today, and nobody to strangers", async () => {
    const path = await comment();
    const [ben, stranger] = [await world.join(team.team, "coder"), await world.person()];
    const body = `[@The owner](user:${ben.user}), [@Ida](user:${stranger.user})`;
    expect((await world.call("PATCH", path, { as: author, body: { body } })).status).toBe(200);
    const says = (name: string) => ({
      body: `[@${name}](user:${ben.user}), [@somebody](user:${stranger.user})`,
    });
    await world.call("PATCH", "/me", { as: ben, body: { name: "Ben Okafor" } });
    expect(await stored(path)).toMatchObject(says("Ben Okafor"));
    const edited = await world.call("PATCH", path, { as: author, body: { body } });
    expect(await edited.json()).toMatchObject(says("Ben Okafor"));
    expect((await world.call("POST", "/me/deletion", { as: ben, body: {} })).status).toBe(204);
    expect(await stored(path)).toMatchObject(says("somebody"));
  });

  it("[WF20] that no browser could show are refused in words, new and changed", async () => {
    const path = await comment();
    const attempts = [
      await note(author, NESTED),
      await world.call("PATCH", path, { as: author, body: { body: NESTED } }),
    ];
    for (const refused of attempts) {
      expect(refused.status).toBe(422);
      expect(await refused.text()).toContain("too many levels");
    }
    expect((await stored(path))?.body).toBe("Look here.");
  });
});
