import type { TextRange } from "@/domain/text/range";
import type { Interval, IntervalIndex } from "./interval-index";

/** Highlights that overlap are underlined at different heights, so that each can be followed to its end. */
export const LANES = [0, 1, 2] as const;
export type Lane = (typeof LANES)[number];

/** A larger knot of overlaps is left as it is rather than sorted out anew. */
const LARGEST_KNOT = 200;

export type OverlapLanes = {
  laneOf: (id: string) => Lane;
  /** Takes over everything in the index. */
  replaceAll: () => void;
  /** After `item` came into the index or changed there. Answers which others had to move to another lane. */
  set: (item: Interval) => string[];
  /** After the item left the index. Nothing else moves. */
  delete: (id: string) => void;
};

/**
 * Gives overlapping intervals different lanes wherever no more than three cover one point; where more do, the lanes
 * are shared as little as possible. An interval keeps its lane while it can: what stays must not jump because a
 * colleague adds something.
 */
export function createOverlapLanes(
  index: Pick<IntervalIndex<Interval>, "overlapping">,
): OverlapLanes {
  const lanes = new Map<string, Lane>();

  function neighbours(item: Interval): Interval[] {
    return index.overlapping(item).filter(({ id }) => id !== item.id);
  }

  /** The intervals that hang together with `item` by overlaps, in reading order; `null` for too many. */
  function findKnot(item: Interval): Interval[] | null {
    let range: TextRange = item;
    for (;;) {
      const knot = index.overlapping(range);
      if (knot.length > LARGEST_KNOT) return null;
      const start = Math.min(...knot.map((one) => one.start));
      const end = Math.max(...knot.map((one) => one.end));
      if (start === range.start && end === range.end) return knot;
      range = { start, end };
    }
  }

  function disentangle(item: Interval): string[] | null {
    const knot = findKnot(item);
    const renewed = new Map<string, Lane>();
    if (!knot || !sweep(knot, renewed)) return null;
    const moved: string[] = [];
    for (const [id, lane] of renewed) {
      if (id !== item.id && lanes.get(id) !== lane) moved.push(id);
      lanes.set(id, lane);
    }
    return moved;
  }

  return {
    laneOf: (id) => lanes.get(id) ?? 0,
    replaceAll() {
      lanes.clear();
      sweep(index.overlapping({ start: 0, end: Number.MAX_SAFE_INTEGER }), lanes);
    },
    set(item) {
      const others = neighbours(item);
      const taken = new Set(others.map(({ id }) => lanes.get(id)));
      const own = lanes.get(item.id);
      const free =
        own !== undefined && !taken.has(own) ? own : LANES.find((lane) => !taken.has(lane));
      if (free !== undefined) {
        lanes.set(item.id, free);
        return [];
      }
      const moved = disentangle(item);
      if (moved !== null) return moved;
      lanes.set(item.id, leastShared(item, others, lanes));
      return [];
    },
    delete: (id) => void lanes.delete(id),
  };
}

/**
 * `sorted` in reading order; taking the lowest free lane in that order needs no more lanes than overlap anywhere.
 * `false` where some had to share. Plain comparisons: this runs for ten thousand before the first highlight shows.
 */
function sweep(sorted: readonly Interval[], lanes: Map<string, Lane>): boolean {
  const ends: [number, number, number] = [0, 0, 0];
  let clean = true;
  for (const { id, start, end } of sorted) {
    let lane: Lane = ends[1] < ends[0] ? 1 : 0;
    if (ends[2] < ends[lane]) lane = 2;
    if (ends[lane] > start) clean = false;
    else lane = ends[0] <= start ? 0 : ends[1] <= start ? 1 : 2;
    if (end > ends[lane]) ends[lane] = end;
    lanes.set(id, lane);
  }
  return clean;
}

function leastShared(
  item: Interval,
  others: readonly Interval[],
  lanes: ReadonlyMap<string, Lane>,
): Lane {
  const shared: [number, number, number] = [0, 0, 0];
  for (const other of others) {
    shared[lanes.get(other.id) ?? 0] +=
      Math.min(item.end, other.end) - Math.max(item.start, other.start);
  }
  return LANES.reduce<Lane>((least, lane) => (shared[lane] < shared[least] ? lane : least), 0);
}
