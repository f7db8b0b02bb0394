import * as Y from "yjs";
import { bodyOf } from "@/e2e/support/api-client";
import type { Account } from "@/e2e/support/people";
import { AcknowledgedWriter, countGenerations } from "../sync/acknowledged-writer";
import { REPORT_PEN } from "../sync/pens";
import { syncUrlOf, type KilledRoom, type RoomAccount } from "./killed-room";

/** All writers in one report. */
export const KILLED_REPORT: KilledRoom = {
  kind: "report",
  gather({ server, report, writers }) {
    const url = syncUrlOf(server, `report.${report}`);
    return writers.map(({ id, api }) => new AcknowledgedWriter(url, id, () => api.cookieHeader));
  },
  account: async (crowd, { owner, report }) => compare(crowd, await listAnnotations(owner, report)),
};

export type Row = { id: string; comments: readonly { id: string }[] };

/** What the writers' accounts say of what is there. */
export function compare(crowd: readonly AcknowledgedWriter[], rows: readonly Row[]): RoomAccount {
  const [first, ...others] = crowd;
  if (!first) throw new Error("nobody writes");
  const acknowledged = crowd.flatMap((one) => [...one.acknowledged]);
  const commentsOf = new Map(rows.map(({ id, comments }) => [id, comments.length]));
  const marks = first.ydoc.getMap(REPORT_PEN.root);
  const state = Y.encodeStateAsUpdate(first.ydoc);
  return {
    acknowledged: acknowledged.length,
    generations: countGenerations(crowd),
    lost: acknowledged.filter((id) => !marks.has(id) || !commentsOf.has(id)).length,
    doubled: [...commentsOf.values()].filter((count) => count > 1).length,
    diverged: others.filter(({ ydoc }) => Buffer.compare(Y.encodeStateAsUpdate(ydoc), state) !== 0)
      .length,
    differing:
      Math.abs(marks.size - rows.length) +
      [...marks.keys()].filter((id) => commentsOf.get(id) !== 1).length,
  };
}

export async function findSample(owner: Account): Promise<{ report: string; team: string }> {
  const { items } = bodyOf<{ items: { id: string; team: string }[] }>(
    await owner.api.get("/reports"),
  );
  const [sample] = items;
  if (!sample) throw new Error("there is no report");
  return { report: sample.id, team: sample.team };
}

export async function listAnnotations(owner: Account, report: string): Promise<Row[]> {
  return bodyOf<{ items: Row[] }>(await owner.api.get(`/reports/${report}/annotations`)).items;
}
