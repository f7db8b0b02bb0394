import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { MessageChannel, Worker } from "node:worker_threads";
import type { Log } from "../log/log";
import { ThreadStream } from "../threads/thread-stream";
import { answerText } from "../web/answers";
import type { PagesNews, PagesOrder } from "./answer-pages";
import { handOver } from "./hand-over";

/** How long after its end the thread is started again: longer each time that it has not lasted. Milliseconds. */
const AGAIN = { first: 500, most: 30_000, lasted: 60_000 };

const RETRY_AFTER_S = 2;

type PageThreadParts = {
  /** The file of its program, which calls `answerPages`, and what that is given as its `workerData`. */
  program: URL;
  data: unknown;
  /** Megabytes of memory. */
  heap: number;
  log: Log;
};

/** `ready` and `ended` resolve when it is so; `ready` rejects where it ends before. */
type Running = { worker: Worker; ready: Promise<void>; ended: Promise<Error> };

/**
 * Has pages made on a thread of their own, so that nobody's edits wait for them. Where that thread ends it is started
 * again, and meanwhile whoever asks for a page is told to try again.
 */
export class PageThread {
  readonly #parts: PageThreadParts;
  /** The one that answers; `null` until there is one again. */
  #serving: Worker | null = null;
  readonly #closing = new AbortController();
  #watched: Promise<void> = Promise.resolve();

  private constructor(parts: PageThreadParts) {
    this.#parts = parts;
  }

  /**
   * Returns when pages can be made. The thread has the environment as it is now.
   *
   * @throws where they cannot.
   */
  static async start(parts: PageThreadParts): Promise<PageThread> {
    const thread = new PageThread(parts);
    const first = thread.#run();
    await first.ready;
    thread.#watched = thread.#watch(first);
    return thread;
  }

  /** Whether pages can be made now. */
  get isServing(): boolean {
    return this.#serving !== null;
  }

  /** A connection on which the thread is asked over HTTP; `null` if there is none now. */
  connect(): ThreadStream | null {
    return this.#serving && connectTo(this.#serving);
  }

  readonly handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const worker = this.#serving;
    if (!worker) {
      answerLater(request, response);
      return;
    }
    try {
      await handOver(request, response, () => connectTo(worker));
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "ECONNRESET")) throw error;
      answerLater(request, response);
    }
  };

  /** Lets the thread close what it has opened, and returns when it has ended. */
  async close(): Promise<void> {
    this.#closing.abort();
    if (this.#serving) give(this.#serving, { kind: "close" });
    await this.#watched;
  }

  async #watch(first: Running): Promise<void> {
    const { signal } = this.#closing;
    let running = first;
    let wait = AGAIN.first;
    for (;;) {
      const began = performance.now();
      const reason = await running.ended;
      if (signal.aborted) return;
      this.#parts.log.error({ err: reason }, "The pages' thread has ended, and is started anew");
      wait = performance.now() - began > AGAIN.lasted ? AGAIN.first : wait;
      const hasWaited = await pause(wait, true, { signal }).catch(() => false);
      if (!hasWaited) return;
      wait = Math.min(wait * 2, AGAIN.most);
      running = this.#run();
      const { worker } = running;
      running.ready.then(
        () => signal.aborted && give(worker, { kind: "close" }),
        // That it has ended is said above.
        () => undefined,
      );
    }
  }

  #run(): Running {
    const { program, data, heap, log } = this.#parts;
    const worker = new Worker(program, {
      workerData: data,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: heap },
    });
    const ended = new Promise<Error>((resolve) => {
      worker.on("error", (error) => resolve(error));
      worker.once("exit", (code) => {
        if (this.#serving === worker) this.#serving = null;
        resolve(new Error(`The thread has ended with ${code}.`));
      });
    });
    const ready = new Promise<void>((resolve, reject) => {
      worker.on("message", (news: PagesNews) => {
        if (news.kind !== "ready") {
          writeDown(log, news);
          return;
        }
        this.#serving = worker;
        resolve();
      });
      void ended.then(reject);
    });
    return { worker, ready, ended };
  }
}

function connectTo(worker: Worker): ThreadStream {
  const { port1, port2 } = new MessageChannel();
  worker.postMessage({ kind: "request", port: port2 } satisfies PagesOrder, [port2]);
  return new ThreadStream(port1);
}

function give(worker: Worker, order: PagesOrder): void {
  worker.postMessage(order);
}

function answerLater(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader("Retry-After", String(RETRY_AFTER_S));
  answerText(request, response, 503, "Pages cannot be shown just now. Try again in a moment.");
}

function writeDown(log: Log, news: Exclude<PagesNews, { kind: "ready" }>): void {
  if (news.kind === "dropped") {
    log.error({ reason: news.reason, part: "pages" }, "A failure that nobody waited for");
    return;
  }
  const { reason, method, path } = news;
  log.error({ reason, method, path }, "A request failed");
}
