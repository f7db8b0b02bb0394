import type { TextRange } from "@/domain/text/range";
import { findPlace, type Interval, type IntervalIndex } from "./interval-index";

/** Highlights that overlap are underlined at different heights, so that each can be followed to its end. */
export const LANES = [0, 1, 2] as const;
export type Lane = (typeof LANES)[number];

/** A larger knot of overlaps is left as it is rather than sorted out again. */
const LARGEST_KNOT = 200;

export type OverlapLanes = {
  laneOf: (item: Interval) => Lane;
  /** Takes over everything in the index. */
  replaceAll: () => void;
  /**
   * After `item` came into the index, or took the place of `before` there. Answers which others had to move to
   * another lane.
   */
  set: (item: Interval, before?: Interval) => string[];
  /** After the item left the index. Nothing else moves. */
  delete: (id: string) => void;
};

/**
 * Gives overlapping intervals different lanes wherever no more than three cover one point; if more do, the lanes
 * are shared as little as possible. An interval keeps its lane while it can: what stays must not jump because a
 * colleague adds something.
 */
export function createOverlapLanes(
  index: Pick<IntervalIndex<Interval>, "inOrder" | "overlapping">,
): OverlapLanes {
  /** As they were taken over: lanes by the place in reading order. Ten thousand entries of a map would cost more. */
  let sorted: readonly Interval[] = [];
  let swept = new Uint8Array(0);
  /** What has come or changed since. */
  const lanes = new Map<string, Lane>();

  function laneOf(item: Interval): Lane | undefined {
    const own = lanes.get(item.id);
    if (own !== undefined) return own;
    const place = findPlace(sorted, item);
    return sorted[place]?.id === item.id ? LANES[swept[place] ?? 0] : undefined;
  }

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
    const renewed = new Uint8Array(knot?.length ?? 0);
    if (!knot || !sweep(knot, renewed)) return null;
    const moved: string[] = [];
    knot.forEach((one, at) => {
      const lane = LANES[renewed[at] ?? 0] ?? 0;
      if (one.id !== item.id && laneOf(one) !== lane) moved.push(one.id);
      lanes.set(one.id, lane);
    });
    return moved;
  }

  return {
    laneOf: (item) => laneOf(item) ?? 0,
    replaceAll() {
      lanes.clear();
      sorted = index.inOrder();
      swept = new Uint8Array(sorted.length);
      sweep(sorted, swept);
    },
    set(item, before = item) {
      const others = neighbours(item);
      const taken = new Set(others.map((other) => laneOf(other)));
      const own = laneOf(before);
      const free =
        own !== undefined && !taken.has(own) ? own : LANES.find((lane) => !taken.has(lane));
      if (free !== undefined) {
        lanes.set(item.id, free);
        return [];
      }
      const moved = disentangle(item);
      if (moved !== null) return moved;
      lanes.set(item.id, leastShared(item, others, laneOf));
      return [];
    },
    delete: (id) => void lanes.delete(id),
  };
}

/**
 * `sorted` in reading order; taking the lowest free lane in that order needs no more lanes than overlap anywhere.
 * `false` if some had to share. Plain comparisons: this runs for ten thousand before the first highlight shows.
 */
function sweep(sorted: readonly Interval[], lanes: Uint8Array): boolean {
  const ends: [number, number, number] = [0, 0, 0];
  let clean = true;
  for (let at = 0; at < sorted.length; at += 1) {
    const { start = 0, end = 0 } = sorted[at] ?? {};
    let lane: Lane = ends[1] < ends[0] ? 1 : 0;
    if (ends[2] < ends[lane]) lane = 2;
    if (ends[lane] > start) clean = false;
    else lane = ends[0] <= start ? 0 : ends[1] <= start ? 1 : 2;
    if (end > ends[lane]) ends[lane] = end;
    lanes[at] = lane;
  }
  return clean;
}

function leastShared(
  item: Interval,
  others: readonly Interval[],
  laneOf: (other: Interval) => Lane | undefined,
): Lane {
  const shared: [number, number, number] = [0, 0, 0];
  for (const other of others) {
    shared[laneOf(other) ?? 0] += Math.min(item.end, other.end) - Math.max(item.start, other.start);
  }
  return LANES.reduce<Lane>((least, lane) => (shared[lane] < shared[least] ? lane : least), 0);
}
