import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { announceRevision, createAnnotation, decideStatements } from "@/collab/facts/commands";
import { ReportDocument } from "@/collab/facts/document-model";
import { GroupCommit } from "@/data/group-commit";
import { loadReadModel } from "@/data/read-model/report-tables";
import { newId } from "@/data/new-id";
import type { StatementId } from "@/domain/ids";
import type { Result } from "@/domain/result";
import { apiWorld, type ApiWorld, type TestTeam } from "@/test/api-world";
import { REPORT_ROOM } from "../../rooms/report-room";
import { RoomDocument } from "../room-document";
import { RoomStore } from "./room-store";
import { WriteBudget } from "../cost/write-budget";

let api: ApiWorld;
let team: TestTeam;

beforeAll(async () => {
  api = await apiWorld();
  team = await api.team();
});
afterAll(() => api.close());

const acting = () => ({ user: team.owner.user, now: Date.now, newId });

const roomOf = ({ report }: TestTeam) => ({ kind: "report", report }) as const;
const placeOf = (of: TestTeam) => ({ room: roomOf(of), kind: REPORT_ROOM });

function write(change: (document: ReportDocument) => unknown, at = team): Promise<Result<unknown>> {
  return api.sync.rooms.change(roomOf(at), { user: at.owner.user, role: "owner" }, change);
}

describe("a document that is left alone", () => {
  it("[MF3] is encoded, so that the next to open it need not read many updates", async () => {
    for (let made = 0; made < 40; made += 1) {
      const range = { start: made, end: made + 5 };
      await write((document) => createAnnotation(document, acting(), { edition: 1, range }));
    }
    const { prisma, pool } = api.db;
    const room = `report.${team.report}`;
    const states = () => prisma.roomState.findMany({ where: { room } });
    expect(await states()).toEqual([]);

    const store = new RoomStore(api.db, pino({ level: "silent" }), { isFull: false });
    const before = await store.load(pool, roomOf(team), REPORT_ROOM);
    store.upkeep.tidy(placeOf(team), before);
    await store.close();
    expect((await states()).map(({ uptoSeq }) => Number(uptoSeq))).toEqual([before.lastSeq]);

    const again = new RoomStore(api.db, pino({ level: "silent" }), { isFull: false });
    const after = await again.load(pool, roomOf(team), REPORT_ROOM);
    expect(after.tail.updates).toBe(0);
    const [whole, short] = [before, after].map((stored) => {
      const ydoc = new Y.Doc();
      for (const piece of stored.pieces()) Y.applyUpdate(ydoc, piece);
      return Buffer.from(Y.encodeStateAsUpdate(ydoc)).toString("hex");
    });
    expect(short).toBe(whole);
    again.upkeep.tidy(placeOf(team), after);
    await again.close();
    expect(await states()).toHaveLength(1);
  });

  it("[MF1] takes the memory of what is decoded only while somebody writes", async () => {
    const other = await api.team();
    const by = { user: other.owner.user, role: "owner" } as const;
    const ground = { ...acting(), user: other.owner.user };
    const store = new RoomStore(api.db, pino({ level: "silent" }), { isFull: false });
    const clock = { now: Date.now() };
    const onWaking = vi.fn();
    const document = new RoomDocument({
      room: roomOf(other),
      kind: REPORT_ROOM,
      store,
      commits: new GroupCommit(api.db),
      now: () => clock.now,
      budget: new WriteBudget(),
      claimedBy: () => null,
      onWaking,
      onTurnedDown: (_, outcome) => expect(outcome).toBeNull(),
      onMissed: () => undefined,
      onReborn: () => undefined,
    });
    const annotate = () =>
      document.accept([
        {
          kind: "write",
          by,
          write: (live) => {
            if (!(live instanceof ReportDocument)) throw new Error("it is no report's document");
            createAnnotation(live, ground, { edition: 1, range: { start: 1, end: 5 } });
          },
          about: [],
          settle: () => undefined,
        },
      ]);
    for (let made = 1; made <= 3; made += 1) {
      await annotate();
      expect(document.heldBytes).toBeGreaterThan(document.storedBytes + made * 500);
    }
    expect(onWaking).toHaveBeenCalledExactlyOnceWith(by, { structs: 0, bytes: 0 });
    clock.now += 60_000;
    document.rest();
    expect(document.heldBytes).toBe(document.storedBytes);
    await annotate();
    expect(onWaking.mock.lastCall).toMatchObject([by, { structs: 3 }]);
    document.destroy();
    await store.close();
  });

  it("[SY10] is read without the encoding that was broken, and from the next one once there is one", async () => {
    const { pool, prisma } = api.db;
    const other = await api.team();
    const room = `report.${other.report}`;
    const annotate = async (): Promise<void> => {
      for (let made = 0; made < 40; made += 1) {
        const range = { start: made, end: made + 5 };
        const by = { ...acting(), user: other.owner.user };
        await write((document) => createAnnotation(document, by, { edition: 1, range }), other);
      }
    };
    const tidyUp = async (store: RoomStore): Promise<void> => {
      store.upkeep.tidy(placeOf(other), await store.load(pool, roomOf(other), REPORT_ROOM));
      await store.close();
    };
    await annotate();
    await tidyUp(new RoomStore(api.db, pino({ level: "silent" }), { isFull: false }));
    await prisma.roomState.updateMany({ where: { room }, data: { bytes: Buffer.from([1]) } });
    await annotate();

    const store = new RoomStore(api.db, pino({ level: "silent" }), { isFull: false });
    const broken = await store.load(pool, roomOf(other), REPORT_ROOM);
    await expect(
      store.enliven(pool, roomOf(other), REPORT_ROOM, broken, () => null),
    ).rejects.toThrow();
    const whole = await store.load(pool, roomOf(other), REPORT_ROOM);
    expect(whole.tail.updates).toBe(80);
    await tidyUp(store);
    const after = await store.load(pool, roomOf(other), REPORT_ROOM);
    expect(after.tail.updates).toBe(0);
    const document = await store.enliven(pool, roomOf(other), REPORT_ROOM, after, () => null);
    document.destroy();
  });
});

