import type { TextRange } from "@/domain/text/range";

/** An element whose text nodes together are exactly `[start, end)` of the edition's text. Blocks never nest. */
export type TextBlock = TextRange & { readonly element: HTMLElement };

/** Which way an offset leans that lies between two blocks or text nodes: a range's start forwards, its end back. */
export type Side = "start" | "end";

export type TextPoint = { node: Text; offset: number };

/**
 * Offsets of an edition ↔ places in the document that shows it. Only blocks with text count; what lies between them
 * (blank lines, bullet marks) has no place of its own and snaps to the nearest block on the asked side.
 */
export type TextMap = {
  readonly root: HTMLElement;
  /** In reading order. */
  readonly blocks: readonly TextBlock[];
  /** The block that holds the code unit at `offset`, else the next on that side; `null` if there is none. */
  blockAt: (offset: number, side: Side) => TextBlock | null;
  blocksIn: (range: TextRange) => readonly TextBlock[];
  blockOf: (node: Node) => TextBlock | null;
  pointAt: (offset: number, side: Side) => TextPoint | null;
  /** `null` outside the root. Any place inside has an offset, also one between blocks. */
  offsetOf: (node: Node, offset: number, side: Side) => number | null;
  /** The block's text nodes in order, each with the edition's offset at which it starts. */
  textNodesOf: (block: TextBlock) => TextNodes;
  /** Takes in the blocks that were added behind the others. Returns what of the text has come; `null` if nothing has. */
  extend: () => TextRange | null;
  /** To be called after text nodes of a block were split, joined or wrapped. */
  refresh: (block: TextBlock) => void;
};

export type TextNodes = { readonly nodes: readonly Text[]; readonly starts: readonly number[] };

export const BLOCK_SELECTOR = "[data-start]";

/** Reads the blocks under `root`: elements with `data-start` and `data-end`, in reading order. */
export function createTextMap(root: HTMLElement): TextMap {
  const blocks: TextBlock[] = [];
  const indexes = new Map<Element, number>();
  let read = 0;
  const textNodes = new Map<TextBlock, TextNodes>();

  /** Index of the last block that starts at or before `offset`; -1 if all start later. */
  function lastStartingBy(offset: number): number {
    let low = 0;
    let high = blocks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((blocks[middle]?.start ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  function indexAt(offset: number, side: Side): number {
    const index = lastStartingBy(side === "start" ? offset : offset - 1);
    if (side === "end") return index;
    return offset < (blocks[index]?.end ?? 0) ? index : index + 1;
  }

  function textNodesOf(block: TextBlock): TextNodes {
    const known = textNodes.get(block);
    // A translation tool or an extension may have replaced the nodes since.
    if (known?.nodes.every((node) => node.isConnected)) return known;
    const read = readTextNodes(block);
    textNodes.set(block, read);
    return read;
  }

  function blockOf(node: Node): TextBlock | null {
    const element = node instanceof Element ? node : node.parentElement;
    const index = indexes.get(element?.closest(BLOCK_SELECTOR) ?? root);
    return index === undefined ? null : (blocks[index] ?? null);
  }

  /** Number of blocks that lie before a place which is in none of them. */
  function countBefore(node: Node, offset: number): number {
    const place = document.createRange();
    place.setStart(node, offset);
    let low = 0;
    let high = blocks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const element = blocks[middle]?.element;
      if (element && place.comparePoint(element, 0) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function extend(): TextRange | null {
    const elements = root.querySelectorAll<HTMLElement>(BLOCK_SELECTOR);
    const first = blocks.length;
    for (const element of [...elements].slice(read)) {
      const block = toBlock(element);
      if (!block) continue;
      indexes.set(block.element, blocks.length);
      blocks.push(block);
    }
    read = elements.length;
    const [from, to] = [blocks[first], blocks.at(-1)];
    return from && to ? { start: from.start, end: to.end } : null;
  }
  extend();

  return {
    root,
    blocks,
    extend,
    blockAt: (offset, side) => blocks[indexAt(offset, side)] ?? null,
    blocksIn(range) {
      const from = indexAt(range.start, "start");
      return blocks.slice(from, Math.max(from, indexAt(range.end, "end") + 1));
    },
    blockOf,
    pointAt(offset, side) {
      const block = blocks[indexAt(offset, side)];
      return block ? findPoint(textNodesOf(block), clamp(offset, block), side) : null;
    },
    offsetOf(node, offset, side) {
      if (!root.contains(node)) return null;
      const block = blockOf(node);
      if (block) return clamp(offsetInBlock(textNodesOf(block), block, node, offset), block);
      const before = countBefore(node, offset);
      const next = blocks[before];
      const previous = blocks[before - 1];
      return side === "start"
        ? (next?.start ?? previous?.end ?? 0)
        : (previous?.end ?? next?.start ?? 0);
    },
    textNodesOf,
    refresh: (block) => void textNodes.delete(block),
  };
}

/** `null` for an element without text. */
function toBlock(element: HTMLElement): TextBlock | null {
  const start = Number(element.getAttribute("data-start"));
  const end = Number(element.getAttribute("data-end"));
  return start < end ? { element, start, end } : null;
}

function readTextNodes(block: TextBlock): TextNodes {
  const nodes: Text[] = [];
  const starts: number[] = [];
  const walker = document.createTreeWalker(block.element, NodeFilter.SHOW_TEXT);
  let at = block.start;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (!(node instanceof Text) || node.length === 0) continue;
    nodes.push(node);
    starts.push(at);
    at += node.length;
  }
  return { nodes, starts };
}

function findPoint({ nodes, starts }: TextNodes, offset: number, side: Side): TextPoint | null {
  const wanted = side === "start" ? offset : offset - 1;
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= wanted) low = middle + 1;
    else high = middle;
  }
  const index = Math.max(0, low - 1);
  const node = nodes[index];
  if (!node) return null;
  return { node, offset: Math.min(Math.max(0, offset - (starts[index] ?? 0)), node.length) };
}

function offsetInBlock(
  { nodes, starts }: TextNodes,
  block: TextBlock,
  node: Node,
  offset: number,
): number {
  if (node instanceof Text) {
    const index = nodes.indexOf(node);
    if (index >= 0) return (starts[index] ?? 0) + offset;
  }
  // An element and the number of a child: the offset of the first text at or behind that child.
  const child = node.childNodes[offset];
  const index = nodes.findIndex((text) => {
    if (child) return child.contains(text) || follows(text, child);
    return !node.contains(text) && follows(text, node);
  });
  return starts[index] ?? block.end;
}

function follows(node: Node, other: Node): boolean {
  return (other.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

function clamp(offset: number, block: TextRange): number {
  return Math.min(Math.max(offset, block.start), block.end);
}
