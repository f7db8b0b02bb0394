import * as prng from "lib0/prng";
import * as Y from "yjs";
import { setTimeout as pause } from "node:timers/promises";
import { REPORT_FACTS } from "@/domain/facts/report/report-facts";
import { bodyOf } from "@/e2e/support/api-client";
import { inviteAs, OWNER, signInOwner, type Account } from "@/e2e/support/people";
import { ServerProcess } from "@/e2e/support/server-process";
import { AcknowledgedWriter } from "../sync/acknowledged-writer";

/** What is killed, with no time to finish anything. */
const VICTIMS = ["server", "database", "both"] as const;

/** A kill comes at a random moment of this stretch of traffic. Milliseconds. */
const TRAFFIC_MS = { least: 30, most: 300 };

const LETTERS = "abcdefghij";

/** Most kills come before a fresh document is done, and some after. */
const RENEWED_EVERY = 3;

/** Each time that two have written, the room is given a fresh document: kills meet every point of that too. */
export const FRESH_AGAIN_AND_AGAIN = { CAUCUS_ROOM_WINDOWS: "2" };

const WRITE_EVERY_MS = 4;
const SETTLE_WITHIN_MS = 60_000;

/** What became of what the server had acknowledged. All but the first three must be 0. */
export type CampaignResult = {
  kills: number;
  acknowledged: number;
  /** Fresh documents with which a writer had to begin. */
  generations: number;
  lost: number;
  doubled: number;
  /** Writers whose document is not the server's. */
  diverged: number;
  /** Annotations or comments in which queries and the document differ. */
  differing: number;
};

/**
 * Kills the product again and again while people write, starts it again, and compares what it has with what it had
 * said was saved. The account is kept here, outside of what is killed.
 */
export async function runKillCampaign(
  { kills, writers, seed }: { kills: number; writers: number; seed: number },
  onKill: (done: number) => void = () => undefined,
): Promise<CampaignResult> {
  const dice = prng.create(seed);
  const server = await ServerProcess.start({
    CAUCUS_OWNER_EMAIL: OWNER.email,
    CAUCUS_OWNER_PASSWORD: OWNER.password,
    CAUCUS_OWNER_NAME: OWNER.name,
    ...FRESH_AGAIN_AND_AGAIN,
  });
  const owner = await signInOwner(server.url);
  const { report, team } = await findSample(owner);
  const crowd: AcknowledgedWriter[] = [];
  const url = `${server.url.replace(/^http/, "ws")}/sync/report.${report}?caucus=1`;
  for (let index = 0; index < writers; index += 1) {
    const person = await inviteAs(owner, { team, role: "coder", name: `Writer ${LETTERS[index]}` });
    crowd.push(new AcknowledgedWriter(url, person.id, () => person.api.cookieHeader));
  }
  try {
    for (let done = 1; done <= kills; done += 1) {
      const traffic = setInterval(() => crowd.forEach((one) => one.write()), WRITE_EVERY_MS);
      if (done % RENEWED_EVERY === 0) await renewed(crowd);
      await pause(prng.int32(dice, TRAFFIC_MS.least, TRAFFIC_MS.most));
      const victim = VICTIMS[prng.int32(dice, 0, VICTIMS.length - 1)];
      if (victim !== "server") await server.killDatabase();
      if (victim !== "database") await server.kill();
      else await server.ended();
      clearInterval(traffic);
      await server.start();
      await settled(crowd);
      onKill(done);
    }
    await agreed(crowd);
    const rows = await listAnnotations(owner, report);
    return { kills, ...compare(crowd, rows) };
  } finally {
    for (const one of crowd) one.close();
    await server.dispose();
  }
}

/** Somebody begins with a fresh document of the room. */
async function renewed(crowd: readonly AcknowledgedWriter[]): Promise<void> {
  const deadline = Date.now() + SETTLE_WITHIN_MS;
  const had = countGenerations(crowd);
  while (countGenerations(crowd) === had) {
    if (Date.now() > deadline) throw new Error("the room is given no fresh document");
    await pause(10);
  }
}

function countGenerations(crowd: readonly AcknowledgedWriter[]): number {
  return crowd.reduce((sum, { generations }) => sum + generations, 0);
}

/** Everybody is back, and everything that was sent is acknowledged. */
export async function settled(crowd: readonly AcknowledgedWriter[]): Promise<void> {
  const deadline = Date.now() + SETTLE_WITHIN_MS;
  while (!crowd.every((one) => one.isSettled && one.size === crowd[0]?.size)) {
    if (Date.now() > deadline) throw new Error("the writers do not come to rest");
    await pause(10);
  }
}

/** Everybody has the last generation of the room; whoever has another document by then is told by `compare`. */
export async function agreed(crowd: readonly AcknowledgedWriter[]): Promise<void> {
  const deadline = Date.now() + SETTLE_WITHIN_MS;
  while (Date.now() < deadline) {
    await settled(crowd);
    const states = crowd.map(({ ydoc }) => Buffer.from(Y.encodeStateAsUpdate(ydoc)));
    if (states.every((state) => states[0]?.equals(state))) return;
    await pause(10);
  }
}

export type Row = { id: string; comments: readonly { id: string }[] };

/** What the writers' accounts say of what is there; all but `acknowledged` must be 0. */
export function compare(
  crowd: readonly AcknowledgedWriter[],
  rows: readonly Row[],
): Omit<CampaignResult, "kills"> {
  const [first, ...others] = crowd;
  if (!first) throw new Error("nobody writes");
  const acknowledged = crowd.flatMap((one) => [...one.acknowledged]);
  const commentsOf = new Map(rows.map(({ id, comments }) => [id, comments.length]));
  const marks = first.ydoc.getMap(REPORT_FACTS.annotations.root);
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
