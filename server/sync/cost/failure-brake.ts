import type { UserId } from "@/domain/ids";

const WINDOW_MS = 60_000;

/** As many tries of one person may fail by a bug of ours in a minute; what comes after that waits for it to pass. */
const MOST_FAILURES = 5;

/** Why a socket is closed after one. */
export const FAILED = "the server failed to judge this";

/**
 * What a bug of ours keeps from being judged is sent again, for nothing is said against it. It may fail again each time,
 * and cost a document's decoding: who has failed too often is not listened to for a while, at no other price.
 */
export class FailureBrake {
  readonly #failures = new Map<UserId, number[]>();

  /** @param now milliseconds since 1970, here and below */
  note(user: UserId, now: number): void {
    for (const known of this.#failures.keys()) this.#forget(known, now);
    this.#failures.set(user, [...(this.#failures.get(user) ?? []), now]);
  }

  holds(user: UserId, now: number): boolean {
    this.#forget(user, now);
    return (this.#failures.get(user)?.length ?? 0) >= MOST_FAILURES;
  }

  #forget(user: UserId, now: number): void {
    const recent = (this.#failures.get(user) ?? []).filter((at) => at > now - WINDOW_MS);
    if (recent.length > 0) this.#failures.set(user, recent);
    else this.#failures.delete(user);
  }
}
