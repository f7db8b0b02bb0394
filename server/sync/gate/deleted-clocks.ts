import * as Y from "yjs";
import type { ScannedDeletion } from "@/collab/wire/scan-update";
import { takeDeletions } from "@/collab/wire/split-update";

/** Clocks `[start, end)` of one client. */
type Stretch = { start: number; end: number };

/** Which structs of a document are deleted. What is added costs what it says, however much is deleted already. */
export class DeletedClocks {
  /** In order, and never touching. */
  readonly #stretches = new Map<number, Stretch[]>();

  /**
   * What the update holds besides is not decoded. Each `null` is a moment at which reading can be interrupted.
   * @param update trusted bytes: they come from the journal.
   */
  *adding(update: Uint8Array): Generator<null, void> {
    const { ds } = Y.decodeUpdate(yield* takeDeletions(update));
    for (const [client, deletions] of ds.clients) {
      for (const { clock, len } of deletions) this.#insert(client, clock, clock + len);
    }
    yield null;
  }

  /** How many of these clocks are not deleted yet. */
  countMissing({ client, start, end }: ScannedDeletion): number {
    const stretches = this.#stretches.get(client) ?? [];
    let missing = end - start;
    for (let at = findFrom(stretches, start); at < stretches.length; at += 1) {
      const stretch = stretches[at];
      if (!stretch || stretch.start >= end) break;
      missing -= Math.min(end, stretch.end) - Math.max(start, stretch.start);
    }
    return missing;
  }

  #insert(client: number, start: number, end: number): void {
    const stretches = this.#stretches.get(client);
    if (!stretches) {
      this.#stretches.set(client, [{ start, end }]);
      return;
    }
    const from = findFrom(stretches, start - 1);
    let to = from;
    const joined = { start, end };
    for (let next = stretches[to]; next && next.start <= end; next = stretches[to]) {
      joined.start = Math.min(joined.start, next.start);
      joined.end = Math.max(joined.end, next.end);
      to += 1;
    }
    stretches.splice(from, to - from, joined);
  }
}

/** The first stretch that ends after `clock`. */
function findFrom(stretches: readonly Stretch[], clock: number): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((stretches[middle]?.end ?? Infinity) <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
}
