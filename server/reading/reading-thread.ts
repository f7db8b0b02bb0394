import { TaskThread } from "../threads/task-thread";
import type { ReadingTasks } from "./reading-worker";

/** A report that takes longer than this to read would keep all others waiting. Milliseconds. */
const WITHIN_MS = 120_000;

/** Megabytes; the longest text that is taken needs a fifth. */
const MAX_HEAP = 1_024;

/** A report is often followed by another, and a thread that has read one keeps its memory. Milliseconds. */
export const IDLE_MS = 10_000;

/** Does what takes seconds for a long report. */
export class ReadingThread extends TaskThread<ReadingTasks> {
  constructor() {
    const program = new URL("./reading-worker.js", import.meta.url);
    super({ program, within: WITHIN_MS, heap: MAX_HEAP, idle: IDLE_MS });
  }
}
