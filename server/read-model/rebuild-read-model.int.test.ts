import fc from "fast-check";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { addComment, createAnnotation } from "@/collab/facts/commands";
import type { Room } from "@/collab/room";
import { HandMadeSocket } from "@/e2e/support/hand-made-socket";
import { apiWorld, type ApiWorld, type TestPerson, type TestTeam } from "@/test/api-world";
import { gesture, perform } from "@/test/campaigns/random-commands";
import { mark, told, WAIT } from "@/test/sync/rooms";
import { SyncWorld } from "@/test/sync/sync-world";
import { rebuildReadModel, type RoomFinding } from "./rebuild-read-model";

const log = pino({ level: "silent" });

let api: ApiWorld;
let world: SyncWorld;
let team: TestTeam;
let coder: TestPerson;

beforeAll(async () => {
  api = await apiWorld();
});
beforeEach(async () => {
  world = await SyncWorld.start(api.sync);
  team = await api.team();
  coder = await api.join(team.team, "coder");
});
afterEach(() => world.close());
afterAll(() => api.close());

async function rebuild(): Promise<RoomFinding[]> {
  const findings: RoomFinding[] = [];
  for await (const finding of rebuildReadModel(api.db, log)) findings.push(finding);
  return findings;
}

async function findingOf(report: string): Promise<RoomFinding | undefined> {
  return (await rebuild()).find(({ room }) => room === `report.${report}`);
}

/** Who does what: mostly gestures, now and then a cut or something that must be refused. */
const steps = fc.array(fc.record({ who: fc.nat(5), one: gesture, mischief: fc.nat(19) }), {
  minLength: 20,
  maxLength: 60,
});

/** As a hand-made client would: an update in another's name, refused. By somebody else each time, as too many end one's stay. */
async function forge(report: string, victim: string): Promise<void> {
  const forger = await api.join(team.team, "coder");
  const http = world.url.replace(/^ws/, "http").replace(/\/sync$/, "");
  const socket = new HandMadeSocket(http, `report.${report}`, { cookie: forger.cookie });
  await socket.synced();
  socket.write((ydoc) => ydoc.getMap("a").set("aaaaaaaaaaaa", [victim, Date.now(), 1, 0, 5]));
  expect(await socket.refused()).toBe("forged-creator");
  socket.close();
}

describe("the read model", () => {
  it("[SY3] after random traffic in several rooms is what the journals say", async () => {
    const other = await api.team();
    await api.db.prisma.membership.create({
      data: { teamId: other.team, userId: coder.user, role: "coder" },
    });
    await fc.assert(
      fc.asyncProperty(steps, async (traffic) => {
        const rooms = [team, other].flatMap(({ owner, report }) =>
          [owner, coder, coder].map((person) => world.open(person, report)),
        );
        await told({ kind: "saved" }, ...rooms);
        const forgeries: Promise<void>[] = [];
        for (const { who, one, mischief } of traffic) {
          const room = rooms[who];
          if (mischief === 0) world.cut((index) => index % 2 === who % 2);
          else if (mischief === 1) forgeries.push(forge(team.report, team.owner.user));
          else if (mischief === 2) room?.undo();
          else if (mischief === 3) room?.redo();
          else room?.act((document, acting) => perform(document, acting, one) ?? { edits: [] });
        }
        await Promise.all(forgeries);
        await settled(rooms);
        const findings = await rebuild();
        for (const { differing } of findings) expect(differing).toEqual([]);
        const { length } = [...(rooms[0]?.document.annotations() ?? [])];
        expect(await findingOf(team.report)).toMatchObject({ annotations: length });
        for (const room of rooms) await room.close();
      }),
      // A smaller example would take minutes to find; the seed is enough.
      { numRuns: 3, endOnFailure: true },
    );
  }, 120_000);

  it("[SY3] is judged while people write, room by room, and nothing is in its way", async () => {
    const room = world.open(coder, team.report);
    await told({ kind: "saved" }, room);
    const thread = mark(room, "Begun.");
    for (let round = 0; round < 10; round += 1) {
      room.act((document, acting) => addComment(document, acting, thread, `Reply ${round}`));
      expect(await findingOf(team.report)).toMatchObject({ differing: [] });
    }
    await told({ kind: "saved" }, room);
    expect(await findingOf(team.report)).toMatchObject({ differing: [], annotations: 1 });
  });

  it("[SY3] that somebody has tampered with is written anew, and every difference is reported", async () => {
    const room = world.open(coder, team.report);
    await told({ kind: "saved" }, room);
    const [reworded, unthreaded, vanished, untouched] = [1, 2, 3, 4].map(
      (number) =>
        room.act((document, acting) =>
          createAnnotation(document, acting, {
            edition: 1,
            range: { start: number, end: number + 5 },
            comment: `Number ${number}`,
          }),
        ).id,
    );
    await told({ kind: "saved" }, room);
    const { prisma } = api.db;
    const reportId = team.report;
    const before = await prisma.annotation.findMany({
      where: { reportId },
      orderBy: { id: "asc" },
    });
    const words = await prisma.comment.findMany({ where: { reportId }, orderBy: { id: "asc" } });

    const at = (id: string | undefined) => ({ where: { reportId, annotationId: id ?? "" } });
    await prisma.comment.updateMany({ ...at(reworded), data: { body: "Never said." } });
    await prisma.comment.deleteMany(at(unthreaded));
    await prisma.annotation.deleteMany({ where: { reportId, id: vanished ?? "" } });
    const invented = { ...before[0], id: "inventedinve", reportId };
    await prisma.annotation.create({ data: invented as NonNullable<(typeof before)[0]> });

    const finding = await findingOf(team.report);
    expect(finding?.differing.toSorted()).toEqual(
      [reworded, unthreaded, vanished, "inventedinve"].toSorted(),
    );
    expect(finding?.differing).not.toContain(untouched);
    expect(
      await prisma.annotation.findMany({ where: { reportId }, orderBy: { id: "asc" } }),
    ).toEqual(before);
    expect(await prisma.comment.findMany({ where: { reportId }, orderBy: { id: "asc" } })).toEqual(
      words,
    );
    expect(await findingOf(team.report)).toMatchObject({ differing: [] });
  });

  it("[SY10] is left alone where the journal cannot be read", async () => {
    const room = world.open(coder, team.report);
    await told({ kind: "saved" }, room);
    for (const words of ["One.", "Two."]) {
      mark(room, words);
      await told({ kind: "saved" }, room);
    }
    const name = `report.${team.report}`;
    const [first] = await api.db.prisma.roomUpdate.findMany({
      where: { room: name },
      orderBy: { seq: "asc" },
    });
    if (!first) throw new Error("nothing was journalled");
    await api.db.prisma.roomUpdate.delete({ where: { room_seq: { room: name, seq: first.seq } } });
    await expect(rebuild()).rejects.toThrow(/updates after its last state/);
    const rows = await api.db.prisma.annotation.count({ where: { reportId: team.report } });
    expect(rows).toBe(2);
    await api.db.prisma.roomUpdate.create({ data: first });
  });
});

/** Everything is saved, or refused and told. */
async function settled(rooms: readonly Room[]): Promise<void> {
  await vi.waitFor(() => {
    for (const [index, room] of rooms.entries()) {
      if (room.status.get().kind === "refused") room.acknowledgeRefusal();
      expect(room.status.get(), `room ${index}`).toEqual({ kind: "saved" });
    }
  }, WAIT);
}
