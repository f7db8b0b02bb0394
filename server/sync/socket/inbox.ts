import type { TimeVerdict } from "../../cost/time-budget";

/** Work that is paid for before it is done. It may be followed by more, whose price is known only then. */
export type Step = {
  /** Milliseconds of the main thread. */
  price: number;
  /** Whether it is done even if its sender has left since. */
  outlives: boolean;
  run: () => Step | null;
  /** Lets go of it if it is not to be done. */
  drop: () => void;
};

type Waiting = { step: Step; since: number };

/** Whose frames have waited for so long asks for more than they will ever have. Milliseconds. */
const LONGEST_WAIT_MS = 30_000;

type Parts = {
  charge: (price: number) => TimeVerdict;
  /** Whether what has been sent is still to be done. */
  isWanted: (step: Step) => boolean;
  /** Told after each turn: nothing more should be read while something waits. */
  onWaiting: (isWaiting: boolean) => void;
  /** @param retryAfter milliseconds. */
  onRefused: (retryAfter: number) => void;
  now?: () => number;
};

/** What one connection has sent, in its order: each step is done when its sender can pay for it. */
export class Inbox {
  readonly #parts: Parts;
  readonly #now: () => number;
  #waiting: Waiting[] = [];
  #timer: NodeJS.Timeout | null = null;
  #isRunning = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#now = parts.now ?? (() => performance.now());
  }

  put(step: Step): void {
    this.#waiting.push({ step, since: this.#now() });
    this.#run();
  }

  #run(): void {
    if (this.#isRunning || this.#timer !== null) return;
    this.#isRunning = true;
    let mustWait = false;
    for (let first = this.#waiting[0]; first; first = this.#waiting[0]) {
      if (!this.#parts.isWanted(first.step)) {
        this.#waiting.shift()?.step.drop();
        continue;
      }
      const verdict = this.#chargeFor(first);
      if (verdict.kind === "refused") {
        for (const { step } of this.#waiting.splice(0)) step.drop();
        this.#parts.onRefused(verdict.retryAfter);
      } else if (verdict.kind === "wait") {
        this.#wait(first, verdict.milliseconds);
        mustWait = true;
        break;
      } else {
        this.#do(first);
      }
    }
    this.#isRunning = false;
    this.#parts.onWaiting(mustWait);
  }

  #chargeFor({ step, since }: Waiting): TimeVerdict {
    const verdict = this.#parts.charge(step.price);
    const waited = this.#now() - since;
    if (verdict.kind !== "wait" || waited <= LONGEST_WAIT_MS) return verdict;
    return { kind: "refused", retryAfter: verdict.milliseconds };
  }

  #wait(waiting: Waiting, milliseconds: number): void {
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#do(waiting);
      this.#run();
    }, milliseconds).unref();
  }

  /** What follows from it is first in line. */
  #do(waiting: Waiting): void {
    const { step, since } = waiting;
    let next: Step | null = null;
    if (this.#parts.isWanted(step)) next = step.run();
    else step.drop();
    if (next) this.#waiting[0] = { step: next, since };
    else this.#waiting.shift();
  }
}
