import type { TextRange } from "@/domain/text/range";
import { firstRectOf } from "./text-geometry";
import type { TextMap } from "./text-map";
import { BAR_HEIGHT, findScroller } from "./viewport";

/** The part of the screen's height, from the top, in which a line is comfortable to read. */
const COMFORT = { from: 0.14, to: 0.7 } as const;
/** Where a line comes to stand that was not there. */
const GOAL = 0.3;

/** Between what covers the top and a line that is to stand there, px. */
const HEADROOM = 16;

/** `top`: right under the bar, so that the section which begins there is the one that is being read. */
export type LinePlace = "comfortable" | "top";

/** Brings the range's first line to its place; leaves it where it is if it is comfortable to read there already. */
export function scrollToRange(
  map: TextMap,
  range: TextRange,
  { smooth, to }: { smooth: boolean; to: LinePlace },
): void {
  const line = firstRectOf(map, range);
  if (!line) return;
  const scroller = findScroller(map.root);
  const { top, height } = scroller?.getBoundingClientRect() ?? {
    top: 0,
    height: window.innerHeight,
  };
  const at = line.top - top;
  const isComfortable = at >= height * COMFORT.from && line.bottom - top <= height * COMFORT.to;
  if (to === "comfortable" && isComfortable) return;
  const goal = to === "top" ? BAR_HEIGHT + HEADROOM : height * GOAL;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const behavior = smooth && !calm ? "smooth" : "instant";
  (scroller ?? window).scrollBy({ top: at - goal, behavior });
}
