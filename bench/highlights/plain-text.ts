type Block = { start: number; end: number; node: Text; peerStart: number };

/**
 * The page's paragraphs, read without the help of anybody who is measured. The peer counts offsets over the text
 * nodes alone, so it needs its own.
 */
export class PlainText {
  readonly #blocks: Block[] = [];

  constructor(root: HTMLElement) {
    let peerStart = 0;
    for (const element of root.querySelectorAll("[data-start]")) {
      const node = element.firstChild as Text;
      const start = Number(element.getAttribute("data-start"));
      this.#blocks.push({ start, end: start + node.length, node, peerStart });
      peerStart += node.length;
    }
  }

  rangeOf({ start, end }: { start: number; end: number }): Range {
    const [first, last] = [this.#blockOf(start), this.#blockOf(end - 1)];
    const range = document.createRange();
    range.setStart(first.node, start - first.start);
    range.setEnd(last.node, end - last.start);
    return range;
  }

  toPeer({ start, end }: { start: number; end: number }): { start: number; end: number } {
    const [first, last] = [this.#blockOf(start), this.#blockOf(end - 1)];
    return {
      start: first.peerStart + start - first.start,
      end: last.peerStart + end - last.start,
    };
  }

  /** The boxes of the range's lines; over several paragraphs a browser would add those of the paragraphs. */
  rectsOf({ start, end }: { start: number; end: number }): DOMRect[] {
    const [first, last] = [this.#indexOf(start), this.#indexOf(end - 1)];
    return this.#blocks.slice(first, last + 1).flatMap((block) => {
      const range = document.createRange();
      range.setStart(block.node, Math.max(0, start - block.start));
      range.setEnd(block.node, Math.min(block.end, end) - block.start);
      return [...range.getClientRects()].filter(({ width }) => width > 0);
    });
  }

  #blockOf(offset: number): Block {
    const block = this.#blocks[this.#indexOf(offset)];
    if (!block) throw new Error(`No paragraph holds ${offset}.`);
    return block;
  }

  /** Index of the last paragraph that begins at or before `offset`. */
  #indexOf(offset: number): number {
    let [low, high] = [0, this.#blocks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#blocks[middle]?.start ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
