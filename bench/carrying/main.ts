import { isMainThread, parentPort, workerData } from "node:worker_threads";
import { prose } from "../anchoring/texts";
import { format, median, table } from "../figures";
import { describeMachine } from "../machine";
import { publish, readRuns } from "../results";
import {
  createErrand,
  QUOTATIONS,
  runErrand,
  timeInWorker,
  type Errand,
  type Timed,
} from "./errand";

const TEXTS = [
  { text: prose("200 kB", 200_000, false), mostMs: 1_000 },
  { text: prose("1 MB in several scripts", 1_000_000, true), mostMs: 3_000 },
];

/** The main thread may stand still for so long, ms. */
const MOST_STALL_MS = 50;

if (isMainThread) await main();
else parentPort?.postMessage(runErrand(workerData as Errand));

async function main(): Promise<void> {
  const runs = readRuns();
  const rows: { words: string; ms: number; most: number }[] = [];
  for (const { text, mostMs } of TEXTS) {
    const times: Timed[] = [];
    for (let seed = 1; seed <= runs; seed += 1)
      times.push(await timeInWorker(new URL(import.meta.url), createErrand(text, seed)));
    rows.push(
      { words: `${text.name}, ms`, ms: median(times.map(({ ms }) => ms)), most: mostMs },
      {
        words: "… the main thread's longest stall meanwhile, ms",
        ms: Math.max(...times.map(({ stallMs }) => stallMs)),
        most: MOST_STALL_MS,
      },
    );
  }
  const isMet = rows.every(({ ms, most }) => ms <= most);
  await publish(
    "carrying",
    [
      "## The time that carrying over takes",
      `${format(QUOTATIONS)} quotations carried to an edition of which 5 % of the words were edited, reading and aligning both ` +
        `texts included, in a fresh worker. Medians of ${runs} runs; of the stalls the longest of all. ${describeMachine()}. ` +
        (isMet ? "All targets are met." : "Not all targets are met."),
      table(
        ["", "**Caucus**", "target"],
        rows.map(({ words, ms, most }) => [
          words,
          `**${format(ms)}**`,
          `≤ ${format(most)} ${ms <= most ? "✓" : "✗"}`,
        ]),
      ),
    ].join("\n\n"),
    runs,
  );
  if (!isMet) process.exitCode = 1;
}
