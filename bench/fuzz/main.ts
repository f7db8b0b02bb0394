import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import * as prng from "lib0/prng";
import * as Y from "yjs";
import type { UserId } from "@/domain/ids";
import { FuzzedRoom, mutateFrame } from "@/test/campaigns/fuzzed-room";
import { PRIVATE_TRIAL } from "@/test/campaigns/private-trial";
import { REPORT_TRIAL } from "@/test/campaigns/report-trial";
import { format, table } from "../figures";
import { describeMachine } from "../machine";
import { publish, readRuns } from "../results";

const MALLORY = "mallorymallo" as UserId;
const FRAMES_PER_RUN = 100_000;
const FRAMES_PER_ROOM = 2_000;
/** One room in so many is of the private kind, which only tests have. */
const PRIVATE_EVERY = 10;
const HONEST_FRAMES = 100;
const LONG_MS = 10;
/** Fewer runs than this are a look, not a result. */
const LEAST_RUNS = 100;

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

const runs = readRuns();
const total = {
  frames: 0,
  refused: 0,
  accepted: 0,
  gaps: 0,
  rebuilt: 0,
  long: 0,
  interrupted: 0,
  ms: 0,
  longest: 0,
};
const heaps: number[] = [];
for (let run = 1; run <= runs; run += 1) {
  fuzz(run);
  collectGarbage();
  heaps.push(process.memoryUsage().heapUsed / 2 ** 20);
  console.log(
    `Run ${run} of ${runs}: ${JSON.stringify(total)}, heap ${format(heaps.at(-1) ?? NaN)} MB`,
  );
}

const slow = total.long - total.interrupted;
const verdict =
  slow === 0
    ? `None took longer than ${LONG_MS} ms of its own.`
    : `${format(slow)} took longer than ${LONG_MS} ms.`;
await publish(
  "fuzz",
  [
    "## Mutated frames",
    `Honest frames with bytes changed, cut, doubled or spliced, and random bytes, through the scan and the gate, one room in ` +
      `${PRIVATE_EVERY} of the private kind that only tests have; where ` +
      `they spoilt the document, rebuilding it belongs to the frame's time. ${describeMachine()}. No crash. ${verdict}`,
    table(
      ["", ""],
      [
        ["frames", format(total.frames)],
        ["… refused", format(total.refused)],
        ["… asked to send all they have, for they build on what is not here", format(total.gaps)],
        ["… let through, being what an honest client might have sent", format(total.accepted)],
        ["documents rebuilt", format(total.rebuilt)],
        ["mean, µs", format((total.ms * 1_000) / total.frames)],
        ["longest, ms", format(total.longest)],
        [`longer than ${LONG_MS} ms`, format(total.long)],
        ["… while the machine ran something else in between", format(total.interrupted)],
        ["heap after the first tenth, MB", format(heaps[Math.floor(runs / 10)] ?? NaN)],
        ["heap in the end, MB", format(heaps.at(-1) ?? NaN)],
      ],
    ),
  ].join("\n\n"),
  runs,
  LEAST_RUNS,
);

function fuzz(seed: number): void {
  const dice = prng.create(seed);
  for (let room = 1; room <= FRAMES_PER_RUN / FRAMES_PER_ROOM; room += 1) {
    const trial = room % PRIVATE_EVERY === 0 ? PRIVATE_TRIAL : REPORT_TRIAL;
    const fuzzed = new FuzzedRoom(trial, prng.int32(dice, 1, 2 ** 30));
    const honest = fuzzed.work(HONEST_FRAMES);
    let good = Y.encodeStateAsUpdate(fuzzed.ydoc);
    for (let frame = 0; frame < FRAMES_PER_ROOM; frame += 1) {
      const bytes = mutateFrame(honest, dice);
      const switches = process.resourceUsage().involuntaryContextSwitches;
      const began = performance.now();
      const outcome = fuzzed.present(bytes, MALLORY);
      if (outcome.kind === "failed") throw outcome.error;
      if (outcome.kind !== "accepted" && outcome.spoilt) {
        fuzzed.restore(good);
        total.rebuilt += 1;
      }
      const ms = performance.now() - began;
      count(outcome.kind, ms);
      if (ms > LONG_MS && process.resourceUsage().involuntaryContextSwitches > switches) {
        total.interrupted += 1;
      }
      if (outcome.kind === "accepted" && outcome.update) good = Y.encodeStateAsUpdate(fuzzed.ydoc);
    }
  }
}

function count(kind: "accepted" | "refused" | "gap", ms: number): void {
  total.frames += 1;
  total.ms += ms;
  total.longest = Math.max(total.longest, ms);
  if (ms > LONG_MS) total.long += 1;
  if (kind === "accepted") total.accepted += 1;
  else if (kind === "refused") total.refused += 1;
  else total.gaps += 1;
}
