import { pino } from "pino";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { createAnnotation } from "@/collab/facts/commands";
import { ReportDocument } from "@/collab/facts/document-model";
import { CloseCode } from "@/collab/wire/protocol";
import { loadRoom } from "@/data/journal";
import { newId } from "@/data/new-id";
import { reactionKey } from "@/domain/facts/report/reactions";
import { REPORT_FACT_NAMES, REPORT_FACTS } from "@/domain/facts/report/report-facts";
import type { CommentId } from "@/domain/ids";
import { apiWorld, ORIGIN, type ApiWorld, type TestPerson, type TestTeam } from "@/test/api-world";
import { sendUpdates } from "@/test/sync/raw-writer";
import { WAIT } from "@/test/sync/rooms";
import { SyncWorld } from "@/test/sync/sync-world";
import { ROOM_KINDS } from "../rooms/kinds";
import { toPieces } from "./store/to-pieces";
import { createSyncServer, type SyncServer } from "./sync-server";

const PEOPLE = 20;
const WINDOWS = 3_000;

/** Windows whose edits come in one frame. */
const AT_ONCE = 25;

/** Of at most 512, some come while a document is said again. */
const MANY = 400;

/** What nobody would notice, whatever a room holds. Bytes. */
const HARDLY_ANY = 24 * 1024;

let api: ApiWorld;
let sync: SyncServer;
let world: SyncWorld;
let team: TestTeam;
let people: TestPerson[];

beforeAll(async () => {
  api = await apiWorld();
  const log = pino({ level: "silent" });
  sync = await createSyncServer({ kinds: ROOM_KINDS, db: api.db, log, origin: ORIGIN });
  world = await SyncWorld.start(sync);
  team = await api.team();
  people = await Promise.all(Array.from({ length: PEOPLE }, () => api.join(team.team, "coder")));
});
afterAll(async () => {
  await world.close();
  await sync.close();
  await api.close();
});

/** The room as it stands in the journal. */
async function read(): Promise<{ generation: number; bytes: number; ydoc: Y.Doc }> {
  const stored = await loadRoom(api.db.pool, `report.${team.report}`);
  if (!stored) throw new Error("there is no room");
  const ydoc = new Y.Doc();
  const pieces = toPieces(stored);
  for (const piece of pieces) Y.applyUpdate(ydoc, piece);
  const bytes = pieces.reduce((sum, { length }) => sum + length, 0);
  return { generation: stored.generation.number, bytes, ydoc };
}

/** Bytes of a fresh document with the same facts. */
function weighFresh(ydoc: Y.Doc): number {
  const fresh = new Y.Doc();
  fresh.transact(() => {
    for (const name of REPORT_FACT_NAMES) {
      const { root } = REPORT_FACTS[name];
      for (const [key, fact] of ydoc.getMap(root)) fresh.getMap(root).set(key, fact);
    }
  });
  return Y.encodeStateAsUpdate(fresh).length;
}

/** In each of some windows of one person, a reaction is put under a comment and taken back; in the last, a note is made. */
function live(ydoc: Y.Doc, { user }: TestPerson): Uint8Array {
  const before = Y.encodeStateVector(ydoc);
  const [comment] = ydoc.getMap(REPORT_FACTS.comments.root).keys();
  ydoc.transact(() => {
    for (let window = 0; comment && window < AT_ONCE; window += 1) {
      ydoc.clientID = Math.floor(Math.random() * 2 ** 32);
      const key = reactionKey(comment as CommentId, user, "👍");
      const reactions = ydoc.getMap(REPORT_FACTS.reactions.root);
      reactions.set(key, [Date.now()]);
      reactions.delete(key);
    }
  });
  const range = { start: 10, end: 20 };
  const acting = { user, now: Date.now, newId };
  createAnnotation(new ReportDocument(ydoc), acting, { edition: 1, range, comment: "A note." });
  return Y.encodeStateAsUpdate(ydoc, before);
}

it(`[GN2] a room that ${WINDOWS} windows have written in stays as light as a fresh one, through its generations`, async () => {
  // A room is born when somebody first comes.
  await (await world.enter(team.owner, team.report)).close();
  let notes = 0;
  for (let windows = 0; windows < WINDOWS; windows += AT_ONCE) {
    const person = people[(windows / AT_ONCE) % PEOPLE];
    if (!person) throw new Error("nobody");
    // Whoever comes at the moment of a change comes again, with what they then have.
    for (let tries = 1; ; tries += 1) {
      const { ydoc } = await read();
      const known = Y.encodeStateVector(ydoc);
      const updates = [live(ydoc, person)];
      const answer = await sendUpdates(world.url, team.report, person, updates, known);
      if (answer.kind === "saved") break;
      expect(answer.code).toBe(CloseCode.Outdated);
      expect(tries).toBeLessThan(10);
    }
    notes += 1;
    // Nobody opens hundreds of windows while a document is said again.
    await vi.waitFor(async () => {
      expect((await read()).ydoc.store.clients.size).toBeLessThanOrEqual(MANY);
    }, WAIT);
    const { bytes, ydoc } = await read();
    expect(bytes).toBeLessThan(1.2 * weighFresh(ydoc) + HARDLY_ANY);
    expect(ydoc.getMap(REPORT_FACTS.annotations.root).size).toBe(notes);
  }
  expect((await read()).generation).toBeGreaterThanOrEqual(4);
}, 300_000);
