import { monitorEventLoopDelay } from "node:perf_hooks";
import { Worker } from "node:worker_threads";
import type { PlainEdition } from "@/test/traced-report";
import type { TextRange } from "@/domain/text/range";
import { Dice } from "@/test/campaigns/dice";
import { editWords } from "@/test/report-edits";
import { compose, trace } from "@/test/traced-report";
import { CAUCUS } from "../anchoring/contenders";
import { drawQuotations } from "../anchoring/quotations";
import type { Text } from "../anchoring/texts";

export type Errand = { from: PlainEdition; to: PlainEdition; quotations: TextRange[] };

export const QUOTATIONS = 1_000;

/** Two editions, 5 % of the words of which were edited, and quotations of the first. */
export function createErrand(text: Text, seed: number): Errand {
  const dice = new Dice(seed);
  const from = text.make(dice);
  const blocks = editWords(trace(from), 0.05, text.vocabulary(from, dice), dice);
  return { from, to: compose(blocks).edition, quotations: drawQuotations(from, QUOTATIONS, dice) };
}

/** Milliseconds in the worker, from two texts to the last resolution: reading, aligning and all. */
export function runErrand({ from, to, quotations }: Errand): number {
  const began = performance.now();
  const resolve = CAUCUS.prepare(from, to);
  for (const quotation of quotations) resolve(quotation);
  return performance.now() - began;
}

/** Milliseconds: what the errand took in its worker, and for how long the thread that sent it stood still meanwhile. */
export type Timed = { ms: number; stallMs: number };

const NS_PER_MS = 1e6;

/** In a fresh worker, as the product does it; `program` answers errands. */
export async function timeInWorker(program: URL, errand: Errand): Promise<Timed> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const worker = new Worker(program, { workerData: errand });
  const ms = await new Promise<number>((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
  delay.disable();
  return { ms, stallMs: delay.max / NS_PER_MS };
}
