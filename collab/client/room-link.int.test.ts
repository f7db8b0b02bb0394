import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { WebSocket as NodeWebSocket } from "ws";
import * as Y from "yjs";
import { REPORT_FACTS } from "@/domain/facts/report/report-facts";
import type { AnnotationId } from "@/domain/ids";
import { writeRoomName } from "@/domain/rooms/room-name";
import { apiWorld, type ApiWorld, type TestPerson, type TestTeam } from "@/test/api-world";
import { mark, WAIT } from "@/test/sync/rooms";
import { SyncWorld } from "@/test/sync/sync-world";
import { newId } from "../facts/new-id";
import type { Places } from "../presence";
import { RoomLink } from "./room-link";

let api: ApiWorld;
let world: SyncWorld;
let team: TestTeam;

beforeAll(async () => {
  api = await apiWorld();
  world = await SyncWorld.start(api.sync);
  team = await api.team();
});
afterAll(async () => {
  await world.close();
  await api.close();
});

type Line = { line: number | null };

/** Places of a kind that neither the link nor the server has heard of. */
const LINES: Places<Line> = {
  nowhere: { line: null },
  read: ({ line }) => ({ line: typeof line === "number" ? line : null }),
};

/** A Yjs document of which the link knows nothing more. */
function join(ydoc: Y.Doc, { cookie }: TestPerson): RoomLink<never, Line> {
  const name = writeRoomName({ kind: "report", report: team.report });
  return new RoomLink<never, Line>({
    name,
    places: LINES,
    url: `${world.url}/${name}?caucus=1`,
    document: { ydoc, holdBack: () => undefined, release: () => [] },
    device: null,
    now: Date.now,
    newId,
    openSocket: (url) =>
      new NodeWebSocket(url, { headers: { cookie } }) as unknown as globalThis.WebSocket,
    ears: {
      encodeMissing: (stateVector) => Y.encodeStateAsUpdate(ydoc, stateVector),
      onSynced: () => undefined,
      onSaved: () => undefined,
      onRefused: (_, reason) => expect.unreachable(reason),
      onOutdated: () => expect.unreachable("nothing is old"),
    },
  });
}

it("joins any Yjs document to its room: what Yjs' own undo takes back is sent and saved too", async () => {
  const window = await world.enter(team.owner, team.report);
  const note: AnnotationId = mark(window, "A note.");
  const ydoc = new Y.Doc();
  const link = join(ydoc, team.owner);
  await link.start();
  const deletions = ydoc.getMap(REPORT_FACTS.deletions.root);
  const annotations = ydoc.getMap(REPORT_FACTS.annotations.root);
  await vi.waitFor(() => expect(annotations.has(note)).toBe(true), WAIT);
  const undo = new Y.UndoManager(deletions);

  link.write(
    ydoc,
    () => deletions.set(note, [team.owner.user, Date.now()]),
    () => [],
  );
  expect(link.status.get()).toEqual({ kind: "saving", edits: 1 });
  const isDeleted = (): boolean => window.document.fact("deletions", note) !== null;
  await vi.waitFor(() => expect(isDeleted()).toBe(true), WAIT);
  await vi.waitFor(() => expect(link.status.get()).toEqual({ kind: "saved" }), WAIT);

  undo.undo();
  expect(link.status.get()).toEqual({ kind: "saving", edits: 1 });
  await vi.waitFor(() => expect(isDeleted()).toBe(false), WAIT);
  await vi.waitFor(() => expect(link.status.get()).toEqual({ kind: "saved" }), WAIT);
  await link.close();
  await window.close();
});

it("[SY9] says where somebody is in the terms of the document's kind, and reads nothing else of others", async () => {
  const window = await world.enter(team.owner, team.report);
  const links = [join(new Y.Doc(), team.owner), join(new Y.Doc(), team.owner)] as const;
  for (const link of links) await link.start();
  window.setPlace({ selection: { start: 3, end: 9 } });
  links[0].setPlace({ line: 7 });
  const user = expect.objectContaining({ id: team.owner.user }) as unknown;
  await vi.waitFor(() => {
    const seen = [...links[1].others.get().values()];
    expect(seen).toContainEqual({ line: 7, user });
    expect(seen).toContainEqual({ line: null, user });
    const others = [...window.others.get().values()];
    const nowhere = { viewport: null, selection: null, typingIn: null, active: true, user };
    expect(others).toEqual([nowhere, nowhere]);
  }, WAIT);
  for (const link of links) await link.close();
});
