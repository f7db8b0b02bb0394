import { alignEditions, carryOver, resolveSelector } from "@/domain/anchoring/carry-over";
import type { EditionText, Selector } from "@/domain/anchoring/selector";
import { toCarried, type Carried } from "@/domain/annotation/carried";
import type { TextRange } from "@/domain/text/range";

/**
 * Finds passages in an edition: those of another edition, or those that somebody else's document describes. Seconds of
 * work for a long report, so whoever has a thread for it gives it there.
 */
export type Aligner = {
  align(job: {
    from: EditionText;
    to: EditionText;
    ranges: readonly TextRange[];
  }): Promise<Carried[]>;
  find(job: { edition: EditionText; selectors: readonly Selector[] }): Promise<Carried[]>;
  close(): Promise<void>;
};

/** Passages that are looked for between two looks at what else is to be done. */
const AT_ONCE = 20;

/** Does it on the thread that asks, with pauses for what else it has to do. */
export function createAligner(): Aligner {
  return {
    async align({ from, to, ranges }) {
      const alignment = alignEditions(from, to);
      return inTurns(ranges, (range) => toCarried(carryOver(alignment, range)));
    },
    find: ({ edition, selectors }) =>
      inTurns(selectors, (selector) => toCarried(resolveSelector(edition, selector))),
    close: () => Promise.resolve(),
  };
}

async function inTurns<Item, Made>(
  items: readonly Item[],
  make: (item: Item) => Made,
): Promise<Made[]> {
  const made: Made[] = [];
  for (const [index, item] of items.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await new Promise((resolve) => setImmediate(resolve));
    made.push(make(item));
  }
  return made;
}
