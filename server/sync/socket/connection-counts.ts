import type { UserId } from "@/domain/ids";
import { LIMITS } from "../cost/limits";

/** How many sockets of admitted people are open, on this node. */
export class ConnectionCounts {
  readonly #byUser = new Map<UserId, number>();
  readonly #onChange: (change: 1 | -1) => void;
  #all = 0;

  constructor(onChange: (change: 1 | -1) => void) {
    this.#onChange = onChange;
  }

  get isFull(): boolean {
    return this.#all >= LIMITS.connections;
  }

  hasTooMany(user: UserId): boolean {
    return (this.#byUser.get(user) ?? 0) >= LIMITS.connectionsPerUser;
  }

  count(user: UserId, change: 1 | -1): void {
    this.#all += change;
    this.#onChange(change);
    const count = (this.#byUser.get(user) ?? 0) + change;
    if (count > 0) this.#byUser.set(user, count);
    else this.#byUser.delete(user);
  }
}