describe("a decision about a statement", () => {
  const decision = (edition: number) => ({
    id: newId() as StatementId,
    edition,
    range: { start: 0, end: 9 },
    actor: "Gabon",
    actorKind: "state" as const,
    isoA3: "GAB",
    speaker: null,
    onBehalfOf: null,
    reportedBy: null,
    date: "2011-09-14",
    dateInferred: null,
    kind: "speech" as const,
    verdict: "confirmed" as const,
  });

  it("[ST3] is about an edition that there is, also one that came after the room was opened", async () => {
    const decide = (one: ReturnType<typeof decision>) =>
      write((document) => decideStatements(document, acting(), [one]));
    expect(await decide(decision(1))).toMatchObject({ ok: true });
    expect(await decide(decision(2))).toEqual({ ok: false, refusal: "out-of-bounds" });

    const [first] = await api.db.prisma.edition.findMany({ where: { reportId: team.report } });
    if (!first) throw new Error("a report has no edition");
    await api.db.prisma.edition.create({
      data: {
        ...first,
        structure: first.structure ?? {},
        number: 2,
        text: "Short one.",
        length: 10,
      },
    });
    await write((document) => announceRevision(document, acting(), 2));
    const second = decision(2);
    expect(await decide(second)).toMatchObject({ ok: true });
    expect(await decide({ ...decision(2), range: { start: 0, end: 11 } })).toEqual({
      ok: false,
      refusal: "out-of-bounds",
    });
    const rows = (await loadReadModel(api.db.pool, team.report)).get("statement");
    expect(rows?.find(({ id }) => id === second.id)).toMatchObject({
      edition: 2,
      actor: "Gabon",
      verdict: "confirmed",
      date: "2011-09-14",
    });
  });
});

describe("changes by the server", () => {
  it("are each handled, however soon one follows the other", async () => {
    // The next comes in each of the moments between the answer to one and the end of the room's run.
    for (let moments = 0; moments < 16; moments += 1) {
      const range = { start: moments, end: moments + 5 };
      const done = await write((document) =>
        createAnnotation(document, acting(), { edition: 1, range }),
      );
      expect(done).toMatchObject({ ok: true });
      for (let moment = 0; moment < moments; moment += 1) await Promise.resolve();
    }
  });
});
