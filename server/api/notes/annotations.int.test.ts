import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { remove, setThreadState, toggleReaction } from "@/collab/facts/commands";
import { annotationSchema, readMarksSchema, type AnnotationResource } from "@/contract/reports";
import { newId } from "@/data/new-id";
import { listLabels } from "@/data/teams/labels";
import type { UserId } from "@/domain/ids";
import { apiWorld, ORIGIN, type ApiWorld, type TestPerson, type TestTeam } from "@/test/api-world";

describe("annotations", () => {
  let world: ApiWorld;
  let team: TestTeam;
  let text: string;

  beforeAll(async () => {
    world = await apiWorld();
    team = await world.team();
    const response = await world.call("GET", `/reports/${team.report}/text`, { as: team.owner });
    text = await response.text();
  });
  afterAll(() => world.close());

  const add = (as: TestPerson, body: object, report: string = team.report) =>
    world.call("POST", `/reports/${report}/annotations`, { as, body });

  async function made(response: Response): Promise<AnnotationResource> {
    expect(response.status).toBe(201);
    return annotationSchema.parse(await response.json());
  }

  async function list(): Promise<AnnotationResource[]> {
    const response = await world.call("GET", `/reports/${team.report}/annotations`, {
      as: team.owner,
    });
    return ((await response.json()) as { items: AnnotationResource[] }).items;
  }

  const acting = (user: UserId) => ({ user, now: Date.now, newId });

  it("are made in the live document, and a query agrees at once", async () => {
    const start = text.indexOf("Swaziland");
    const body = { start, end: start + 9, comment: "Who asked them?", labels: ["key QUOTE"] };
    const annotation = await made(await add(team.owner, body));
    expect(annotation).toMatchObject({
      start,
      end: start + 9,
      exact: "Swaziland",
      edition: 1,
      creator: { id: team.owner.user },
      state: "exact",
      offered: [],
      original: { edition: 1, start, end: start + 9, exact: "Swaziland" },
      thread: "open",
      deleted: null,
      url: `${ORIGIN}/reports/${team.report}#a=${annotation.id}`,
    });
    expect(annotation.labels.map(({ name }) => name)).toEqual(["Key quote"]);
    expect(annotation.comments.map(({ body: said }) => said)).toEqual(["Who asked them?"]);
    expect(await list()).toContainEqual(annotation);
    let live: unknown = null;
    await world.sync.rooms.change(
      { kind: "report", report: team.report },
      { user: team.owner.user, role: "owner" },
      (document) => {
        live = document.annotation(annotation.id);
        // A change that says something, since an empty one is none.
        setThreadState(document, acting(team.owner.user), annotation.id, "open");
      },
    );
    expect(live).toMatchObject({ id: annotation.id, target: { range: { start } } });
  });

  it("are refused outside the text, backwards, empty, or inside a character", async () => {
    const response = await world.call("POST", "/reports", {
      as: team.owner,
      body: { title: "Smile", text: "a😀b c" },
    });
    const { id } = (await response.json()) as { id: string };
    const attempt = async (body: object) => (await add(team.owner, body, id)).status;
    expect(await attempt({ start: 0, end: 9 })).toBe(422);
    expect(await attempt({ start: 2, end: 1 })).toBe(422);
    expect(await attempt({ start: 1, end: 1 })).toBe(422);
    expect(await attempt({ start: -1, end: 1 })).toBe(422);
    expect(await attempt({ start: 0.5, end: 1 })).toBe(422);
    expect(await attempt({ start: 2, end: 4 })).toBe(422);
    expect(await attempt({ start: 0, end: 2 })).toBe(422);
    expect(await attempt({ start: 0, end: 4, comment: " \n " })).toBe(422);
    expect(await attempt({ start: 4, end: 5 })).toBe(422);
    for (const comment of ["a\0b", "\u200b", "\u202eturned", "a\ud83d"]) {
      expect(await attempt({ start: 0, end: 4, comment })).toBe(422);
    }
    const whole = await made(await add(team.owner, { start: 0, end: 4 }, id));
    expect(whole.exact).toBe("a😀b");
  });

  it("take labels by id and by name, of this team and not archived", async () => {
    const [first, second] = await listLabels(world.db, { team: team.team });
    const labels = [first?.id, second?.name, first?.name];
    const annotation = await made(await add(team.owner, { start: 0, end: 5, labels }));
    expect(annotation.labels.map(({ id }) => id).toSorted()).toEqual(
      [first?.id, second?.id].toSorted(),
    );
    const other = await world.team();
    const [foreign] = await listLabels(world.db, { team: other.team });
    for (const wrong of [foreign?.id, "No such label", "0123456789ab"]) {
      expect((await add(team.owner, { start: 0, end: 5, labels: [wrong] })).status).toBe(422);
    }
    await world.call("PATCH", `/teams/${team.team}/labels/${second?.id}`, {
      as: team.owner,
      body: { archived: true },
    });
    expect((await add(team.owner, { start: 0, end: 5, labels: [second?.name] })).status).toBe(422);
  });

  it("of a commenter carry a comment, but no label", async () => {
    const commenter = await world.join(team.team, "commenter");
    const labelled = { start: 0, end: 5, labels: ["Key quote"] };
    expect((await add(commenter, labelled)).status).toBe(403);
    const plain = await made(await add(commenter, { start: 0, end: 5, comment: "Yes." }));
    expect(plain.creator.id).toBe(commenter.user);
  });

  it("that were deleted are listed while somebody's words hang on them", async () => {
    const writer = await world.join(team.team, "coder");
    const bare = await made(await add(writer, { start: 10, end: 20 }));
    const discussed = await made(await add(writer, { start: 10, end: 20, comment: "Hm." }));
    const owner = { user: team.owner.user, role: "owner" as const };
    const deleting = await world.sync.rooms.change(
      { kind: "report", report: team.report },
      owner,
      (document) => {
        remove(document, acting(team.owner.user), bare.id);
        remove(document, acting(team.owner.user), discussed.id);
      },
    );
    expect(deleting.ok).toBe(true);
    const listed = await list();
    expect(listed.some(({ id }) => id === bare.id)).toBe(false);
    expect(listed.find(({ id }) => id === discussed.id)?.deleted).not.toBeNull();
  });

  it("are counted in their report: threads by state, comments that still say something", async () => {
    const other = await world.team();
    const { owner, report } = other;
    await add(owner, { start: 0, end: 5 }, report);
    const open = await made(await add(owner, { start: 0, end: 6, comment: "One" }, report));
    const done = await made(await add(owner, { start: 0, end: 7, comment: "Two" }, report));
    const silenced = await made(await add(owner, { start: 0, end: 8, comment: "Three" }, report));
    const [said] = open.comments;
    const [unsaid] = silenced.comments;
    await world.sync.rooms.change(
      { kind: "report", report },
      { user: owner.user, role: "owner" },
      (document) => {
        setThreadState(document, acting(owner.user), done.id, "resolved");
        if (unsaid) remove(document, acting(owner.user), unsaid.id);
        if (said) toggleReaction(document, acting(owner.user), said.id, "👍");
      },
    );
    const response = await world.call("GET", `/reports/${report}`, { as: owner });
    expect(await response.json()).toMatchObject({
      counts: { annotations: 4, open: 1, resolved: 1, comments: 2 },
    });
    const items = await world.call("GET", `/reports/${report}/annotations`, { as: owner });
    const { items: listed } = (await items.json()) as { items: AnnotationResource[] };
    const shown = listed.find(({ id }) => id === silenced.id)?.comments[0];
    expect(shown).toMatchObject({ body: "" });
    expect(shown?.deleted).not.toBeNull();
    const liked = listed.find(({ id }) => id === open.id)?.comments[0]?.reactions;
    expect(liked).toEqual([{ emoji: "👍", by: owner.user }]);
  });

  it("are marked as read by each person for themselves; what is none of the report's is passed over", async () => {
    const reader = await world.join(team.team, "viewer");
    const annotation = await made(await add(team.owner, { start: 3, end: 9, comment: "New" }));
    const body = { items: [annotation.id, "zzzzzzzzzzzz"] };
    const path = `/reports/${team.report}/reads`;
    expect((await world.call("PUT", path, { as: reader, body })).status).toBe(204);
    const marks = async (as: TestPerson) =>
      readMarksSchema.parse(await (await world.call("GET", path, { as })).json()).items;
    expect((await marks(reader)).map((mark) => mark.annotation)).toEqual([annotation.id]);
    expect(await marks(team.owner)).toEqual([]);
  });

  it("of people who left keep their names", async () => {
    const passing = await world.join(team.team, "coder");
    const annotation = await made(await add(passing, { start: 30, end: 40 }));
    await world.call("DELETE", `/teams/${team.team}/members/${passing.user}`, { as: passing });
    const shown = (await list()).find(({ id }) => id === annotation.id);
    expect(shown?.creator.name).toMatch(/^Person/);
    expect(world.errors).toEqual([]);
  });
});
