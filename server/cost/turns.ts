import { keyOf, type Payer } from "./payer";

export type TurnAllowance = {
  /** Of one payer at once. */
  each: number;
  /** Of all together. */
  all: number;
  /** Of one payer that may wait; who asks for more is told so at once. */
  waiting: number;
  /** Milliseconds that somebody waits; after that they are told so. */
  patience: number;
  /** Where whoever asked may be slow to read: after so many milliseconds, so many of all keep nobody else waiting. */
  slow?: { after: number; most: number };
};

/** The work may be done now; whoever got it says when it is over. A second call does nothing. */
export type EndTurn = () => void;

type Waiting = { key: string; go: () => void };

/**
 * Who works at once, and who waits. Whoever has the least under way is next, so that a person who asks for forty
 * things is before nobody who asks for one.
 */
export class Turns {
  readonly #allowance: TurnAllowance;
  readonly #working = new Map<string, number>();
  readonly #waiting: Waiting[] = [];
  #all = 0;
  /** That keep nobody else waiting any more. */
  #slow = 0;

  constructor(allowance: TurnAllowance) {
    this.#allowance = allowance;
  }

  /** Resolves when it is this payer's turn; with `null` where that takes too long, or `signal` has ended the waiting. */
  async take(payer: Payer, signal?: AbortSignal): Promise<EndTurn | null> {
    const key = keyOf(payer);
    if (signal?.aborted) return null;
    if (this.#mayBegin(key)) return this.#begin(key);
    const mine = this.#waiting.reduce((count, other) => count + Number(other.key === key), 0);
    if (mine >= this.#allowance.waiting) return null;
    return new Promise((resolve) => {
      const leave = (): void => {
        const at = this.#waiting.indexOf(waiting);
        if (at === -1) return;
        this.#waiting.splice(at, 1);
        stop();
        resolve(null);
      };
      const stop = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", leave);
      };
      const timer = setTimeout(leave, this.#allowance.patience).unref();
      signal?.addEventListener("abort", leave, { once: true });
      const waiting: Waiting = {
        key,
        go: () => {
          stop();
          resolve(this.#begin(key));
        },
      };
      this.#waiting.push(waiting);
    });
  }

  /** Who works, and who waits, of all payers. */
  get counts(): { working: number; waiting: number } {
    return { working: this.#all, waiting: this.#waiting.length };
  }

  #mayBegin(key: string): boolean {
    const { each, all } = this.#allowance;
    return this.#all - this.#slow < all && (this.#working.get(key) ?? 0) < each;
  }

  #begin(key: string): EndTurn {
    this.#all += 1;
    this.#working.set(key, (this.#working.get(key) ?? 0) + 1);
    const { slow } = this.#allowance;
    let [isOver, isSlow] = [false, false];
    const timer =
      slow &&
      setTimeout(() => {
        if (this.#slow >= slow.most) return;
        isSlow = true;
        this.#slow += 1;
        this.#callNext();
      }, slow.after).unref();
    return () => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      if (isSlow) this.#slow -= 1;
      this.#all -= 1;
      const left = (this.#working.get(key) ?? 0) - 1;
      if (left > 0) this.#working.set(key, left);
      else this.#working.delete(key);
      this.#callNext();
    };
  }

  #callNext(): void {
    let next: Waiting | null = null;
    for (const waiting of this.#waiting) {
      if (!this.#mayBegin(waiting.key)) continue;
      const fewer =
        (this.#working.get(waiting.key) ?? 0) < (this.#working.get(next?.key ?? "") ?? 0);
      if (!next || fewer) next = waiting;
    }
    if (!next) return;
    this.#waiting.splice(this.#waiting.indexOf(next), 1);
    next.go();
  }
}
