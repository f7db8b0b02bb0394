import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { escapeHtml, launchDomBrowser, toParagraphs } from "@/test/browser/dom-page";

let browser: Awaited<ReturnType<typeof launchDomBrowser>>;
beforeAll(async () => {
  browser = await launchDomBrowser();
});
afterAll(() => browser.close());

/** A block's pieces become text nodes of their own: some bare, some inside inline elements. */
type Piece = { text: string; wrap: "none" | "strong" | "link" };
type Shape = { kind: "p" | "item" | "cell" | "pre"; pieces: Piece[]; gap: string };

const piece = fc.record({
  text: fc.string({
    unit: fc.constantFrom("a", "b", " ", "\n", "é", "ا", "𝒳", "👩‍👧", "<", "&"),
    minLength: 1,
    maxLength: 12,
  }),
  wrap: fc.constantFrom("none" as const, "strong" as const, "link" as const),
});
const shape: fc.Arbitrary<Shape> = fc.record({
  kind: fc.constantFrom("p" as const, "item" as const, "cell" as const, "pre" as const),
  pieces: fc.array(piece, { maxLength: 4 }),
  gap: fc.constantFrom("\n\n", "\n  • ", " | ", ""),
});

function render(shapes: readonly Shape[]): {
  text: string;
  html: string;
  blocks: { start: number; end: number }[];
} {
  let text = "lead ";
  let html = "";
  const blocks: { start: number; end: number }[] = [];
  for (const { kind, pieces, gap } of shapes) {
    const start = text.length;
    text += pieces.map((one) => one.text).join("");
    const end = text.length;
    if (start < end) blocks.push({ start, end });
    const inner = pieces.map(({ text: own, wrap }) => {
      if (wrap === "none") return `${escapeHtml(own)}<!-- -->`;
      return wrap === "strong"
        ? `<strong>${escapeHtml(own)}</strong>`
        : `<a href="#">${escapeHtml(own)}</a>`;
    });
    const at = `data-start="${start}" data-end="${end}"`;
    // A line break right after <pre> is the parser's, not the text's.
    if (kind === "pre") html += `<pre ${at}>\n${inner.join("")}</pre>`;
    else if (kind === "p") html += `<p ${at}>${inner.join("")}</p>`;
    else if (kind === "item") html += `<ul><li><div ${at}>${inner.join("")}</div></li></ul>`;
    else html += `<table><tbody><tr><td ${at}>${inner.join("")}</td></tr></tbody></table>`;
    text += gap;
  }
  return { text, html: `<div id="text">${html}</div>`, blocks };
}

