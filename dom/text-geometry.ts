import { intersect, type TextRange } from "@/domain/text/range";
import type { TextMap } from "./text-map";

/**
 * The boxes of the range's text in client coordinates, one or more for each line. Measured text node by text node:
 * over several blocks a browser would add the boxes of the blocks themselves.
 */
export function rectsOf(map: TextMap, range: TextRange): DOMRect[] {
  const rects: DOMRect[] = [];
  for (const block of map.blocksIn(range)) {
    const { nodes, starts } = map.textNodesOf(block);
    nodes.forEach((node, index) => {
      const start = starts[index] ?? 0;
      const part = intersect(range, { start, end: start + node.length });
      if (part) rects.push(...measure(node, part.start - start, part.end - start));
    });
  }
  return rects;
}

/** The box of the first line of the range; `null` if nothing of it has a size. */
export function firstRectOf(map: TextMap, range: TextRange): DOMRect | null {
  for (const block of map.blocksIn(range)) {
    const part = intersect(range, block);
    const first = part && rectsOf(map, part)[0];
    if (first) return first;
  }
  return null;
}

/** The box of the last line of the range; `null` if nothing of it has a size. */
export function lastRectOf(map: TextMap, range: TextRange): DOMRect | null {
  for (const block of [...map.blocksIn(range)].reverse()) {
    const part = intersect(range, block);
    const last = part && rectsOf(map, part).at(-1);
    if (last) return last;
  }
  return null;
}

/** The box of the character at `offset`, or of the nearest that has one; `null` in an empty text. */
export function rectAt(map: TextMap, offset: number): DOMRect | null {
  const block = map.blockAt(offset, "start") ?? map.blockAt(offset, "end");
  if (!block) return null;
  const at = Math.min(Math.max(offset, block.start), block.end - 1);
  const { nodes, starts } = map.textNodesOf(block);
  const index = Math.max(
    0,
    starts.findLastIndex((start) => start <= at),
  );
  const node = nodes[index];
  if (!node) return null;
  const inside = Math.min(at - (starts[index] ?? 0), node.length - 1);
  // Collapsed white space has no box: the next character's will do, then the block's.
  return (
    measure(node, inside, Math.min(inside + 2, node.length))[0] ??
    block.element.getBoundingClientRect()
  );
}

function measure(node: Text, start: number, end: number): DOMRect[] {
  const live = document.createRange();
  live.setStart(node, Math.min(start, node.length));
  live.setEnd(node, Math.min(end, node.length));
  return [...live.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
}
