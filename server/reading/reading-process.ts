import { TaskProcess } from "../threads/task-process";
import type { ReadingTasks } from "./reading-worker";

/** A report that takes longer than this to read would keep all others waiting. Milliseconds. */
const WITHIN_MS = 120_000;

/** Megabytes; the longest text that is taken needs two fifths. */
const MAX_HEAP = 512;

/** A report is often followed by another, and one that has read keeps its memory and code. Milliseconds. */
export const IDLE_MS = 10_000;

/** Does what takes seconds for a long report. */
export class ReadingProcess extends TaskProcess<ReadingTasks> {
  constructor() {
    const program = new URL("./reading-worker.js", import.meta.url);
    super({ program, within: WITHIN_MS, heap: MAX_HEAP, idle: IDLE_MS });
  }
}
