import { Worker } from "node:worker_threads";

export type Estimate = {
  guessesLog10: number;
  /** Whether some of it is one of the words that were given. */
  own: boolean;
};

/** The estimator needs a second at the worst, */
const WITHIN_MS = 20_000;
/** its lists of words some megabytes, */
const MAX_HEAP_MB = 128;
/** and it is gone with them when nobody has asked for this long. */
const STAYS_MS = 60_000;

let worker: Worker | null = null;
let last: Promise<unknown> = Promise.resolve();

/**
 * How many guesses a password would need, by its power of ten; `words` are what a guesser would know. Questions wait
 * for one another. Nothing leaves the machine: the lists of words are those of a library.
 *
 * @throws where the estimator failed or took too long.
 */
export function estimatePassword(question: {
  password: string;
  words: readonly string[];
}): Promise<Estimate> {
  const turn = last.then(() => ask(question));
  last = turn.catch(() => undefined);
  return turn;
}

function ask(question: object): Promise<Estimate> {
  const asked = (worker ??= start());
  return new Promise((resolve, reject) => {
    const stop = (reason: Error): void => {
      leave(asked);
      over();
      reject(reason);
    };
    const onExit = (): void => stop(new Error("the thread that judges passwords has ended"));
    const onMessage = (estimate: Estimate): void => {
      over();
      stayAWhile(asked);
      resolve(estimate);
    };
    const timer = setTimeout(
      () => stop(new Error(`a password was not judged within ${WITHIN_MS} ms`)),
      WITHIN_MS,
    );
    const over = (): void => {
      clearTimeout(timer);
      asked.off("message", onMessage).off("error", stop).off("exit", onExit);
    };
    asked.on("message", onMessage).on("error", stop).on("exit", onExit);
    asked.postMessage(question);
  });
}

function start(): Worker {
  const started = new Worker(new URL("./password-worker.js", import.meta.url), {
    // It needs nothing of what the process knows.
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
  });
  started.unref();
  return started;
}

let leaving: ReturnType<typeof setTimeout> | undefined;

function stayAWhile(idle: Worker): void {
  clearTimeout(leaving);
  leaving = setTimeout(() => leave(idle), STAYS_MS);
  leaving.unref();
}

function leave(left: Worker): void {
  if (worker === left) worker = null;
  clearTimeout(leaving);
  void left.terminate();
}
