import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchDomBrowser, toParagraphs } from "@/test/browser/dom-page";

let browser: Awaited<ReturnType<typeof launchDomBrowser>>;
beforeAll(async () => {
  browser = await launchDomBrowser();
});
afterAll(() => browser.close());

const PARAGRAPHS = Array.from({ length: 200 }, (_, at) => `Paragraph ${at} says what it says.`);
const WANTED = "Paragraph 150";

/** Opens the first paragraphs, goes to one that has not come, does something, and lets all of them come. */
async function grow(meanwhile: "nothing" | "wheel") {
  const first = toParagraphs(PARAGRAPHS.slice(0, 3));
  const all = toParagraphs(PARAGRAPHS);
  const start = all.text.indexOf(WANTED);
  const page = await browser.open(first.html);
  return page.evaluate(
    async ({ html, range, turn }) => {
      const root = document.getElementById("text")!;
      const underlay = document.createElement("div");
      const stage = dom.createTextStage({
        root,
        underlay,
        onViewport: () => undefined,
        onLayout: () => undefined,
      });
      stage.painter.setItems([{ id: "late", ...range, colour: "amber" }]);
      stage.scroll.to(range);
      const before = window.scrollY;
      if (turn) window.dispatchEvent(new WheelEvent("wheel"));
      const whole = new DOMParser().parseFromString(html, "text/html").getElementById("text")!;
      root.append(...[...whole.children].slice(root.children.length));
      stage.grow();
      // The viewport is read once a frame.
      for (let frame = 0; frame < 3; frame += 1) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      const painted = [...CSS.highlights.values()].flatMap((highlight) =>
        [...highlight].map((part) => {
          const live = document.createRange();
          live.setStart(part.startContainer, part.startOffset);
          live.setEnd(part.endContainer, part.endOffset);
          return live.toString();
        }),
      );
      const top = stage.map.blockAt(range.start, "start")!.element.getBoundingClientRect().top;
      const scrolled = window.scrollY;
      stage.destroy();
      return { before, scrolled, onScreen: top > 0 && top < window.innerHeight, painted };
    },
    {
      html: all.html,
      range: { start, end: start + WANTED.length },
      turn: meanwhile === "wheel",
    },
  );
}

describe("a text that grows", () => {
  it("is gone to, if it was asked for, as soon as that has come, and painted there", async () => {
    const { before, onScreen, painted } = await grow("nothing");
    expect(before).toBe(0);
    expect(onScreen).toBe(true);
    expect(painted).toEqual([WANTED]);
  });

  it("takes nobody along who has gone elsewhere meanwhile", async () => {
    const { scrolled, painted } = await grow("wheel");
    expect(scrolled).toBe(0);
    expect(painted).toEqual([]);
  });
});
