import type { Page } from "@playwright/test";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchDomBrowser, toParagraphs } from "@/test/browser/dom-page";

let browser: Awaited<ReturnType<typeof launchDomBrowser>>;
beforeAll(async () => {
  browser = await launchDomBrowser();
});
afterAll(() => browser.close());

const { html } = toParagraphs(
  Array.from(
    { length: 400 },
    (_, at) => `Paragraph ${at} says that states should join the convention without delay.`,
  ),
);
const TOKENS =
  "<style>:root{--wash-amber:#ffe08a;--edge-amber:#b97f00;--wash-sky:#b5dcff;--edge-sky:#1b6fc0;--accent:#0f5c6e}" +
  "body{margin:0;background:#fff}#frame{position:relative;isolation:isolate}#under{position:absolute;inset:0;z-index:-1}" +
  "p{margin:0;font:20px/34px serif}</style>";
const PAGE = `${TOKENS}<div id="frame"><div id="under"></div>${html}</div>`;

/** Clear colours in the page, by how many of its pixels have them. */
async function countPixels(
  page: Page,
): Promise<{ amberWash: number; amberLine: number; skyWash: number }> {
  const png = (await page.screenshot()).toString("base64");
  return page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext("2d")!;
    context.drawImage(image, 0, 0);
    const { data: pixels } = context.getImageData(0, 0, image.width, image.height);
    const count = (red: number, green: number, blue: number) => {
      let found = 0;
      for (let at = 0; at < pixels.length; at += 4) {
        if (pixels[at] === red && pixels[at + 1] === green && pixels[at + 2] === blue) found += 1;
      }
      return found;
    };
    return {
      amberWash: count(255, 224, 138),
      amberLine: count(185, 127, 0),
      skyWash: count(181, 220, 255),
    };
  }, png);
}

for (const kind of ["createHighlightSurface", "createRectSurface"] as const) {
  describe(kind, () => {
    it("paints wash and line, and takes them away again", async () => {
      const page = await browser.open(PAGE);
      await page.evaluate((make) => {
        const map = dom.createTextMap(document.getElementById("text")!);
        const surface = dom[make](map, document.getElementById("under")!);
        const painter = dom.createHighlightPainter(surface);
        painter.setNear({ start: 0, end: 2_000 });
        painter.setItems([
          { id: "a", start: 0, end: 140, colour: "amber" },
          { id: "b", start: 200, end: 240, colour: "sky" },
        ]);
        Object.assign(window, { painter });
      }, kind);
      const painted = await countPixels(page);
      expect(painted.amberWash).toBeGreaterThan(5_000);
      expect(painted.amberLine).toBeGreaterThan(500);
      expect(painted.skyWash).toBeGreaterThan(1_000);

      await page.evaluate(() =>
        (window as unknown as { painter: { setItems: (items: []) => void } }).painter.setItems([]),
      );
      expect(await countPixels(page)).toEqual({ amberWash: 0, amberLine: 0, skyWash: 0 });
      await page.close();
    });
  });
}

describe("highlight surface", () => {
  it("uses a fixed set of Highlight objects, however many annotations there are, and leaves those of others", async () => {
    const page = await browser.open(PAGE);
    const counts = await page.evaluate(() => {
      const foreign = new Highlight();
      CSS.highlights.set("somebody-else", foreign);
      const map = dom.createTextMap(document.getElementById("text")!);
      const painter = dom.createHighlightPainter(dom.createHighlightSurface(map));
      const colours = ["amber", "rose", "sky", "mint", "violet", "neutral"] as const;
      painter.setNear({ start: 0, end: 20_000 });
      painter.setItems(
        Array.from({ length: 3_000 }, (_, at) => ({
          id: `a${at}`,
          start: (at * 37) % 19_000,
          end: ((at * 37) % 19_000) + 20 + (at % 90),
          colour: colours[at % 6]!,
        })),
      );
      const during = CSS.highlights.size;
      painter.destroy();
      return {
        during,
        after: CSS.highlights.size,
        foreign: CSS.highlights.get("somebody-else") === foreign,
      };
    });
    expect(counts).toEqual({ during: 6 * 3 + 1, after: 1, foreign: true });
    await page.close();
  });

  it("states its looks at the text's root alone, where all that is in it inherits them", async () => {
    const page = await browser.open(PAGE);
    const seen = await page.evaluate(() => {
      const root = document.getElementById("text")!;
      const amber = (element: Element) =>
        getComputedStyle(element, "::highlight(caucus-amber-0)").backgroundColor;
      const surface = dom.createHighlightSurface(dom.createTextMap(root));
      const during = [amber(root.firstElementChild!), amber(document.body)];
      surface.destroy();
      return { during, after: amber(root), marks: Object.keys(root.dataset) };
    });
    const nothing = "rgba(0, 0, 0, 0)";
    expect(seen).toEqual({
      during: ["rgb(255, 224, 138)", nothing],
      after: nothing,
      marks: [],
    });
    await page.close();
  });

  it("keeps only ranges near the screen while scrolling, and all of them for print", async () => {
    const page = await browser.open(PAGE);
    const setUp = () => {
      const map = dom.createTextMap(document.getElementById("text")!);
      const painter = dom.createHighlightPainter(dom.createHighlightSurface(map));
      const watch = dom.watchViewport(map, ({ near }) => painter.setNear(near));
      painter.setNear(watch.read().near);
      painter.setItems(
        map.blocks.map(({ start, end }, at) => ({
          id: `a${at}`,
          start,
          end,
          colour: "amber" as const,
        })),
      );
      Object.assign(window, { map });
    };
    await page.evaluate(setUp);
    const readPainted = () =>
      page.evaluate(
        () =>
          // The scroll event and what follows from it come in the first frame.
          new Promise<{ first: string; count: number }>((resolve) => {
            const answer = () => {
              const ranges = [...CSS.highlights.get("caucus-amber-0")!.values()];
              const first = ranges
                .map(({ startContainer }) => startContainer.textContent!)
                .sort(byNumber)[0]!;
              resolve({ first: first.slice(0, 14), count: ranges.length });
            };
            const byNumber = (a: string, b: string) =>
              Number(a.split(" ")[1]) - Number(b.split(" ")[1]);
            requestAnimationFrame(() => requestAnimationFrame(answer));
          }),
      );
    // 600 px hold 18 lines of 34 px; one screen more lies below, and later one above.
    const top = await readPainted();
    expect(top.first).toBe("Paragraph 0 sa");
    expect(top.count).toBeGreaterThanOrEqual(35);
    expect(top.count).toBeLessThanOrEqual(37);
    await page.evaluate(() => window.scrollTo(0, 34 * 200));
    const middle = await readPainted();
    expect(middle.count).toBeLessThanOrEqual(55);
    expect(middle.first).toMatch(/^Paragraph 18\d/);
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    expect((await readPainted()).count).toBe(400);
    await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
    expect((await readPainted()).count).toBeLessThanOrEqual(55);
    await page.close();
  });
});
