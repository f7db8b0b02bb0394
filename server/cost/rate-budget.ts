import { Debts } from "./debts";
import type { Payer } from "./payer";

export type RateAllowance = {
  /** What may be had at once. */
  burst: number;
  /** What may be had in the long run. */
  perSecond: number;
};

/** What can be left out where it is too much, such as where somebody's cursor is. */
export class RateBudget {
  readonly #burst: number;
  readonly #debts: Debts;

  /** @param now milliseconds of a clock that never goes back. */
  constructor({ burst, perSecond }: RateAllowance, now?: () => number) {
    this.#burst = burst;
    this.#debts = new Debts(perSecond / 1_000, now);
  }

  /** `false` where it is too much just now; then nothing was taken. */
  take(payer: Payer, amount: number): boolean {
    if (this.#debts.of(payer) + amount > this.#burst) return false;
    this.#debts.add(payer, amount);
    return true;
  }
}
