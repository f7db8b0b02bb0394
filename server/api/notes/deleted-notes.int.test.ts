import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addComment, createAnnotation, remove } from "@/collab/facts/commands";
import type { ReportDocument } from "@/collab/facts/document-model";
import type { Acting } from "@/collab/facts/commands";
import { deletedNoteSchema, type DeletedNote } from "@/contract/deleted-notes";
import type { Role } from "@/domain/access/roles";
import type { AnnotationId } from "@/domain/ids";
import { apiWorld, type ApiWorld, type TestPerson, type TestTeam } from "@/test/api-world";
import { SyncWorld } from "@/test/sync/sync-world";
import { HandMadeSocket } from "@/e2e/support/hand-made-socket";
import { resumeErasures } from "@/server/erasing/erase-notes";
import { beginErasing } from "@/data/generations/erasing";
import { rebuildReadModel } from "@/server/read-model/rebuild-read-model";
import { pino } from "pino";

const log = pino({ level: "silent" });
const DAY_MS = 24 * 60 * 60_000;
const SECRET = "A-word-that-must-go";

let api: ApiWorld;
let world: SyncWorld;
let team: TestTeam;
let coder: TestPerson;
let sockets: HandMadeSocket[] = [];
let room: string;

beforeAll(async () => {
  api = await apiWorld();
  world = await SyncWorld.start(api.sync);
});
beforeEach(async () => {
  team = await api.team();
  coder = await api.join(team.team, "coder");
  room = `report.${team.report}`;
});
afterEach(() => {
  for (const socket of sockets) socket.close();
  sockets = [];
});
afterAll(async () => {
  expect(api.errors).toEqual([]);
  await world.close();
  await api.close();
});

type Change<Value> = (document: ReportDocument, acting: Acting) => Value;

async function write<Value>(
  as: TestPerson,
  role: Role,
  change: Change<Value>,
  about: readonly string[] = [],
): Promise<Value> {
  const named = { kind: "report", report: team.report } as const;
  const changed = await api.sync.rooms.change(named, { user: as.user, role }, change, about);
  if (!changed.ok) throw new Error(changed.refusal);
  return changed.value;
}

/** A note with a comment, both deleted long ago by who made them, unless another does it. */
async function deleted(words: string, by = coder, role: Role = "coder") {
  const { id, comment } = await write(coder, "coder", (document, acting) =>
    createAnnotation(document, acting, {
      edition: 1,
      range: { start: 0, end: 9 },
      comment: words,
    }),
  );
  if (!comment) throw new Error("it has a comment");
  await write(by, role, (document, { user, newId }) => {
    const longAgo = { user, newId, now: () => Date.now() - 31 * DAY_MS };
    remove(document, longAgo, comment);
    remove(document, longAgo, id);
  });
  return { id, comment };
}

async function enter(as: TestPerson): Promise<HandMadeSocket> {
  const http = world.url.replace(/^ws/, "http").replace(/\/sync$/, "");
  const socket = new HandMadeSocket(http, room, { cookie: as.cookie });
  sockets.push(socket);
  await socket.synced();
  return socket;
}

const letGo = () => api.sync.rooms.renew({ kind: "report", report: team.report });

async function list(as: TestPerson): Promise<DeletedNote[]> {
  const answer = await api.call("GET", `/reports/${team.report}/deleted`, { as });
  expect(answer.status).toBe(200);
  const { items } = (await answer.json()) as { items: unknown[] };
  return items.map((item) => deletedNoteSchema.parse(item));
}

async function ask(method: string, as: TestPerson, note: string, more = ""): Promise<number> {
  const path = `/reports/${team.report}/deleted/${note}${more}`;
  return (await api.call(method, path, { as })).status;
}

const bring = (as: TestPerson, note: string) => ask("POST", as, note, "/restore");
const erase = (as: TestPerson, note: string) => ask("DELETE", as, note);

