import { Worker } from "node:worker_threads";
import type { ReadingAnswer, ReadingResult, ReadingTask } from "./reading-worker";

type Waiting = {
  resolve: (value: ReadingResult[ReadingTask["kind"]]) => void;
  reject: (error: Error) => void;
};

/** A report that takes longer than this to read would keep all others waiting. Milliseconds. */
const TASK_WITHIN_MS = 120_000;

/** Megabytes; the longest text that is taken needs a fifth. */
const MAX_HEAP = 1_024;

/**
 * Does what takes seconds for a long report on a thread of its own, one task after the other: nobody's edits wait
 * for it. The thread is started when it is first needed, and anew where a task has ended it.
 */
export class ReadingThread {
  #worker: Worker | null = null;
  #tasks = 0;
  readonly #waiting = new Map<number, Waiting>();
  #last: Promise<unknown> = Promise.resolve();
  #closed = false;

  /** Rejects where the task failed, took too long, or the thread has ended. */
  do<Task extends ReadingTask>(task: Task): Promise<ReadingResult[Task["kind"]]> {
    const turn = this.#last.then(() => this.#do(task));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#worker?.terminate();
  }

  #do<Task extends ReadingTask>(task: Task): Promise<ReadingResult[Task["kind"]]> {
    if (this.#closed) return Promise.reject(new Error("the reading thread is closed"));
    const id = (this.#tasks += 1);
    const worker = this.#running();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#fail(worker, new Error(`a report was not read within ${TASK_WITHIN_MS} ms`));
        void worker.terminate();
      }, TASK_WITHIN_MS);
      const over = (): void => {
        clearTimeout(timer);
        worker.unref();
      };
      this.#waiting.set(id, {
        resolve(value) {
          over();
          resolve(value as ReadingResult[Task["kind"]]);
        },
        reject(error) {
          over();
          reject(error);
        },
      });
      worker.ref();
      worker.postMessage({ id, task });
    });
  }

  #running(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(new URL("./reading-worker.js", import.meta.url), {
      // It needs nothing of what the process knows.
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP },
    });
    worker.on("message", (answer: ReadingAnswer) => this.#finish(answer));
    worker.on("error", (error) => this.#fail(worker, error));
    worker.on("exit", () => this.#fail(worker, new Error("the reading thread has ended")));
    return (this.#worker = worker);
  }

  #finish(answer: ReadingAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ("error" in answer) waiting?.reject(new Error(answer.error));
    else waiting?.resolve(answer.value);
  }

  #fail(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
