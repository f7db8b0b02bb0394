import { loadLeftBeginnings } from "@/data/generations/left-things";
import type { Queryable } from "@/data/transaction";

/**
 * Letters that are kept of each id: half the memory of whole ids, and of a hundred thousand that have left, one in
 * twenty thousand that has not is asked for in vain.
 */
const LENGTH = 6;

/**
 * Tells what has surely not left a room's document from what may have: the database is asked about the latter alone. It
 * takes six bytes for each id.
 */
export class LeftIds {
  readonly #beginnings: string;

  /** @param beginnings of the ids that have left, in order and without anything between them. */
  constructor(beginnings: string) {
    this.#beginnings = beginnings;
  }

  static async load(db: Queryable, room: string): Promise<LeftIds> {
    return new LeftIds(await loadLeftBeginnings(db, room, LENGTH));
  }

  mayHold(id: string): boolean {
    const wanted = id.slice(0, LENGTH);
    let low = 0;
    let high = this.#beginnings.length / LENGTH;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const found = this.#beginnings.slice(middle * LENGTH, (middle + 1) * LENGTH);
      if (found === wanted) return true;
      if (found < wanted) low = middle + 1;
      else high = middle;
    }
    return false;
  }
}
