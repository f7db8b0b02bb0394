import { createHash } from "node:crypto";

/** What was worked out last, by what it was worked out from; who asks for the same meanwhile waits for it. */
export class RecentResults<Value> {
  readonly #most: number;
  readonly #results = new Map<string, Promise<Value>>();

  constructor(most: number) {
    this.#most = most;
  }

  /** @param from all that the result follows from */
  take(from: string, work: () => Promise<Value>): Promise<Value> {
    const key = createHash("sha256").update(from).digest("base64");
    const known = this.#results.get(key);
    if (known) return known;
    const result = work();
    this.#results.set(key, result);
    result.catch(() => this.#results.delete(key));
    for (const oldest of this.#results.keys()) {
      if (this.#results.size <= this.#most) break;
      this.#results.delete(oldest);
    }
    return result;
  }
}
