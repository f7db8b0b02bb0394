import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchDomBrowser, toParagraphs } from "@/test/browser/dom-page";

let browser: Awaited<ReturnType<typeof launchDomBrowser>>;
beforeAll(async () => {
  browser = await launchDomBrowser();
});
afterAll(() => browser.close());

const STYLE = "<style>body{margin:20px}p{margin:0 0 20px;font:20px/34px serif;width:500px}</style>";

describe("hit test", () => {
  it("finds what a search through every character's box finds, at any point", async () => {
    const { text, html } = toParagraphs([
      "One paragraph that is long enough to run over several lines, with “quotes”, dashes — and 𝒳 beyond the plane.",
      "שלום עולם, a line that goes both ways, עם עוד מילים, and so on until it wraps at last.",
      "Short.",
    ]);
    const page = await browser.open(STYLE + html);
    const differences = await page.evaluate((length) => {
      const map = dom.createTextMap(document.getElementById("text")!);
      const index = dom.createIntervalIndex<{ id: string; start: number; end: number }>();
      for (let at = 0; at < 60; at += 1) {
        const start = (at * 29) % (length - 30);
        index.set({ id: `a${at}`, start, end: start + 3 + (at % 25) });
      }
      const boxes = Array.from({ length }, (_, offset) => {
        const block = map.blockAt(offset, "start")!;
        if (offset < block.start) return [];
        const unit = block.element.textContent.charCodeAt(offset - block.start);
        const from = unit >= 0xdc00 && unit <= 0xdfff ? offset - 1 : offset;
        const to = unit >= 0xd800 && unit <= 0xdbff ? offset + 2 : offset + 1;
        return [...dom.toLiveRange(map, { start: from, end: to })!.getClientRects()];
      });
      const found: string[] = [];
      let hits = 0;
      for (let x = 3.5; x < 600; x += 11) {
        for (let y = 3.5; y < 400; y += 7) {
          const over = boxes.findIndex((list) =>
            list.some((box) => x > box.left && x < box.right && y > box.top && y < box.bottom),
          );
          const expected = over === -1 ? [] : index.at(over).map(({ id }) => id);
          const actual = dom.hitTest(map, index, x, y).map(({ id }) => id);
          hits += expected.length;
          if (expected.join() !== actual.join())
            found.push(`${x},${y}: ${expected.join()} ≠ ${actual.join()}`);
        }
      }
      return { found, hits };
    }, text.length);
    expect(differences.hits).toBeGreaterThan(200);
    expect(differences.found).toEqual([]);
    await page.close();
  });

  it("forgives a finger, but not a mouse beside the text", async () => {
    const { html } = toParagraphs(["Some words here."]);
    const page = await browser.open(STYLE + html);
    const hits = await page.evaluate(() => {
      const map = dom.createTextMap(document.getElementById("text")!);
      const index = dom.createIntervalIndex<{ id: string; start: number; end: number }>();
      index.set({ id: "a", start: 5, end: 10 });
      const box = dom.firstRectOf(map, { start: 5, end: 10 })!;
      const below = [box.left + 4, box.bottom + 5] as const;
      const end = dom.lastRectOf(map, { start: 11, end: 16 })!;
      return {
        mouse: dom.hitTest(map, index, ...below).length,
        finger: dom.hitTest(map, index, ...below, { x: 6, y: 8 }).length,
        farRight: dom.characterAt(map, end.right + 100, end.top + 4),
      };
    });
    expect(hits).toEqual({ mouse: 0, finger: 1, farRight: null });
    await page.close();
  });
});
