import type { Item } from "./workload";

/** One way to paint highlights, as its page runs it. */
export type Side = {
  /** All that can be done while the text stands there and no annotations have come. */
  setUp: (items: readonly Item[]) => void;
  /** The annotations have come: from here to what is painted is measured. */
  load: () => void;
  add: (item: Item) => void;
  /** A colleague has changed the range of one. */
  change: (item: Item) => void;
  /** Ids of all that lies under a point in client coordinates. */
  hit: (x: number, y: number) => string[];
  /** Whether the page's state, as the browser's next paint will take it, shows that item with exactly that range. */
  isPainted: (item: Item) => boolean;
};
