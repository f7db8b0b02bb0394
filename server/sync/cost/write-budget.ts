import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { UserId } from "@/domain/ids";

/** A day, in seconds. */
const WINDOW_S = 24 * 60 * 60;

/**
 * What one person adds to one room in a day before they have to wait. Somebody who reads and writes all day adds less
 * than a megabyte from some tens of windows; an import of annotations, which the server writes, may be larger.
 */
export const DAILY = {
  /** Bytes, as they are stored. */
  bytes: 16 * 1024 * 1024,
  /** Bytes that the server writes for them. */
  bytesByServer: 48 * 1024 * 1024,
  /** Client ids that were not used before: one for each window that writes something. */
  clients: 2_000,
  /** Bytes of taking back, once nothing else is taken any more. */
  bytesTakingBack: 4 * 1024 * 1024,
} as const;

export type Purse = keyof typeof DAILY;

/** What people add to rooms, which only ever grow. Counted by this node, by room and person, when it is durable. */
export class WriteBudget {
  readonly #limiters: Record<Purse, RateLimiterMemory>;
  /** Until when somebody has nothing left. Milliseconds since 1970. */
  readonly #spentUntil = new Map<string, number>();

  constructor() {
    const limiter = (purse: Purse) =>
      new RateLimiterMemory({ points: DAILY[purse], duration: WINDOW_S });
    this.#limiters = {
      bytes: limiter("bytes"),
      bytesByServer: limiter("bytesByServer"),
      clients: limiter("clients"),
      bytesTakingBack: limiter("bytesTakingBack"),
    };
  }

  spend(room: string, user: UserId, spending: Partial<Record<Purse, number>>): void {
    for (const [purse, points = 0] of Object.entries(spending) as [Purse, number][]) {
      if (points > 0) void this.#take(purse, `${room}.${user}`, points);
    }
  }

  /** Whether one of these is spent. */
  isSpent(room: string, user: UserId, purses: readonly Purse[]): boolean {
    return purses.some((purse) => {
      const until = this.#spentUntil.get(`${purse}.${room}.${user}`);
      return until !== undefined && until > Date.now();
    });
  }

  /** What is spent at present, of all rooms and people; what is over is forgotten with the next. */
  get size(): number {
    return this.#spentUntil.size;
  }

  async #take(purse: Purse, key: string, points: number): Promise<void> {
    try {
      await this.#limiters[purse].consume(key, points);
    } catch (spent) {
      if (!(spent instanceof RateLimiterRes)) throw spent;
      this.#forgetPast();
      this.#spentUntil.set(`${purse}.${key}`, Date.now() + spent.msBeforeNext);
    }
  }

  /** Nobody may ever ask again about a room that was full for somebody. */
  #forgetPast(): void {
    for (const [name, until] of this.#spentUntil) {
      if (until <= Date.now()) this.#spentUntil.delete(name);
    }
  }
}
