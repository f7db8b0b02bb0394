import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { pino } from "pino";
import { addComment, remove } from "@/collab/facts/commands";
import { newId } from "@/collab/facts/new-id";
import { REPORT_FACTS, type ReportFactName } from "@/domain/facts/report/report-facts";
import type { AnnotationId, CommentId } from "@/domain/ids";
import { apiWorld, ORIGIN, type ApiWorld, type TestPerson, type TestTeam } from "@/test/api-world";
import { sendUpdates, updateOf } from "@/test/sync/raw-writer";
import { SyncWorld } from "@/test/sync/sync-world";
import { REPORT_ROOM } from "../rooms/report-room";
import { createSyncServer, type SyncServer } from "./sync-server";
import { DAILY } from "./cost/write-budget";

const MARK = "markmarkmark" as AnnotationId;
/** Three bytes a letter: the longest comment has 60,000 bytes. */
const LONG = "€".repeat(20_000);
/** Nine of those are more, and eight are less. */
const FULL_BYTES = 512 * 1024;

let api: ApiWorld;
let sync: SyncServer;
let world: SyncWorld;
let team: TestTeam;
let filler: TestPerson;

beforeAll(async () => {
  api = await apiWorld();
});
beforeEach(async () => {
  const log = pino({ level: "silent" });
  sync = await createSyncServer({
    kinds: { report: { ...REPORT_ROOM, mostBytes: FULL_BYTES } },
    db: api.db,
    log,
    origin: ORIGIN,
  });
  world = await SyncWorld.start(sync);
  team = await api.team();
  filler = await api.join(team.team, "commenter");
});
afterEach(async () => {
  await world.close();
  await sync.close();
});
afterAll(() => api.close());

const send = (person: TestPerson, ...updates: Uint8Array[]) =>
  sendUpdates(world.url, team.report, person, updates);

const set = (kind: ReportFactName, key: string, fact: unknown[]) =>
  updateOf((ydoc) => ydoc.getMap(REPORT_FACTS[kind].root).set(key, fact));

const highlight = ({ user }: TestPerson) => set("annotations", MARK, [user, Date.now(), 1, 1, 5]);

const comment = ({ user }: TestPerson, body: string, key: string = newId()) =>
  set("comments", key, [MARK, user, Date.now(), body]);

const commentId = (at: number) => `comment${String(at).padStart(5, "0")}` as CommentId;

describe("[AG5] a full room", () => {
  it("takes what takes back or shortens, by socket and by the server, and nothing else", async () => {
    const [first, second, third] = [commentId(0), commentId(1), commentId(2)];
    const filling = Array.from({ length: 9 }, (_, at) => comment(filler, LONG, commentId(at)));
    expect(await send(filler, highlight(filler), ...filling)).toEqual({ kind: "saved" });
    const full = { kind: "closed", code: 4422, reason: "room-full" };
    const now = Date.now();

    expect(await send(filler, comment(filler, "One more."))).toEqual(full);
    expect(await send(team.owner, comment(team.owner, "Stop."))).toEqual(full);
    expect(await send(team.owner, set("deletions", first, [team.owner.user, now]))).toEqual({
      kind: "saved",
    });
    expect(await send(filler, set("edits", second, ["Shorter.", now]))).toEqual({ kind: "saved" });
    expect(await send(filler, set("edits", second, ["Longer again.", now]))).toEqual(full);

    const lead = { user: team.owner.user, role: "owner" as const };
    const acting = { user: team.owner.user, now: Date.now, newId };
    const deleted = await sync.rooms.change(
      { kind: "report", report: team.report },
      lead,
      (document) => {
        remove(document, acting, third);
      },
    );
    expect(deleted).toMatchObject({ ok: true });
    const added = await sync.rooms.change(
      { kind: "report", report: team.report },
      lead,
      (document) => {
        addComment(document, acting, MARK, "By the server.");
      },
    );
    expect(added).toEqual({ ok: false, refusal: "room-full" });
  });
});

describe("[AG4] what one person adds to a room in a day", () => {
  it("ends with more client ids than windows have, and they may still take back", async () => {
    const [mine, theirs] = [commentId(0), commentId(1)];
    const windows = updateOf((ydoc) => {
      for (let client = 1; client <= DAILY.clients; client += 1) {
        ydoc.clientID = client;
        const fact = [MARK, filler.user, Date.now(), String(client)];
        ydoc.getMap(REPORT_FACTS.comments.root).set(newId(), fact);
      }
    });
    const tooMuch = { kind: "closed", code: 4429, reason: "too much for a day" };
    expect(await send(filler, highlight(filler), comment(filler, "Mine.", mine), windows)).toEqual({
      kind: "saved",
    });
    expect(await send(filler, comment(filler, "One more window."))).toEqual(tooMuch);
    expect(await send(filler, set("deletions", mine, [filler.user, Date.now()]))).toEqual({
      kind: "saved",
    });
    const ben = await api.join(team.team, "commenter");
    expect(await send(ben, comment(ben, "Ben's", theirs))).toEqual({ kind: "saved" });
  });

  it("leaves room for somebody who comes back with the work of 200 windows", async () => {
    const windows = updateOf((ydoc) => {
      for (let window = 1; window <= 200; window += 1) {
        ydoc.clientID = window;
        for (let note = 0; note < 40; note += 1) {
          const body = `Note ${note} of window ${window}, which says something in so many words.`;
          const fact = [MARK, filler.user, Date.now(), body];
          ydoc.getMap(REPORT_FACTS.comments.root).set(newId(), fact);
        }
      }
    });
    expect(await send(filler, highlight(filler), windows)).toEqual({ kind: "saved" });
  });
});
