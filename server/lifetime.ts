import type { Log } from "./log/log";

type Ending = { name: string; end: () => Promise<void> };

/**
 * What has been started and must be ended, in the opposite order. A part that does not end in `patienceMs` is left
 * behind, so that one of them cannot keep the others from ending well.
 */
export class Lifetime {
  readonly #endings: Ending[] = [];
  readonly #log: Log;
  readonly #patienceMs: number;
  #ended: Promise<void> | undefined;

  constructor(log: Log, patienceMs: number) {
    this.#log = log;
    this.#patienceMs = patienceMs;
  }

  /** Whether the end has begun; what is started now would not be ended. */
  get ending(): boolean {
    return this.#ended !== undefined;
  }

  onEnd(name: string, end: () => Promise<void>): void {
    this.#endings.push({ name, end });
  }

  /** Ends everything once, however often it is called. It does not throw: what fails to end is logged. */
  end(): Promise<void> {
    this.#ended ??= this.#endAll();
    return this.#ended;
  }

  async #endAll(): Promise<void> {
    for (const { name, end } of this.#endings.toReversed()) {
      const started = performance.now();
      try {
        await this.#bounded(end());
        const ms = Math.round(performance.now() - started);
        this.#log.debug({ part: name, ms }, "Ended");
      } catch (error) {
        this.#log.error({ err: error, part: name }, "A part did not end well");
      }
    }
  }

  async #bounded(work: Promise<void>): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      const error = new Error(`It did not end within ${this.#patienceMs} ms.`);
      timer = setTimeout(() => reject(error), this.#patienceMs);
    });
    try {
      await Promise.race([work, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}
