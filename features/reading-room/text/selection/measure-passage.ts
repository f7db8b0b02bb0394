import { firstRectOf, lastRectOf } from "@/dom/text-geometry";
import type { TextMap } from "@/dom/text-map";
import type { TextRange } from "@/domain/text/range";

/** What covers the top and the bottom of the screen, px. */
const COVERED = { top: 60, bottom: 10 } as const;

/**
 * The box that controls for a passage keep clear of: as high as what of it is on the screen, as wide as its first
 * line. Client coordinates; `null` where nothing of it is shown.
 */
export function measurePassage(map: TextMap, range: TextRange): DOMRect | null {
  const first = firstRectOf(map, range);
  const last = lastRectOf(map, range);
  if (!first || !last) return null;
  const top = Math.min(Math.max(first.top, COVERED.top), Math.max(last.bottom, COVERED.top));
  const bottom = Math.max(Math.min(last.bottom, window.innerHeight - COVERED.bottom), top);
  return new DOMRect(first.left, top, first.width, bottom - top);
}
