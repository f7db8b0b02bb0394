import { Worker } from "node:worker_threads";
import type { Retelling } from "../../rooms/room-kind";
import type { Weight } from "./ageing";

/**
 * A document encoded again, its Yjs state vector, what it weighs, and what a fresh one would that says the same; `null`
 * if that would hardly be less.
 */
export type Compacted = {
  bytes: Uint8Array;
  stateVector: Uint8Array;
  weight: Weight;
  fresh: Weight | null;
};

/** A fresh document that says what stood in another. */
export type Retold = {
  bytes: Uint8Array;
  stateVector: Uint8Array;
  /** Of the other. */
  clocks: ReadonlyMap<number, number>;
  /** What it does not say any more. */
  left: readonly [root: string, key: string, fact: unknown][];
};

/** `pieces`: the whole document, in the order in which it is to be applied. */
export type CompactionJob =
  | {
      kind: "compact";
      pieces: readonly Uint8Array[];
      /** `null` if documents of that kind are given no fresh one. */
      retelling: Retelling | null;
      cutoff: number;
      /** With no more, nobody would notice how many there are. */
      fewClients: number;
    }
  | {
      kind: "retell";
      pieces: readonly Uint8Array[];
      retelling: Retelling;
      /** What was deleted before has left. Milliseconds since 1970. */
      cutoff: number;
      /** The client id of the fresh one, and the update with which that begins. */
      marker: number;
      beginning: Uint8Array;
    }
  | { kind: "catch-up"; updates: readonly Uint8Array[] };

type Done = ({ id: number } & (Compacted | Retold)) | { id: number; error: string };

type Waiting = { resolve: (done: Done) => void; reject: (error: Error) => void };

/**
 * Makes one encoded state out of many updates, or a fresh document that says the same, and proves by decoding it that
 * it does. The thread that does it is started when it is first needed.
 */
export class Compactor {
  #worker: Worker | null = null;
  #jobs = 0;
  readonly #waiting = new Map<number, Waiting>();
  #closed = false;

  /** Rejects if the result is not the same document, or the thread has ended. */
  async compact(
    job: Omit<Extract<CompactionJob, { kind: "compact" }>, "kind">,
  ): Promise<Compacted> {
    return (await this.#do({ kind: "compact", ...job })) as Compacted;
  }

  /** Says what stands in a document again in a fresh one, under the client id `marker`. Rejects like `compact`. */
  async retell(job: Omit<Extract<CompactionJob, { kind: "retell" }>, "kind">): Promise<Retold> {
    return (await this.#do({ kind: "retell", ...job })) as Retold;
  }

  /** What `retell` has made last, after these updates of the document before. Rejects like `compact`. */
  async catchUp(updates: readonly Uint8Array[]): Promise<Retold> {
    return (await this.#do({ kind: "catch-up", updates })) as Retold;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#worker?.terminate();
  }

  #do(job: CompactionJob): Promise<unknown> {
    if (this.#closed) return Promise.reject(new Error("the compactor is closed"));
    const id = (this.#jobs += 1);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#running().postMessage({ ...job, id });
    });
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
