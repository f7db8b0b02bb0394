import type { TextRange } from "@/domain/text/range";
import { firstRectOf } from "./text-geometry";
import type { TextMap } from "./text-map";
import { findScroller } from "./viewport";

/** The part of the screen's height, from the top, in which a line is comfortable to read. */
const COMFORT = { from: 0.14, to: 0.7 } as const;
/** Where a line comes to stand that was not there. */
const GOAL = 0.3;

/** Brings the range's first line where it is comfortable to read; leaves it where it is if it is so already. */
export function scrollToRange(map: TextMap, range: TextRange, smooth: boolean): void {
  const line = firstRectOf(map, range);
  if (!line) return;
  const scroller = findScroller(map.root);
  const { top, height } = scroller?.getBoundingClientRect() ?? {
    top: 0,
    height: window.innerHeight,
  };
  const at = line.top - top;
  if (at >= height * COMFORT.from && line.bottom - top <= height * COMFORT.to) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const behavior = smooth && !calm ? "smooth" : "instant";
  (scroller ?? window).scrollBy({ top: at - height * GOAL, behavior });
}
