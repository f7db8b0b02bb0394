import type { TextRange } from "@/domain/text/range";
import type { TextMap } from "./text-map";

/**
 * A range that the browser does not keep up to date, so that ten thousand of them cost nothing when the document
 * changes. `null` if no text of the range is shown.
 */
export function toStaticRange(map: TextMap, range: TextRange): StaticRange | null {
  const ends = findEnds(map, range);
  if (!ends) return null;
  const [start, end] = ends;
  return new StaticRange({
    startContainer: start.node,
    startOffset: start.offset,
    endContainer: end.node,
    endOffset: end.offset,
  });
}

/** A live range, for a moment's measuring; `null` if no text of the range is shown. */
export function toLiveRange(map: TextMap, range: TextRange): Range | null {
  const ends = findEnds(map, range);
  if (!ends) return null;
  const live = document.createRange();
  live.setStart(ends[0].node, ends[0].offset);
  live.setEnd(ends[1].node, ends[1].offset);
  return live;
}

function findEnds(map: TextMap, { start, end }: TextRange) {
  const first = map.blockAt(start, "start");
  const last = map.blockAt(end, "end");
  if (!first || !last || start >= end || first.start > last.start) return null;
  const from = map.pointAt(start, "start");
  const to = map.pointAt(end, "end");
  return from && to ? ([from, to] as const) : null;
}
