import { RateLimiterMemory } from "rate-limiter-flexible";
import type { UserId } from "@/domain/ids";

const WINDOW_S = 60;

/**
 * What somebody may spend on refused updates in a minute before they are kept out for the next one. Honest people spend
 * some too: what was written offline is judged by the rights at arrival, edit by edit.
 */
const POINTS = 100;

/** A refusal that the bytes gave away costs no more than a look; one that spoilt the document, reading it again. */
const PRICE = { seen: 1, spoilt: 5 };

/** Refused updates cost the server work; nobody can grind a room down with them. */
export class RefusalBudget {
  readonly #limiter = new RateLimiterMemory({
    points: POINTS,
    duration: WINDOW_S,
    blockDuration: WINDOW_S,
  });

  spend(user: UserId, spoilt: boolean): void {
    // It rejects where nothing is left, which is asked for when they come back.
    this.#limiter.consume(user, spoilt ? PRICE.spoilt : PRICE.seen).catch(() => undefined);
  }

  /** Whether this person is kept out for now. */
  async isSpent(user: UserId): Promise<boolean> {
    const state = await this.#limiter.get(user);
    return state !== null && state.consumedPoints > POINTS;
  }
}
