import { pino } from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addComment, remove } from "@/collab/facts/commands";
import { unseal } from "@/data/archive/seal";
import { beginErasing } from "@/data/generations/erasing";
import { apiWorld, type ApiWorld } from "@/test/api-world";
import { DeletingTeam } from "@/test/sync/deleting-team";
import { SyncWorld } from "@/test/sync/sync-world";
import { resumeErasures } from "./erase-notes";

const log = pino({ level: "silent" });
const SECRET = "A-word-that-must-go";

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

describe("[PA7] what is erased for good", () => {
  /** The tables in which somewhere stands what is looked for; segments are opened. */
  async function tablesWith(words: string): Promise<string[]> {
    const { rows } = await api.db.pool.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
    );
    const hex = Buffer.from(words).toString("hex");
    const found = [];
    for (const { name } of rows) {
      const { rowCount } = await api.db.pool.query(
        `SELECT 1 FROM "${name}" t WHERE strpos(t::text, $1) > 0 OR strpos(t::text, $2) > 0 LIMIT 1`,
        [words, hex],
      );
      if (rowCount) found.push(name);
    }
    for (const segment of await api.db.prisma.roomSegment.findMany()) {
      if ((await unseal(segment)).includes(words)) found.push("room_segment opened");
    }
    return found;
  }

  it("is nowhere any more, and gives its bytes back", async () => {
    const { id, comment } = await of.deleted(`${SECRET} ${"x".repeat(15_000)}`);
    await of.write(of.coder, "coder", (document, acting) => {
      document.unset("deletions", comment);
      document.set("edits", comment, [`${SECRET} again`, acting.now()]);
      remove(document, acting, comment);
    });
    const stays = await of.deleted("This one stays.");
    expect(await tablesWith(SECRET)).not.toEqual([]);
    const bytes = async () => {
      const states = await api.db.prisma.roomState.findMany({ where: { room: of.room } });
      const updates = await api.db.prisma.roomUpdate.findMany({ where: { room: of.room } });
      return [...states, ...updates].reduce((sum, row) => sum + row.bytes.length, 0);
    };
    const before = await bytes();
    expect(await of.erase(of.coder, id)).toBe(403);
    expect(await of.erase(await api.join(of.team.team, "lead"), id)).toBe(403);
    expect(await of.erase(of.team.owner, id)).toBe(204);
    expect(await tablesWith(SECRET)).toEqual([]);
    expect(await bytes()).toBeLessThan(before - 15_000);
    expect(await of.bring(of.team.owner, id)).toBe(404);
    expect((await of.list(of.team.owner)).map((note) => note.id).toSorted()).toEqual(
      [stays.id, stays.comment].toSorted(),
    );
    const audit = await api.db.prisma.history.findMany({
      where: { reportId: of.team.report, kind: "erasures" },
    });
    expect(audit.map(({ key, byId, before: was, after }) => [key, byId, was, after])).toEqual(
      expect.arrayContaining([[id, of.team.owner.user, null, null]]),
    );
    await of.expectWhole();
  });

  it("stays taken, and takes a reply as a note of no passage", async () => {
    const { id, comment } = await of.deleted(SECRET);
    await of.letGo();
    expect(await of.erase(of.team.owner, id)).toBe(204);
    const again = await of.enter(of.coder);
    again.write((ydoc) => {
      ydoc.getMap("a").set(id, [of.coder.user, Date.now(), 1, 0, 9]);
      ydoc.getMap("c").set(comment, [id, of.coder.user, Date.now(), SECRET]);
    });
    expect(await again.refused()).toBe("deleted-before");
    await of.write(
      of.coder,
      "coder",
      (document, acting) => addComment(document, acting, id, "Late."),
      [id],
    );
    const note = await of.find(id);
    expect(note?.deleted).not.toBeNull();
    expect(note?.comments.map(({ body }) => body)).toEqual(["Late."]);
    expect(await tablesWith(SECRET)).toEqual([]);
    await of.expectWhole();
  });

  it("is not erased while words hang on it that are not", async () => {
    const { id } = await of.deleted("A question.");
    await of.write(of.coder, "coder", (document, acting) =>
      addComment(document, acting, id, "But why?"),
    );
    expect(await of.erase(of.team.owner, id)).toBe(409);
  });

  it("is erased at the next start if the server stopped in between", async () => {
    const { id, comment } = await of.deleted(SECRET);
    const erasure = {
      room: of.room,
      report: of.team.report,
      ids: [id, comment],
      by: of.team.owner.user,
    };
    await beginErasing(api.db, erasure, new Date());
    expect(await tablesWith(SECRET)).not.toEqual([]);
    await resumeErasures({ db: api.db, rooms: api.sync.rooms, log });
    expect(await tablesWith(SECRET)).toEqual([]);
    expect(await api.db.prisma.leftThing.count({ where: { room: of.room, erasing: true } })).toBe(
      0,
    );
    await of.expectWhole();
  });

  it("leaves the words that somebody has hung on it meanwhile", async () => {
    const { id, comment } = await of.deleted(SECRET);
    const erasure = {
      room: of.room,
      report: of.team.report,
      ids: [id, comment],
      by: of.team.owner.user,
    };
    await beginErasing(api.db, erasure, new Date());
    await of.write(of.coder, "coder", (document, acting) =>
      addComment(document, acting, id, "Late."),
    );
    await resumeErasures({ db: api.db, rooms: api.sync.rooms, log });
    expect((await of.find(id))?.comments.map(({ body }) => body)).toEqual(["Late."]);
    expect(await tablesWith(SECRET)).toEqual([]);
    await of.expectWhole();
  });
});
