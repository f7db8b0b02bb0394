import { Worker } from "node:worker_threads";

/** A document encoded again, and its Yjs state vector. */
export type Compacted = { bytes: Uint8Array; stateVector: Uint8Array };

type Done = ({ id: number } & Compacted) | { id: number; error: string };

type Waiting = { resolve: (compacted: Compacted) => void; reject: (error: Error) => void };

/**
 * Makes one encoded state out of many updates, and proves by decoding it that it is the same document. The thread
 * that does it is started when it is first needed.
 */
export class Compactor {
  #worker: Worker | null = null;
  #jobs = 0;
  readonly #waiting = new Map<number, Waiting>();
  #closed = false;

  /**
   * @param pieces the whole document, in the order in which it is to be applied.
   * Rejects if the result is not the same document, or the thread has ended.
   */
  compact(pieces: readonly Uint8Array[]): Promise<Compacted> {
    if (this.#closed) return Promise.reject(new Error("the compactor is closed"));
    const id = (this.#jobs += 1);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#running().postMessage({ id, pieces });
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#worker?.terminate();
  }

  #running(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(new URL("./compaction-worker.js", import.meta.url));
    worker.on("message", (done: Done) => this.#finish(done));
    worker.on("error", (error) => this.#fail(worker, error));
    worker.on("exit", () => this.#fail(worker, new Error("the compacting thread has ended")));
    worker.unref();
    return (this.#worker = worker);
  }

  #finish(done: Done): void {
    const waiting = this.#waiting.get(done.id);
    this.#waiting.delete(done.id);
    if ("error" in done) waiting?.reject(new Error(done.error));
    else waiting?.resolve(done);
  }

  #fail(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
