import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { Socket } from "node:net";
import { fileURLToPath } from "node:url";
import type { WorkerOptions } from "node:worker_threads";
import { MessagePipe } from "./message-pipe";
import type { HostNews, HostOrder } from "./worker-host";

/** Why it has ended when nobody has ended it. */
export type WorkerEnd = { kind: "out-of-memory" | "failed"; error: Error };

type Listeners<Answer> = {
  message: (message: Answer) => void;
  /** Called once, and nothing after it; not where it was terminated. */
  end: (end: WorkerEnd) => void;
};

/**
 * How a process ends that has no memory: V8 aborts or traps it, which an exit code says where there are no signals, and
 * Linux kills one when the whole machine has none left.
 */
const OUT_OF_MEMORY: readonly unknown[] = ["SIGABRT", "SIGTRAP", "SIGILL", "SIGKILL", 133, 134];

/**
 * A worker in a process of its own. A worker's limits of memory are not kept by one large allocation: V8 then ends the
 * process around it, and that must not be the one that holds the rooms. It ends when the process that has started it
 * does.
 */
export class IsolatedWorker<Answer> {
  readonly #listeners: Listeners<Answer>;
  readonly #process: ChildProcess;
  readonly #channel: Socket;
  readonly #pipe: MessagePipe<HostOrder, HostNews>;
  readonly #exit: Promise<unknown>;
  #isOver = false;

  /** @throws where the machine has no room for another process. */
  constructor(
    program: URL,
    options: Pick<WorkerOptions, "workerData" | "resourceLimits">,
    listeners: Listeners<Answer>,
  ) {
    this.#listeners = listeners;
    const host = fileURLToPath(new URL("./worker-host.js", import.meta.url));
    this.#process = spawn(process.execPath, [host], {
      // It needs nothing of what this process knows.
      env: { NODE_ENV: "production" },
      stdio: ["ignore", "ignore", "ignore", "pipe"],
      windowsHide: true,
    });
    this.#process.once("error", (error) => this.#end({ kind: "failed", error }));
    this.#process.once("exit", (code, signal) => {
      const kind = OUT_OF_MEMORY.includes(signal ?? code) ? "out-of-memory" : "failed";
      this.#end({ kind, error: new Error(`the process has ended with ${signal ?? code}`) });
    });
    this.#exit = once(this.#process, "exit").catch(() => undefined);
    const channel = this.#process.stdio[3];
    if (!(channel instanceof Socket)) throw new Error("the process cannot be spoken to");
    // Its end says it.
    channel.on("error", () => undefined);
    this.#channel = channel;
    this.#pipe = new MessagePipe(channel, (news) => this.#hear(news));
    this.#pipe.send({ kind: "start", program: program.href, options });
  }

  /** Bytes in it must stay as they are until they are answered. */
  postMessage(message: unknown): void {
    this.#pipe.send({ kind: "message", message });
  }

  /** Returns when its memory is free again. */
  async terminate(): Promise<void> {
    this.#isOver = true;
    this.#process.ref();
    this.#process.kill("SIGKILL");
    await this.#exit;
  }

  /** Keeps the process that has started it from ending by itself; so it is from the beginning. */
  ref(): void {
    this.#process.ref();
    this.#channel.ref();
  }

  unref(): void {
    this.#process.unref();
    this.#channel.unref();
  }

  #hear(news: HostNews): void {
    if (this.#isOver) return;
    if (news.kind === "message") {
      this.#listeners.message(news.message as Answer);
      return;
    }
    const kind = news.isOutOfMemory ? "out-of-memory" : "failed";
    this.#end({ kind, error: new Error(news.reason) });
  }

  #end(end: WorkerEnd): void {
    if (this.#isOver) return;
    void this.terminate();
    this.#listeners.end(end);
  }
}
