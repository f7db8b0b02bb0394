import { keyOf, type Payer } from "./payer";

/** What may be held at once: bytes in memory, or places where only so many may work. */
export type HoldAllowance = {
  /** Of one payer. */
  each: number;
  /** Of all together. */
  all: number;
  /** Milliseconds after which a hold ends, whatever its holder does. */
  longest: number;
};

/** Something is held until it is given back, or until its time is over. */
export type Hold = {
  /** Holds more, or less where `by` is below 0; `false` where that is too much, and then nothing has changed. */
  grow(by: number): boolean;
  /** Gives it back; a second call does nothing. */
  end(): void;
};

/** Who holds how much. Whoever asks for more than is left is refused before anything is held for them. */
export class HoldBudget {
  readonly #allowance: HoldAllowance;
  readonly #held = new Map<string, number>();
  #total = 0;

  constructor(allowance: HoldAllowance) {
    this.#allowance = allowance;
  }

  /**
   * @param amount what is held at once; `null` is returned where it is too much.
   * @param onOverdue is called where the hold has lasted too long; it must let go of what was held.
   */
  hold(payer: Payer, amount: number, onOverdue: () => void): Hold | null {
    const key = keyOf(payer);
    if (!this.#add(key, amount)) return null;
    let own: number | null = amount;
    const end = (): void => {
      if (own === null) return;
      clearTimeout(timer);
      this.#add(key, -own);
      own = null;
    };
    const timer = setTimeout(() => {
      end();
      onOverdue();
    }, this.#allowance.longest).unref();
    return {
      grow: (by) => {
        if (own === null || !this.#add(key, by)) return false;
        own += by;
        return true;
      },
      end,
    };
  }

  /** What all payers hold together. */
  get total(): number {
    return this.#total;
  }

  #add(key: string, amount: number): boolean {
    const { each, all } = this.#allowance;
    const before = this.#held.get(key) ?? 0;
    if (amount > 0 && (before + amount > each || this.#total + amount > all)) return false;
    const after = before + amount;
    if (after > 0) this.#held.set(key, after);
    else this.#held.delete(key);
    this.#total += amount;
    return true;
  }
}