function read<Value>(look: (document: ReportDocument) => Value): Promise<Value> {
  return write(team.owner, "owner", look);
}

const find = (id: AnnotationId) => read((document) => document.annotation(id));

async function expectWhole(): Promise<void> {
  for await (const found of rebuildReadModel(api.db, log)) {
    if (found.room === room)
      expect(found).toMatchObject({ differing: [], past: { differing: [] } });
  }
}

describe("deleted notes", () => {
  it("[PA6] are listed for those who may restore them, whether the document holds them or not", async () => {
    const own = await deleted("Mine.");
    await letGo();
    const others = await deleted("Also mine.", team.owner, "owner");
    expect((await list(team.owner)).map(({ id }) => id).toSorted()).toEqual(
      [own.id, own.comment, others.id, others.comment].toSorted(),
    );
    const seen = await list(coder);
    expect(seen.map(({ id }) => id).toSorted()).toEqual([own.id, own.comment].toSorted());
    expect(seen.find(({ id }) => id === own.id)).toMatchObject({
      kind: "annotation",
      annotation: own.id,
      creator: { id: coder.user },
      deletedBy: { id: coder.user },
    });
    const viewer = await api.join(team.team, "viewer");
    const answer = await api.call("GET", `/reports/${team.report}/deleted`, { as: viewer });
    expect(answer.status).toBe(403);
  });

  it("[PA6] come back as they were, by those who may take their deletion back", async () => {
    const own = await deleted("Mine.");
    const others = await deleted("Also mine.", team.owner, "owner");
    const before = await find(own.id);
    await letGo();
    expect(await find(own.id)).toBeNull();
    expect(await bring(coder, others.id)).toBe(403);
    expect(await bring(team.owner, others.id)).toBe(204);
    expect(await bring(coder, own.comment)).toBe(204);
    expect(await bring(coder, own.id)).toBe(204);
    expect(await bring(coder, own.id)).toBe(404);
    const after = await find(own.id);
    expect(after).toEqual({
      ...before,
      deleted: null,
      comments: [{ ...before?.comments[0], body: "Mine.", deleted: null }],
    });
    expect((await find(others.id))?.deleted).toBeNull();
    await expectWhole();
  });

  it("[PA4] keep their ids: nobody makes anything else under them", async () => {
    const { id, comment } = await deleted("Mine.");
    await letGo();
    await letGo();
    for (const as of [coder, team.owner]) {
      const mark = await enter(as);
      mark.write((ydoc) => ydoc.getMap("a").set(id, [as.user, Date.now(), 1, 0, 9]));
      expect(await mark.refused()).toBe("deleted-before");
      const words = await enter(as);
      words.write((ydoc) => {
        ydoc.getMap("a").set(`mine${id.slice(4)}`, [as.user, Date.now(), 1, 0, 9]);
        ydoc.getMap("c").set(comment, [`mine${id.slice(4)}`, as.user, Date.now(), "Others' words"]);
      });
      expect(await words.refused()).toBe("deleted-before");
    }
    await expectWhole();
  });

  it("[PA5] take a reply: the note is back without its passage being marked", async () => {
    const { id } = await deleted("A question.");
    await letGo();
    const reply = await enter(team.owner);
    reply.write((ydoc) =>
      ydoc.getMap("c").set(`mine${id.slice(4)}`, [id, team.owner.user, Date.now(), "Late."]),
    );
    await reply.saved();
    const note = await find(id);
    expect(note?.deleted?.by).toBe(coder.user);
    expect(note?.comments.map(({ body }) => body)).toEqual(["Late."]);
    expect(note?.creator).toBe(coder.user);
    await expectWhole();
  });
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
    const { unseal } = await import("@/data/archive/seal");
    for (const segment of await api.db.prisma.roomSegment.findMany()) {
      if ((await unseal(segment)).includes(words)) found.push("room_segment opened");
    }
    return found;
  }

  it("is nowhere any more, and gives its bytes back", async () => {
    const { id, comment } = await deleted(`${SECRET} ${"x".repeat(15_000)}`);
    await write(coder, "coder", (document, acting) => {
      document.unset("deletions", comment);
      document.set("edits", comment, [`${SECRET} again`, acting.now()]);
      remove(document, acting, comment);
    });
    const stays = await deleted("This one stays.");
    expect(await tablesWith(SECRET)).not.toEqual([]);
    const bytes = async () => {
      const states = await api.db.prisma.roomState.findMany({ where: { room } });
      const updates = await api.db.prisma.roomUpdate.findMany({ where: { room } });
      return [...states, ...updates].reduce((sum, row) => sum + row.bytes.length, 0);
    };
    const before = await bytes();
    expect(await erase(coder, id)).toBe(403);
    expect(await erase(await api.join(team.team, "lead"), id)).toBe(403);
    expect(await erase(team.owner, id)).toBe(204);
    expect(await tablesWith(SECRET)).toEqual([]);
    expect(await bytes()).toBeLessThan(before - 15_000);
    expect(await bring(team.owner, id)).toBe(404);
    expect((await list(team.owner)).map((note) => note.id).toSorted()).toEqual(
      [stays.id, stays.comment].toSorted(),
    );
    const audit = await api.db.prisma.history.findMany({
      where: { reportId: team.report, kind: "erasures" },
    });
    expect(audit.map(({ key, byId, before: was, after }) => [key, byId, was, after])).toEqual(
      expect.arrayContaining([[id, team.owner.user, null, null]]),
    );
    await expectWhole();
  });

  it("stays taken, and takes a reply as a note of no passage", async () => {
    const { id, comment } = await deleted(SECRET);
    await letGo();
    expect(await erase(team.owner, id)).toBe(204);
    const again = await enter(coder);
    again.write((ydoc) => {
      ydoc.getMap("a").set(id, [coder.user, Date.now(), 1, 0, 9]);
      ydoc.getMap("c").set(comment, [id, coder.user, Date.now(), SECRET]);
    });
    expect(await again.refused()).toBe("deleted-before");
    await write(coder, "coder", (document, acting) => addComment(document, acting, id, "Late."), [
      id,
    ]);
    const note = await find(id);
    expect(note?.deleted).not.toBeNull();
    expect(note?.comments.map(({ body }) => body)).toEqual(["Late."]);
    expect(await tablesWith(SECRET)).toEqual([]);
    await expectWhole();
  });

  it("is not erased while words hang on it that are not", async () => {
    const { id } = await deleted("A question.");
    await write(coder, "coder", (document, acting) => addComment(document, acting, id, "But why?"));
    expect(await erase(team.owner, id)).toBe(409);
  });

  it("is erased at the next start if the server stopped in between", async () => {
    const { id, comment } = await deleted(SECRET);
    const erasure = { room, report: team.report, ids: [id, comment], by: team.owner.user };
    await beginErasing(api.db, erasure, new Date());
    expect(await tablesWith(SECRET)).not.toEqual([]);
    await resumeErasures({ db: api.db, rooms: api.sync.rooms, log });
    expect(await tablesWith(SECRET)).toEqual([]);
    expect(await api.db.prisma.leftThing.count({ where: { room, erasing: true } })).toBe(0);
    await expectWhole();
  });

  it("leaves the words that somebody has hung on it meanwhile", async () => {
    const { id, comment } = await deleted(SECRET);
    const erasure = { room, report: team.report, ids: [id, comment], by: team.owner.user };
    await beginErasing(api.db, erasure, new Date());
    await write(coder, "coder", (document, acting) => addComment(document, acting, id, "Late."));
    await resumeErasures({ db: api.db, rooms: api.sync.rooms, log });
    expect((await find(id))?.comments.map(({ body }) => body)).toEqual(["Late."]);
    expect(await tablesWith(SECRET)).toEqual([]);
    await expectWhole();
  });
});
