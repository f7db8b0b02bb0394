import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { quantile } from "../figures";
import type { AttackJob } from "./attacker";
import type { HonestJob, HonestReport } from "./honest";
import { CLIENT_CORE, pinTree } from "./pin";
import { readTreeResident } from "./process-tree";
import type { Scene } from "./scene";
import type { Attack, Target } from "./target";

const LOOK_MS = 250;
const REST_LOOK_MS = 1_000;
/** Memory is back where it is within a tenth of what it was. */
const BACK = 1.1;

/** Longer after the end nobody waits for a server that has stopped answering. Milliseconds. */
const PATIENCE_MS = 60_000;
/** More than this, and the machine itself would stop. Bytes. */
const MOST_RESIDENT = 6 * 2 ** 30;

/**
 * What honest people and the server felt. Milliseconds and bytes; NaN where a server has no such thing, and an infinite
 * `p99` where it had to be ended because nobody was answered, or it took all the memory.
 */
export type Trial = {
  median: number;
  p99: number;
  lost: number;
  closed: number;
  pagesFailed: number;
  uploadsFailed: number;
  health: number;
  residentBefore: number;
  residentPeak: number;
  residentAfter: number;
};

/** How long it is fired, and how long the server may take afterwards to give memory back. */
type Length = { forMs: number; restMs: number };

const NOTHING_FELT: HonestReport = {
  edits: [],
  lost: 0,
  closed: 0,
  pages: { took: [], failed: 0 },
  uploads: { took: [], failed: 0 },
  health: { took: [], failed: 0 },
};

/** Honest people meet while somebody fires at `target`: the server itself, or a sink. */
export async function tryOut(
  scene: Scene,
  attack: Attack,
  fireAt: Target,
  { forMs, restMs }: Length,
): Promise<Trial> {
  const residentBefore = readTreeResident(scene.pid);
  const honest = start("honest");
  const job: HonestJob = { target: scene.target, forMs };
  honest.send(job);
  const report = answerOf(honest);
  await once(honest, "message");
  const attacker = start("attacker");
  const fire: AttackJob = { attack: attack.name, target: fireAt, forMs };
  attacker.send(fire);
  let residentPeak = residentBefore;
  const giveUp = (): void => {
    if (honest.exitCode === null) honest.kill("SIGKILL");
  };
  const late = setTimeout(giveUp, forMs + PATIENCE_MS);
  const watch = setInterval(() => {
    residentPeak = Math.max(residentPeak, readTreeResident(scene.pid));
    if (residentPeak > MOST_RESIDENT) giveUp();
  }, LOOK_MS);
  const felt = await report.catch(() => NOTHING_FELT);
  clearTimeout(late);
  attacker.kill("SIGKILL");
  const residentAfter = await untilBack(scene.pid, residentBefore, restMs);
  clearInterval(watch);
  return {
    median: quantile(felt.edits, 0.5),
    p99: felt === NOTHING_FELT ? Infinity : quantile(felt.edits, 0.99),
    lost: felt.lost,
    closed: felt.closed,
    pagesFailed: felt.pages.failed,
    uploadsFailed: felt.uploads.failed,
    health: felt.health.took.length === 0 ? NaN : Math.max(...felt.health.took),
    residentBefore,
    residentPeak,
    residentAfter,
  };
}

/** Honest people meet for so long, and nobody counts: a fresh server still compiles. */
export async function warmUp(scene: Scene, forMs: number): Promise<void> {
  const honest = start("honest");
  const job: HonestJob = { target: scene.target, forMs };
  honest.send(job);
  await answerOf(honest);
}

/** Calls `use` with a target that is like this one, at which nothing happens. */
export async function withSink<Value>(
  target: Target,
  use: (sink: Target) => Promise<Value>,
): Promise<Value> {
  const child = start("sink");
  const [port] = (await once(child, "message")) as [number];
  const sink = `http://127.0.0.1:${port}`;
  const place = (room: Target["meeting"]) => ({
    ...room,
    url: `${sink.replace("http", "ws")}/sync/${room.room}`,
  });
  try {
    return await use({
      ...target,
      url: sink,
      meeting: place(target.meeting),
      desks: target.desks.map((desk) => ({ ...desk, place: place(desk.place) })),
      crowded: place(target.crowded),
    });
  } finally {
    child.kill("SIGKILL");
  }
}

function start(program: "honest" | "attacker" | "sink"): ChildProcess {
  const child = fork(`.bench/hostile/${program}.js`, { serialization: "advanced" });
  if (child.pid !== undefined) pinTree(child.pid, CLIENT_CORE);
  return child;
}

function answerOf(child: ChildProcess): Promise<HonestReport> {
  return new Promise((resolve, reject) => {
    child.on("message", (message: "ready" | HonestReport) => {
      if (message !== "ready") resolve(message);
    });
    child.once("exit", (code) => reject(new Error(`The honest people ended with ${code}.`)));
  });
}

async function untilBack(pid: number, before: number, restMs: number): Promise<number> {
  const until = performance.now() + restMs;
  while (performance.now() < until && readTreeResident(pid) > before * BACK)
    await pause(REST_LOOK_MS);
  return readTreeResident(pid);
}