describe("text map", () => {
  it("takes every offset to its character and back, whatever the blocks are made of", async () => {
    const page = await browser.open("");
    await fc.assert(
      fc.asyncProperty(fc.array(shape, { minLength: 1, maxLength: 6 }), async (shapes) => {
        const { text, html, blocks } = render(shapes);
        const read = await page.evaluate(
          ([markup, length]) => {
            document.body.innerHTML = markup;
            const map = dom.createTextMap(document.getElementById("text")!);
            return Array.from({ length: length + 1 }, (_, offset) => {
              const from = map.pointAt(offset, "start");
              const to = map.pointAt(offset, "end");
              return {
                unit: from?.node.data.charCodeAt(from.offset) ?? null,
                unitBefore: to?.node.data.charCodeAt(to.offset - 1) ?? null,
                back: from && map.offsetOf(from.node, from.offset, "start"),
                backEnd: to && map.offsetOf(to.node, to.offset, "end"),
              };
            });
          },
          [html, text.length] as const,
        );
        for (const { start, end } of blocks) {
          for (let offset = start; offset < end; offset += 1) {
            expect(read[offset]).toMatchObject({ unit: text.charCodeAt(offset), back: offset });
            expect(read[offset + 1]).toMatchObject({
              unitBefore: text.charCodeAt(offset),
              backEnd: offset + 1,
            });
          }
        }
        const inBlock = (offset: number) =>
          blocks.some(({ start, end }) => start <= offset && offset < end);
        for (let offset = 0; offset <= text.length; offset += 1) {
          if (inBlock(offset)) continue;
          const next = blocks.find(({ start }) => start > offset)?.start;
          if (next !== undefined)
            expect(read[offset]?.back, `offset ${offset} of a gap`).toBe(next);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("gives an offset to every place a selection can begin or end at, also between blocks", async () => {
    const page = await browser.open("");
    await fc.assert(
      fc.asyncProperty(fc.array(shape, { minLength: 1, maxLength: 5 }), async (shapes) => {
        const { text, html, blocks } = render(shapes);
        const places = await page.evaluate((markup) => {
          document.body.innerHTML = markup;
          const root = document.getElementById("text")!;
          const map = dom.createTextMap(root);
          const walker = document.createTreeWalker(root);
          const found: { at: Range; start: number | null; end: number | null }[] = [];
          for (let node: Node | null = root; node; node = walker.nextNode()) {
            const { length } = node instanceof Element ? node.childNodes : (node.nodeValue ?? "");
            for (let at = 0; at <= length; at += 1) {
              const place = document.createRange();
              place.setStart(node, at);
              const start = map.offsetOf(node, at, "start");
              found.push({ at: place, start, end: map.offsetOf(node, at, "end") });
            }
          }
          found.sort((a, b) => a.at.compareBoundaryPoints(Range.START_TO_START, b.at));
          return {
            found: found.map(({ start, end }) => ({ start, end })),
            outside: map.offsetOf(document.body, 0, "start"),
          };
        }, html);
        expect(places.outside).toBeNull();
        for (const { start, end } of places.found) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(start).toBeLessThanOrEqual(text.length);
          expect(end).toBeLessThanOrEqual(text.length);
          if (blocks.length > 0)
            expect(blocks.some((block) => block.start <= start! && start! <= block.end)).toBe(true);
        }
        // A later place never has an earlier offset.
        for (const side of ["start", "end"] as const) {
          const offsets = places.found.map((place) => place[side]!);
          expect(offsets).toEqual([...offsets].sort((a, b) => a - b));
        }
      }),
      { numRuns: 60 },
    );
  });

  it("reads back what was selected over several blocks, without the blank ends", async () => {
    const { text, html } = toParagraphs(["First paragraph.", "Second one, longer.", "Third."]);
    const page = await browser.open(html);
    const selected = await page.evaluate((whole) => {
      const map = dom.createTextMap(document.getElementById("text")!);
      const read = (range: { start: number; end: number }) => {
        dom.writeSelection(map, range);
        return dom.readSelection(map, whole);
      };
      const [first, second] = map.blocks;
      const triple = () => {
        // As a triple click does in Chromium: up to the start of the next block.
        document
          .getSelection()!
          .setBaseAndExtent(first!.element.firstChild!, 0, second!.element, 0);
        return dom.readSelection(map, whole);
      };
      return [read({ start: 6, end: 24 }), read({ start: 5, end: 10 }), triple()];
    }, text);
    expect(selected).toEqual([
      { start: 6, end: 24 },
      { start: 6, end: 10 },
      { start: 0, end: 16 },
    ]);
  });

  it("never answers half a surrogate pair, and nothing for a selection outside the text", async () => {
    const { text, html } = toParagraphs(["a𝒳b"]);
    const page = await browser.open(`<p id="aside">elsewhere</p>${html}`);
    const selected = await page.evaluate((whole) => {
      const map = dom.createTextMap(document.getElementById("text")!);
      const node = map.blocks[0]!.element.firstChild!;
      const selection = document.getSelection()!;
      selection.setBaseAndExtent(node, 2, node, 4);
      const half = dom.readSelection(map, whole);
      selection.selectAllChildren(document.getElementById("aside")!);
      const outside = dom.readSelection(map, whole);
      selection.selectAllChildren(document.body);
      const everything = dom.readSelection(map, whole);
      selection.setBaseAndExtent(document.getElementById("aside")!.firstChild!, 3, node, 1);
      const halfOutside = dom.readSelection(map, whole);
      return { half, outside, everything, halfOutside };
    }, text);
    expect(selected).toEqual({
      half: { start: 1, end: 4 },
      outside: null,
      everything: null,
      halfOutside: { start: 0, end: 1 },
    });
  });

  it("takes in what is added behind, and leaves alone what it knows", async () => {
    const first = toParagraphs(["One two three.", "Four."]);
    const both = toParagraphs(["One two three.", "Four.", "Five six.", "Seven."]);
    const page = await browser.open(first.html);
    const read = await page.evaluate((html) => {
      const root = document.getElementById("text")!;
      const map = dom.createTextMap(root);
      const known = map.blocks[0];
      const before = { late: map.pointAt(24, "start"), nothing: map.extend() };
      const whole = new DOMParser().parseFromString(html, "text/html").getElementById("text")!;
      root.append(...[...whole.children].slice(root.children.length));
      const added = map.extend();
      const five = map.blocks[2]!;
      return {
        before,
        added,
        again: map.extend(),
        kept: map.blocks[0] === known,
        words: dom.toLiveRange(map, { start: five.start, end: five.start + 4 })?.toString(),
        back: map.offsetOf(five.element.firstChild!, 5, "start"),
        five: five.start,
      };
    }, both.html);
    const start = both.text.indexOf("Five");
    expect(read).toEqual({
      before: { late: null, nothing: null },
      added: { start, end: both.text.indexOf("Seven.") + 6 },
      again: null,
      kept: true,
      words: "Five",
      back: start + 5,
      five: start,
    });
  });

  it("survives a tool that replaces the text nodes", async () => {
    const { html } = toParagraphs(["One two three."]);
    const page = await browser.open(html);
    const back = await page.evaluate(() => {
      const map = dom.createTextMap(document.getElementById("text")!);
      map.pointAt(5, "start");
      map.blocks[0]!.element.innerHTML = "<font>Un deux</font> <font>trois, quatre.</font>";
      const point = map.pointAt(12, "start")!;
      return {
        connected: point.node.isConnected,
        range: dom.toLiveRange(map, { start: 0, end: 14 })?.toString(),
      };
    });
    expect(back).toEqual({ connected: true, range: "Un deux trois," });
  });
});
