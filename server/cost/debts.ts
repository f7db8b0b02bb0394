import { keyOf, type Payer } from "./payer";

type Debt = { owed: number; at: number };

/** Payers are looked through for paid debts whenever so many have come since the last time. */
const SWEEP_EVERY = 1_000;

/** What each payer owes, in any unit: a leaky bucket each, which empties at the same rate. */
export class Debts {
  readonly #perMillisecond: number;
  readonly #now: () => number;
  readonly #debts = new Map<string, Debt>();
  #sinceSweep = 0;

  /**
   * @param perMillisecond how much of a debt is paid off each millisecond.
   * @param now milliseconds of a clock that never goes back.
   */
  constructor(perMillisecond: number, now: () => number = () => performance.now()) {
    this.#perMillisecond = perMillisecond;
    this.#now = now;
  }

  of(payer: Payer): number {
    return this.#debtOf(keyOf(payer)).owed;
  }

  /** @param more less than 0 gives some back. */
  add(payer: Payer, more: number): void {
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
      debt.owed = Math.max(0, debt.owed - (at - debt.at) * this.#perMillisecond);
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
      if (owed <= (now - at) * this.#perMillisecond) this.#debts.delete(key);
    }
  }
}
