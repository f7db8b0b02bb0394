import type { Locator } from "@playwright/test";

export type Box = { x: number; y: number; width: number; height: number };

/**
 * Scrolls to words that stand within one element's text, where they are out of sight, and answers the box of each of
 * their lines, in pixels of the window, once the page has come to rest.
 */
export async function findWords(text: Locator, words: string): Promise<[Box, ...Box[]]> {
  return text.evaluate(async (root, sought) => {
    const range = find();
    const { top, height } = range.getBoundingClientRect();
    // What is in sight stays where it is: the page must not move while something is dragged.
    if (top < 120 || top + height > window.innerHeight - 120)
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
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = (node.nodeValue ?? "").indexOf(sought);
        if (at === -1) continue;
        const found = document.createRange();
        found.setStart(node, at);
        found.setEnd(node, at + sought.length);
        return found;
      }
      throw new Error(`The text does not show “${sought}”.`);
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
