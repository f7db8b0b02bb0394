import { keyOf, type Payer } from "./payer";

/** What one payer may have of the main thread. */
export type TimeAllowance = {
  /** Milliseconds of work that may be owed at any moment. */
  burst: number;
  /** Share of the thread, from 0 to 1, at which a debt is paid off. */
  share: number;
  /** Milliseconds that somebody is made to wait for; who would have to wait longer is told so. */
  patience: number;
};

/** `wait`: it is paid for, and may begin after so long. `refused`: nothing was charged, and nothing should be done. */
export type TimeVerdict =
  { kind: "go" } | { kind: "wait"; milliseconds: number } | { kind: "refused"; retryAfter: number };

type Debt = { owed: number; at: number };

/** Payers are looked through for paid debts whenever so many have come since the last time. */
const SWEEP_EVERY = 1_000;

/**
 * Who may keep the main thread busy, and for how long: a leaky bucket for each payer, in milliseconds of work. A debt
 * shrinks by `share` milliseconds each millisecond; what would make it larger than `burst` waits until it fits.
 */
export class TimeBudget {
  readonly #allowance: TimeAllowance;
  readonly #now: () => number;
  readonly #debts = new Map<string, Debt>();
  #sinceSweep = 0;

  /** @param now milliseconds of a clock that never goes back. */
  constructor(allowance: TimeAllowance, now: () => number = () => performance.now()) {
    this.#allowance = allowance;
    this.#now = now;
  }

  /** Charges for work before it is done. @param price milliseconds of the main thread that it will take. */
  charge(payer: Payer, price: number): TimeVerdict {
    const { burst, share, patience } = this.#allowance;
    const debt = this.#debtOf(keyOf(payer));
    const wait = Math.max(0, (debt.owed + Math.min(price, burst) - burst) / share);
    if (wait > patience) return { kind: "refused", retryAfter: Math.ceil(wait) };
    debt.owed += price;
    return wait === 0 ? { kind: "go" } : { kind: "wait", milliseconds: Math.ceil(wait) };
  }

  /** Corrects a price once it is known what the work took. @param more milliseconds; less than 0 gives some back. */
  correct(payer: Payer, more: number): void {
    const debt = this.#debtOf(keyOf(payer));
    debt.owed = Math.max(0, debt.owed + more);
  }

  /** Payers with a debt that is remembered. */
  get size(): number {
    return this.#debts.size;
  }

  #debtOf(key: string): Debt {
    const at = this.#now();
    const debt = this.#debts.get(key);
    if (debt) {
      debt.owed = Math.max(0, debt.owed - (at - debt.at) * this.#allowance.share);
      debt.at = at;
      return debt;
    }
    this.#sweep(at);
    const fresh = { owed: 0, at };
    this.#debts.set(key, fresh);
    return fresh;
  }

  #sweep(now: number): void {
    this.#sinceSweep += 1;
    if (this.#sinceSweep < SWEEP_EVERY) return;
    this.#sinceSweep = 0;
    for (const [key, { owed, at }] of this.#debts) {
      if (owed <= (now - at) * this.#allowance.share) this.#debts.delete(key);
    }
  }
}
