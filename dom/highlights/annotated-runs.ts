import { intersect, type TextRange } from "@/domain/text/range";
import type { Interval, IntervalIndex } from "./interval-index";
import type { TextBlock, TextMap } from "../text-map";
import { keepSelection } from "../text-selection";

/**
 * Painted highlights do not exist for screen readers. Around annotated stretches of the blocks that ask for it this
 * puts real `<mark aria-details="comment-<id> …">` elements, which point at the cards in the margin, and takes them
 * away again without a trace.
 */
export type AnnotatedRuns = {
  /** Marks exactly these blocks as the annotations stand now; others lose their marks. */
  show: (blocks: readonly TextBlock[]) => void;
  destroy: () => void;
};

/** The id of the element with `role="comment"` that speaks of an annotation. */
export function commentElementId(annotationId: string): string {
  return `comment-${annotationId}`;
}

export function createAnnotatedRuns(
  map: TextMap,
  index: Pick<IntervalIndex<Interval>, "overlapping">,
  /** The block's text nodes have changed: what was painted on them must be painted again. */
  onChange: (block: TextBlock) => void,
): AnnotatedRuns {
  const marked = new Map<TextBlock, { runs: readonly Run[]; replaced: readonly Replaced[] }>();

  function change(block: TextBlock, runs: readonly Run[]): void {
    const before = marked.get(block);
    if (before ? areSame(before.runs, runs) : runs.length === 0) return;
    const restoreSelection = keepSelection(map);
    for (const { original, pieces } of before?.replaced ?? []) restore(original, pieces);
    map.refresh(block);
    if (runs.length === 0) marked.delete(block);
    else marked.set(block, { runs, replaced: wrapBlock(map, block, runs) });
    map.refresh(block);
    onChange(block);
    restoreSelection?.();
  }

  return {
    show(blocks) {
      const wanted = new Set(blocks);
      for (const block of [...marked.keys()]) if (!wanted.has(block)) change(block, []);
      for (const block of wanted) change(block, findRuns(block, index.overlapping(block)));
    },
    destroy() {
      for (const block of [...marked.keys()]) change(block, []);
    },
  };
}

/** A stretch over which the same annotations lie. */
type Run = TextRange & { ids: readonly string[] };

/** A text node taken out of the document, and what stands in its place. */
type Replaced = { original: Text; pieces: readonly ChildNode[] };

function findRuns(block: TextBlock, items: readonly Interval[]): Run[] {
  const edges = new Set<number>();
  for (const { start, end } of items) {
    edges.add(Math.max(start, block.start)).add(Math.min(end, block.end));
  }
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.flatMap((start, at) => {
    const end = sorted[at + 1] ?? start;
    const ids = items.filter((item) => item.start < end && item.end > start).map(({ id }) => id);
    return ids.length > 0 && start < end ? [{ start, end, ids }] : [];
  });
}

function areSame(a: readonly Run[], b: readonly Run[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function wrapBlock(map: TextMap, block: TextBlock, runs: readonly Run[]): Replaced[] {
  const { nodes, starts } = map.textNodesOf(block);
  return nodes.flatMap((node, at) => {
    const start = starts[at] ?? 0;
    const pieces = cut(node, start, runs);
    if (pieces === null) return [];
    node.replaceWith(...pieces);
    return [{ original: node, pieces }];
  });
}

/** The pieces of a text node, those under a run wrapped; `null` if no run touches it. */
function cut(node: Text, start: number, runs: readonly Run[]): ChildNode[] | null {
  const pieces: ChildNode[] = [];
  let at = 0;
  for (const run of runs) {
    const part = intersect(run, { start, end: start + node.length });
    if (!part) continue;
    if (part.start - start > at) pieces.push(new Text(node.data.slice(at, part.start - start)));
    at = part.end - start;
    pieces.push(makeMark(node.data.slice(part.start - start, at), run.ids));
  }
  if (pieces.length === 0) return null;
  if (at < node.length) pieces.push(new Text(node.data.slice(at)));
  return pieces;
}

function makeMark(text: string, ids: readonly string[]): HTMLElement {
  const mark = document.createElement("mark");
  mark.setAttribute("aria-details", ids.map(commentElementId).join(" "));
  mark.textContent = text;
  return mark;
}

function restore(original: Text, pieces: readonly ChildNode[]): void {
  pieces[0]?.before(original);
  for (const piece of pieces) piece.remove();
}
