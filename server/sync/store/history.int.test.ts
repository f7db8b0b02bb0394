import { pino } from "pino";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  createAnnotation,
  editComment,
  remove,
  toggleLabel,
  type Acting,
} from "@/collab/facts/commands";
import type { ReportDocument } from "@/collab/facts/document-model";
import { listLabels } from "@/data/teams/labels";
import type { CommentId } from "@/domain/ids";
import { apiWorld, type ApiWorld, type TestTeam } from "@/test/api-world";
import { renewRoom } from "@/test/sync/renew-room";
import { rebuildReadModel } from "../../read-model/rebuild-read-model";

const log = pino({ level: "silent" });

let api: ApiWorld;
let team: TestTeam;
let room: string;

beforeAll(async () => {
  api = await apiWorld();
});
beforeEach(async () => {
  team = await api.team();
  room = `report.${team.report}`;
});
afterAll(() => api.close());

describe("history", () => {
  async function write<Value>(change: (document: ReportDocument, acting: Acting) => Value) {
    const named = { kind: "report", report: team.report } as const;
    const changed = await api.sync.rooms.change(
      named,
      { user: team.owner.user, role: "owner" },
      change,
    );
    if (!changed.ok) throw new Error(changed.refusal);
    return changed;
  }

  it("[PA3] tells who changed what, from what and to what, in the commit of the change", async () => {
    const [label] = await listLabels(api.db, { team: team.team });
    if (!label) throw new Error("a team has labels");
    const made = await write((document, acting) =>
      createAnnotation(document, acting, {
        edition: 1,
        range: { start: 0, end: 9 },
        comment: "First words.",
      }),
    );
    const { id, comment } = made.value;
    await write((document, acting) =>
      editComment(document, acting, comment as CommentId, "Second words."),
    );
    await write((document, acting) => toggleLabel(document, acting, id, label.id));
    await write((document, acting) => toggleLabel(document, acting, id, label.id));
    await write((document, acting) => remove(document, acting, id));
    const rows = await api.db.prisma.history.findMany({
      where: { reportId: team.report },
      orderBy: { seq: "asc" },
    });
    const by = team.owner.user;
    const told = rows.map(({ kind, subjectId, byId, before, after }) => ({
      kind,
      subject: subjectId,
      by: byId,
      before: before === null ? null : (JSON.parse(before) as unknown[])[0],
      after: after === null ? null : (JSON.parse(after) as unknown[])[0],
    }));
    expect(told).toEqual([
      { kind: "edits", subject: comment, by, before: "First words.", after: "Second words." },
      { kind: "labels", subject: id, by, before: null, after: by },
      { kind: "labels", subject: id, by, before: by, after: null },
      { kind: "deletions", subject: id, by, before: null, after: by },
    ]);
    const { lastSeq = 0n } = (await api.db.prisma.room.findUnique({ where: { name: room } })) ?? {};
    expect(rows.map(({ seq }) => seq)).toEqual([2n, 3n, 4n, 5n].map((nth) => lastSeq - 5n + nth));
  });

  it("[PA2] [PA6] a past over several generations is whole, and the read model says what has left", async () => {
    const ids = [];
    for (let at = 0; at < 6; at += 1) {
      const made = await write((document, acting) =>
        createAnnotation(document, acting, {
          edition: 1,
          range: { start: at, end: at + 9 },
          comment: `Words ${at}`,
        }),
      );
      ids.push(made.value.id);
      if (at % 2 === 0) {
        await write((document, acting) => remove(document, acting, made.value.id));
        await write((document, acting) =>
          remove(document, acting, made.value.comment as CommentId),
        );
      }
      if (at % 3 === 2) await renewRoom(api.db, team.report, Date.now() + 60_000);
    }
    const left = await api.db.prisma.leftThing.findMany({ where: { room } });
    expect(
      left
        .filter(({ kind }) => kind === "annotations")
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual([ids[0], ids[2], ids[4]].toSorted());
    for await (const found of rebuildReadModel(api.db, log)) {
      if (found.room !== room) continue;
      expect(found).toMatchObject({ differing: [], annotations: 6, past: { differing: [] } });
      expect(found.past.updates).toBe(12);
    }
  });
});
