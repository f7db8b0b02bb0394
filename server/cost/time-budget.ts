import { Debts } from "./debts";
import type { Payer } from "./payer";

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

/**
 * Who may keep the main thread busy, and for how long: a leaky bucket for each payer, in milliseconds of work. A debt
 * shrinks by `share` milliseconds each millisecond; what would make it larger than `burst` waits until it fits.
 */
export class TimeBudget {
  readonly #allowance: TimeAllowance;
  readonly #debts: Debts;

  /** @param now milliseconds of a clock that never goes back. */
  constructor(allowance: TimeAllowance, now?: () => number) {
    this.#allowance = allowance;
    this.#debts = new Debts(allowance.share, now);
  }

  /** Charges for work before it is done. @param price milliseconds of the main thread that it will take. */
  charge(payer: Payer, price: number): TimeVerdict {
    const { burst, share, patience } = this.#allowance;
    const owed = this.#debts.of(payer);
    const wait = Math.max(0, (owed + Math.min(price, burst) - burst) / share);
    if (wait > patience) return { kind: "refused", retryAfter: Math.ceil(wait) };
    this.#debts.add(payer, price);
    return wait === 0 ? { kind: "go" } : { kind: "wait", milliseconds: Math.ceil(wait) };
  }

  /** Corrects a price once it is known what the work took. @param more milliseconds; less than 0 gives some back. */
  correct(payer: Payer, more: number): void {
    this.#debts.add(payer, more);
  }

  /** Payers with a debt that is remembered. */
  get size(): number {
    return this.#debts.size;
  }
}
