import { IsolatedWorker, type WorkerEnd } from "./isolated-worker";

/** What a process can be asked for, and what comes of each. */
export type Tasks = Record<string, { ask: object; result: unknown }>;

/** Its program is sent this, and sends the second back. */
export type TaskMessage<All extends Tasks> = {
  id: number;
  task: { [Kind in keyof All & string]: { kind: Kind } & All[Kind]["ask"] }[keyof All & string];
};
export type TaskAnswer<All extends Tasks> =
  { id: number; value: All[keyof All]["result"] } | { id: number; error: string };

export type ProcessSettings = {
  /** The file of its program. */
  program: URL;
  /** Milliseconds that a task may take. */
  within: number;
  /** Megabytes of memory. */
  heap: number;
  /** Megabytes of stack, for what calls itself; else Node's own measure. */
  stack?: number;
  /** Milliseconds without a task after which it gives its memory back; else it is kept, with what it remembers. */
  idle?: number;
};

type Waiting = { resolve: (value: unknown) => void; reject: (error: Error) => void };

/** Why a task was not done: `failed` is a bug, all else is what the task asked too much of. */
export class TaskFailed extends Error {
  readonly reason: "too-long" | "out-of-memory" | "abandoned" | "failed";

  constructor(reason: TaskFailed["reason"], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "TaskFailed";
    this.reason = reason;
  }
}

/**
 * Does what takes long in a process of its own, one task after the other: nobody's edits wait for it, and what ends it
 * ends nothing else. It is started when it is first needed, and again where a task has ended it, or it had nothing to do.
 */
export class TaskProcess<All extends Tasks> {
  readonly #settings: ProcessSettings;
  #worker: IsolatedWorker<TaskAnswer<All>> | null = null;
  #tasks = 0;
  readonly #waiting = new Map<number, Waiting>();
  #last: Promise<unknown> = Promise.resolve();
  #closed = false;
  #rest: NodeJS.Timeout | undefined;

  constructor(settings: ProcessSettings) {
    this.#settings = settings;
  }

  /**
   * Rejects with `TaskFailed`.
   *
   * @param task bytes in it must stay as they are until it is done
   * @param signal ends the task, and the process with it, where nobody waits for it any more
   */
  do<Kind extends keyof All & string>(
    task: { kind: Kind } & All[Kind]["ask"],
    { signal }: { signal?: AbortSignal } = {},
  ): Promise<All[Kind]["result"]> {
    const turn = this.#last.then(() => this.#do(task, signal));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  get isRunning(): boolean {
    return this.#worker !== null;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#rest);
    await this.#worker?.terminate();
  }

  #do(task: object, signal: AbortSignal | undefined): Promise<unknown> {
    if (this.#closed) throw new TaskFailed("abandoned", "the process is closed");
    if (signal?.aborted) throw new TaskFailed("abandoned", "nobody waits for it");
    const { within } = this.#settings;
    const id = (this.#tasks += 1);
    clearTimeout(this.#rest);
    const worker = this.#running();
    return new Promise((resolve, reject) => {
      const stop = (error: TaskFailed): void => {
        this.#fail(worker, error);
        void worker.terminate();
      };
      const leave = (): void => stop(new TaskFailed("abandoned", "nobody waits for it"));
      const timer = setTimeout(
        () => stop(new TaskFailed("too-long", `it was not done within ${within} ms`)),
        within,
      );
      signal?.addEventListener("abort", leave, { once: true });
      const over = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", leave);
        worker.unref();
        this.#restLater(worker);
      };
      this.#waiting.set(id, {
        resolve(value) {
          over();
          resolve(value);
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

  #running(): IsolatedWorker<TaskAnswer<All>> {
    if (this.#worker) return this.#worker;
    const { program, heap, stack } = this.#settings;
    const resourceLimits = {
      maxOldGenerationSizeMb: heap,
      ...(stack !== undefined && { stackSizeMb: stack }),
    };
    const worker = new IsolatedWorker<TaskAnswer<All>>(
      program,
      { resourceLimits },
      {
        message: (answer) => this.#finish(answer),
        end: (end) => this.#fail(worker, toFailure(end)),
      },
    );
    return (this.#worker = worker);
  }

  #finish(answer: TaskAnswer<All>): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ("error" in answer) waiting?.reject(new TaskFailed("failed", answer.error));
    else waiting?.resolve(answer.value);
  }

  #restLater(worker: IsolatedWorker<TaskAnswer<All>>): void {
    const { idle } = this.#settings;
    if (idle === undefined || this.#worker !== worker) return;
    this.#rest = setTimeout(() => {
      this.#worker = null;
      void worker.terminate();
    }, idle).unref();
  }

  #fail(worker: IsolatedWorker<TaskAnswer<All>>, error: TaskFailed): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

function toFailure({ kind, error }: WorkerEnd): TaskFailed {
  return new TaskFailed(kind, error.message, { cause: error });
}
