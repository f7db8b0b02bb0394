import type { Locator } from "@playwright/test";

export type Box = { x: number; y: number; width: number; height: number };

/**
 * Scrolls to words that stand within one element's text, where none of their like is in sight, and answers the box of
 * each of their lines, in pixels of the window, once the page has come to rest.
 */
export async function findWords(text: Locator, words: string): Promise<[Box, ...Box[]]> {
  return text.evaluate(async (root, sought) => {
    const range = find();
    const { top, height } = range.getBoundingClientRect();
    // What is in sight stays where it is: the page must not move while something is dragged.
    if (!isInSight(range))
      window.scrollBy({ top: top + (height - window.innerHeight) / 2, behavior: "instant" });
    await untilAtRest();
    const [first, ...others] = [...range.getClientRects()].map((box) => ({
      x: box.x,
      y: box.y,
      width: box.width,
      height: box.height,
    }));
    if (!first) throw new Error(`“${sought}” takes no room.`);
    return [first, ...others];

    function find(): Range {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      let first: Range | null = null;
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = (node.nodeValue ?? "").indexOf(sought);
        if (at === -1) continue;
        const found = document.createRange();
        found.setStart(node, at);
        found.setEnd(node, at + sought.length);
        if (isInSight(found)) return found;
        first ??= found;
      }
      if (!first) throw new Error(`The text does not show “${sought}”.`);
      return first;
    }

    function isInSight(words: Range): boolean {
      const { top, bottom } = words.getBoundingClientRect();
      return top >= 120 && bottom <= window.innerHeight - 120;
    }

    async function untilAtRest(): Promise<void> {
      let before = Number.NaN;
      for (let calm = 0; calm < 3;) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
        const now = range.getBoundingClientRect().top;
        calm = now === before ? calm + 1 : 0;
        before = now;
      }
    }
  }, words);
}
