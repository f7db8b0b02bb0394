import type { WrittenFile } from "@/data/editions/written-edition";
import type { ImportRefusal } from "@/domain/edition/import-refusal";
import { refuse, type Result } from "@/domain/result";
import { IsolatedWorker } from "../threads/isolated-worker";
import type { ImportReporter } from "./import-file";
import { IMPORT_LIMITS, type ImportLimits } from "./import-limits";
import type { ImportJob, ImportMessage } from "./import-worker";

export type ImportOptions = {
  /** Ends the reading; the answer is then "cancelled". */
  signal?: AbortSignal;
  onProgress?: ImportReporter;
};

export type ImporterSettings = {
  limits?: ImportLimits;
  /** Of one file, from when it is its turn. Milliseconds. */
  timeLimit?: number;
  /** Of what reads one file. Megabytes. */
  memoryLimit?: number;
  /** Files that are read at the same time; others wait. */
  atOnce?: number;
  /** Told what a reader threw that it should not have: a bug, worth a line in the log. */
  onFailure?: (error: unknown, name: string) => void;
};

/** Deep documents are read by functions that call themselves. Megabytes. */
const STACK = 8;
/** Most of what a reader makes is thrown away at once: with room for it, less is moved about. Megabytes. */
const YOUNG = 64;

/**
 * Reads files in processes of their own, one each: whatever a file does to its reader ends with that process, and costs
 * no more than its share of time and memory.
 */
export class Importer {
  readonly #limits: ImportLimits;
  readonly #timeLimit: number;
  readonly #memoryLimit: number;
  readonly #atOnce: number;
  readonly #onFailure: (error: unknown, name: string) => void;
  readonly #waiting: (() => void)[] = [];
  readonly #closing = new AbortController();
  #running = 0;

  constructor({
    limits = IMPORT_LIMITS,
    timeLimit = 60_000,
    memoryLimit = 768,
    atOnce = 2,
    onFailure = () => undefined,
  }: ImporterSettings = {}) {
    this.#limits = limits;
    this.#timeLimit = timeLimit;
    this.#memoryLimit = memoryLimit;
    this.#atOnce = atOnce;
    this.#onFailure = onFailure;
  }

  /** Never rejects: what goes wrong is a refusal. The bytes must stay as they are until then. */
  async read(
    bytes: Uint8Array,
    name: string,
    { signal, onProgress }: ImportOptions = {},
  ): Promise<Result<WrittenFile, ImportRefusal>> {
    // No process is needed to see this.
    if (bytes.length === 0) return refuse("empty");
    if (bytes.length > this.#limits.bytes) return refuse("too-large");
    const cancelled = signal
      ? AbortSignal.any([signal, this.#closing.signal])
      : this.#closing.signal;
    if (!(await this.#turn(cancelled))) return refuse("cancelled");
    try {
      return await this.#run({ bytes, name, limits: this.#limits }, cancelled, onProgress);
    } catch (error) {
      this.#onFailure(error, name);
      return refuse("failed");
    } finally {
      this.#running -= 1;
      this.#waiting.shift()?.();
    }
  }

  /** Ends what is being read, and refuses what comes. */
  close(): void {
    this.#closing.abort();
  }

  /** Whether it came to its turn before it was cancelled. */
  async #turn(cancelled: AbortSignal): Promise<boolean> {
    while (!cancelled.aborted && this.#running >= this.#atOnce) {
      await new Promise<void>((resolve) => {
        const go = (): void => {
          cancelled.removeEventListener("abort", give);
          resolve();
        };
        const give = (): void => {
          this.#waiting.splice(this.#waiting.indexOf(go), 1);
          resolve();
        };
        this.#waiting.push(go);
        cancelled.addEventListener("abort", give, { once: true });
      });
    }
    if (cancelled.aborted) return false;
    this.#running += 1;
    return true;
  }

  #run(
    job: ImportJob,
    cancelled: AbortSignal,
    onProgress: ImportReporter | undefined,
  ): Promise<Result<WrittenFile, ImportRefusal>> {
    const program = new URL("./import-worker.js", import.meta.url);
    const resourceLimits = {
      maxOldGenerationSizeMb: this.#memoryLimit,
      maxYoungGenerationSizeMb: YOUNG,
      stackSizeMb: STACK,
    };
    return new Promise((resolve) => {
      let isOver = false;
      const finish = (result: Result<WrittenFile, ImportRefusal>): void => {
        if (isOver) return;
        isOver = true;
        clearTimeout(timer);
        cancelled.removeEventListener("abort", cancel);
        // Its memory is free again before the next one begins.
        void worker.terminate().finally(() => resolve(result));
      };
      const worker = new IsolatedWorker<ImportMessage>(
        program,
        { workerData: job, resourceLimits },
        {
          message: (message) => {
            if ("result" in message) finish(message.result);
            else onProgress?.(message.progress);
          },
          end: ({ kind, error }) => {
            if (kind === "failed" && !isOver) this.#onFailure(error, job.name);
            finish(refuse(kind));
          },
        },
      );
      const cancel = (): void => finish(refuse("cancelled"));
      const timer = setTimeout(() => finish(refuse("timeout")), this.#timeLimit);
      cancelled.addEventListener("abort", cancel, { once: true });
    });
  }
}
