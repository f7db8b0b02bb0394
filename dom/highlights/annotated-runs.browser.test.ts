import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchDomBrowser } from "@/test/browser/dom-page";

let browser: Awaited<ReturnType<typeof launchDomBrowser>>;
beforeAll(async () => {
  browser = await launchDomBrowser();
});
afterAll(() => browser.close());

const HTML =
  '<div id="text"><p data-start="0" data-end="30">plain <strong>strong <em>both</em></strong> and plain</p>' +
  '<p data-start="32" data-end="50">second paragraph..</p></div>';

const items = fc.array(fc.record({ start: fc.nat(48), length: fc.integer({ min: 1, max: 20 }) }), {
  maxLength: 6,
});

describe("annotated runs", () => {
  it("wrap exactly what is annotated, name every annotation, and leave no trace", async () => {
    const page = await browser.open(HTML);
    await fc.assert(
      fc.asyncProperty(items, async (list) => {
        const annotations = list.map(({ start, length }, at) => ({
          id: `a${at}`,
          start,
          end: start + length,
        }));
        const seen = await page.evaluate(
          ([html, all]) => {
            document.body.innerHTML = html;
            const root = document.getElementById("text")!;
            const before = root.innerHTML;
            const nodes = [...root.querySelectorAll("*")].flatMap((element) => [
              ...element.childNodes,
            ]);
            const map = dom.createTextMap(root);
            const index = dom.createIntervalIndex<(typeof all)[number]>();
            index.replaceAll(all);
            const runs = dom.createAnnotatedRuns(map, index, () => undefined);
            runs.show(map.blocks);
            const marked: Record<number, string> = {};
            for (const block of map.blocks) {
              const { nodes: texts, starts } = map.textNodesOf(block);
              texts.forEach((node, at) => {
                const details =
                  node.parentElement?.closest("mark")?.getAttribute("aria-details") ?? "";
                for (let unit = 0; unit < node.length; unit += 1)
                  marked[starts[at]! + unit] = details;
              });
            }
            const text = map.blocks.map(({ element }) => element.textContent);
            runs.show([]);
            const after = [...root.querySelectorAll("*")].flatMap((element) => [
              ...element.childNodes,
            ]);
            return {
              marked,
              text,
              restored: root.innerHTML === before && after.every((node, at) => node === nodes[at]),
            };
          },
          [HTML, annotations] as const,
        );
        expect(seen.restored).toBe(true);
        expect(seen.text).toEqual(["plain strong both and plain", "second paragraph.."]);
        for (const [unit, details] of Object.entries(seen.marked)) {
          const expected = annotations.filter(
            ({ start, end }) => start <= Number(unit) && Number(unit) < end,
          );
          expect(details.split(" ").filter(Boolean).sort()).toEqual(
            expected.map(({ id }) => `comment-${id}`).sort(),
          );
        }
      }),
      { numRuns: 50 },
    );
    await page.close();
  });

  it("keep the reader's selection, in its direction", async () => {
    const page = await browser.open(HTML);
    const selections = await page.evaluate(() => {
      const map = dom.createTextMap(document.getElementById("text")!);
      const index = dom.createIntervalIndex<{ id: string; start: number; end: number }>();
      index.set({ id: "a", start: 3, end: 9 });
      const runs = dom.createAnnotatedRuns(map, index, () => undefined);
      const selection = document.getSelection()!;
      const [from, to] = [map.pointAt(8, "end")!, map.pointAt(2, "start")!];
      selection.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
      const read = () => [
        selection.toString(),
        map.offsetOf(selection.anchorNode!, selection.anchorOffset, "start"),
        map.offsetOf(selection.focusNode!, selection.focusOffset, "start"),
      ];
      const before = read();
      runs.show(map.blocks);
      const during = read();
      runs.show([]);
      return [before, during, read()];
    });
    expect(selections).toEqual([
      ["ain st", 8, 2],
      ["ain st", 8, 2],
      ["ain st", 8, 2],
    ]);
    await page.close();
  });

  it("leave a block alone whose annotations did not change, and report one whose nodes did", async () => {
    const page = await browser.open(HTML);
    const changes = await page.evaluate(() => {
      const map = dom.createTextMap(document.getElementById("text")!);
      const index = dom.createIntervalIndex<{ id: string; start: number; end: number }>();
      index.set({ id: "a", start: 3, end: 9 });
      const reported: number[] = [];
      const runs = dom.createAnnotatedRuns(map, index, (block) => reported.push(block.start));
      runs.show(map.blocks);
      runs.show(map.blocks);
      index.set({ id: "b", start: 33, end: 40 });
      runs.show(map.blocks);
      runs.destroy();
      return reported;
    });
    expect(changes).toEqual([0, 32, 0, 32]);
    await page.close();
  });
});
