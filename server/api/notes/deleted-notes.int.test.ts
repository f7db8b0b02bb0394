import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { apiWorld, type ApiWorld } from "@/test/api-world";
import { DeletingTeam } from "@/test/sync/deleting-team";
import { SyncWorld } from "@/test/sync/sync-world";

let api: ApiWorld;
let world: SyncWorld;
let of: DeletingTeam;

beforeAll(async () => {
  api = await apiWorld();
  world = await SyncWorld.start(api.sync);
});
beforeEach(async () => {
  of = await DeletingTeam.gather(api, world);
});
afterEach(() => of.leave());
afterAll(async () => {
  expect(api.errors).toEqual([]);
  await world.close();
  await api.close();
});

describe("deleted notes", () => {
  it("[PA6] are listed for those who may restore them, whether the document holds them or not", async () => {
    const own = await of.deleted("Mine.");
    await of.letGo();
    const others = await of.deleted("Also mine.", of.team.owner, "owner");
    expect((await of.list(of.team.owner)).map(({ id }) => id).toSorted()).toEqual(
      [own.id, own.comment, others.id, others.comment].toSorted(),
    );
    const seen = await of.list(of.coder);
    expect(seen.map(({ id }) => id).toSorted()).toEqual([own.id, own.comment].toSorted());
    expect(seen.find(({ id }) => id === own.id)).toMatchObject({
      kind: "annotation",
      annotation: own.id,
      creator: { id: of.coder.user },
      deletedBy: { id: of.coder.user },
    });
    const viewer = await api.join(of.team.team, "viewer");
    const answer = await api.call("GET", `/reports/${of.team.report}/deleted`, { as: viewer });
    expect(answer.status).toBe(403);
  });

  it("[PA6] come back as they were, by those who may take their deletion back", async () => {
    const own = await of.deleted("Mine.");
    const others = await of.deleted("Also mine.", of.team.owner, "owner");
    const before = await of.find(own.id);
    await of.letGo();
    expect(await of.find(own.id)).toBeNull();
    expect(await of.bring(of.coder, others.id)).toBe(403);
    expect(await of.bring(of.team.owner, others.id)).toBe(204);
    expect(await of.bring(of.coder, own.comment)).toBe(204);
    expect(await of.bring(of.coder, own.id)).toBe(204);
    expect(await of.bring(of.coder, own.id)).toBe(404);
    const after = await of.find(own.id);
    expect(after).toEqual({
      ...before,
      deleted: null,
      comments: [{ ...before?.comments[0], body: "Mine.", deleted: null }],
    });
    expect((await of.find(others.id))?.deleted).toBeNull();
    await of.expectWhole();
  });

  it("[PA4] keep their ids: nobody makes anything else under them", async () => {
    const { id, comment } = await of.deleted("Mine.");
    await of.letGo();
    await of.letGo();
    for (const as of [of.coder, of.team.owner]) {
      const mark = await of.enter(as);
      mark.write((ydoc) => ydoc.getMap("a").set(id, [as.user, Date.now(), 1, 0, 9]));
      expect(await mark.refused()).toBe("deleted-before");
      const words = await of.enter(as);
      words.write((ydoc) => {
        ydoc.getMap("a").set(`mine${id.slice(4)}`, [as.user, Date.now(), 1, 0, 9]);
        ydoc.getMap("c").set(comment, [`mine${id.slice(4)}`, as.user, Date.now(), "Others' words"]);
      });
      expect(await words.refused()).toBe("deleted-before");
    }
    await of.expectWhole();
  });

  it("[PA5] take a reply: the note is back without its passage being marked", async () => {
    const { id } = await of.deleted("A question.");
    await of.letGo();
    const reply = await of.enter(of.team.owner);
    reply.write((ydoc) =>
      ydoc.getMap("c").set(`mine${id.slice(4)}`, [id, of.team.owner.user, Date.now(), "Late."]),
    );
    await reply.saved();
    const note = await of.find(id);
    expect(note?.deleted?.by).toBe(of.coder.user);
    expect(note?.comments.map(({ body }) => body)).toEqual(["Late."]);
    expect(note?.creator).toBe(of.coder.user);
    await of.expectWhole();
  });
});
