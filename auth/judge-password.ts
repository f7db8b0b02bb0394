import { Worker } from "node:worker_threads";

/** Why a password is not taken: it is made of what is known of the person, or it is one of those that are tried first. */
export type PasswordFault = "own" | "common";

/** Whoever knows how people choose must need ten to the power of this many guesses. */
const LEAST_GUESSES_LOG10 = 8;

/** UTF-16 units that must be left of a password when everything known of the person is taken out of it. */
const LEAST_REST = 6;

/** UTF-16 units that are looked at: what stands behind them makes no password worse, and the estimator slow. */
const LOOKED_AT = 24;

/** The estimator needs a second at the worst, and its lists some megabytes. */
const WITHIN_MS = 20_000;
const MAX_HEAP_MB = 128;

/** One at a time, so that many who join together do not keep the machine from everybody else. */
let last: Promise<unknown> = Promise.resolve();

/**
 * `null` for a password that is good enough; `person` is what a guesser would know. Nothing leaves the machine: the
 * lists are those of a library.
 *
 * @throws where the estimator failed.
 */
export async function judgePassword(
  password: string,
  person: { email: string; name: string },
): Promise<PasswordFault | null> {
  const words = wordsOf(person);
  if (restWithout(words, password).length < LEAST_REST) return "own";
  const turn = last.then(() => estimate({ password: password.slice(0, LOOKED_AT), words }));
  last = turn.catch(() => undefined);
  const { guessesLog10, own } = await turn;
  if (guessesLog10 >= LEAST_GUESSES_LOG10) return null;
  return own ? "own" : "common";
}

/** The address and the name, whole and in parts, and the product's own. */
function wordsOf({ email, name }: { email: string; name: string }): string[] {
  const parts = `${email} ${name}`.split(/[^\p{L}\p{N}]+/u);
  const whole = [email, email.replace(/@.*$/, ""), name, name.replace(/\s/g, ""), "caucus"];
  return [...whole, ...parts].map((word) => word.toLowerCase()).filter((word) => word.length > 2);
}

function restWithout(words: readonly string[], password: string): string {
  const longestFirst = words.toSorted((a, b) => b.length - a.length);
  return longestFirst.reduce((rest, word) => rest.replaceAll(word, ""), password.toLowerCase());
}

type Estimate = { guessesLog10: number; own: boolean };

function estimate(workerData: { password: string; words: string[] }): Promise<Estimate> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./password-worker.js", import.meta.url), {
      workerData,
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
    });
    const timer = setTimeout(() => {
      reject(new Error(`a password was not judged within ${WITHIN_MS} ms`));
      void worker.terminate();
    }, WITHIN_MS);
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", () => {
      clearTimeout(timer);
      reject(new Error("the thread that judges passwords ended without an answer"));
    });
  });
}
