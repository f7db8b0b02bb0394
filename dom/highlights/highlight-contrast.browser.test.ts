import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchDomBrowser } from "@/test/browser/dom-page";
import {
  HIGHLIGHT_COLOURS,
  HIGHLIGHT_LOOKS,
  SELECTION_COLOURS,
  SELECTION_WASH,
  type HighlightStyle,
} from "./highlight-styles";

const tokens = readFileSync(new URL("../../styles/tokens.css", import.meta.url), "utf8");

let browser: Awaited<ReturnType<typeof launchDomBrowser>>;
beforeAll(async () => {
  browser = await launchDomBrowser();
});
afterAll(() => browser.close());

type Pixel = readonly [red: number, green: number, blue: number];

function wash(style: HighlightStyle): string {
  const look = HIGHLIGHT_LOOKS.get(style);
  if (!look) throw new Error(`no look for ${style}`);
  return look.wash;
}

/** Every label colour alone, and every two and three over one another. */
function labelStacks(): string[][] {
  const washes = HIGHLIGHT_COLOURS.map((colour) => wash(`${colour}-0`));
  const pairs = washes.flatMap((a) => washes.map((b) => [a, b]));
  return [
    [],
    ...washes.map((one) => [one]),
    ...pairs,
    ...pairs.flatMap((pair) => washes.map((c) => [...pair, c])),
  ];
}

/** What may lie on top of them: alone, and the focused annotation together with each. */
function overlayStacks(): string[][] {
  const overlays = [
    wash("hovered"),
    wash("match"),
    wash("current-match"),
    wash("pending"),
    SELECTION_WASH,
    ...SELECTION_COLOURS.map((colour) => wash(`person-${colour}`)),
  ];
  return [[], [wash("focused")], ...overlays.flatMap((one) => [[one], [wash("focused"), one]])];
}

function luminance(pixel: Pixel): number {
  const [red, green, blue] = pixel.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Pixel;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: Pixel, b: Pixel): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Paints each stack as the browser does, one pixel each, and reads the pixels. */
async function paintStacks(
  theme: "light" | "dark",
  stacks: readonly (readonly string[])[],
): Promise<Pixel[]> {
  const page = await browser.open(`<style>${tokens}</style><i id="probe"></i>`);
  const pixels = await page.evaluate(
    ([name, all]) => {
      document.documentElement.dataset.theme = name;
      const probe = document.getElementById("probe")!;
      const context = new OffscreenCanvas(all.length, 1).getContext("2d", {
        willReadFrequently: true,
      })!;
      const resolved = new Map<string, string>();
      const resolve = (colour: string) => {
        if (!resolved.has(colour)) {
          probe.style.color = "";
          probe.style.color = colour;
          resolved.set(colour, getComputedStyle(probe).color);
        }
        return resolved.get(colour)!;
      };
      all.forEach((stack, at) => {
        for (const colour of stack) {
          context.fillStyle = resolve(colour);
          context.fillRect(at, 0, 1, 1);
        }
      });
      const { data } = context.getImageData(0, 0, all.length, 1);
      return all.map((_, at) => [data[at * 4]!, data[at * 4 + 1]!, data[at * 4 + 2]!] as const);
    },
    [theme, stacks] as const,
  );
  await page.close();
  return pixels;
}

describe.each(["light", "dark"] as const)("in %s", (theme) => {
  it("text is legible over every colour, every overlap of two and three, and whatever lies on top", async () => {
    const stacks = labelStacks().flatMap((labels) =>
      overlayStacks().map((over) => ["var(--paper)", ...labels, ...over]),
    );
    const [ink, ...grounds] = await paintStacks(theme, [["var(--ink)"], ...stacks]);
    const worst = grounds.map((ground, at) => ({
      ratio: contrast(ink!, ground),
      stack: stacks[at]!.join(" + "),
    }));
    worst.sort((a, b) => a.ratio - b.ratio);
    expect(worst.length).toBeGreaterThan(5_000);
    expect(worst[0]!.ratio, worst[0]!.stack).toBeGreaterThanOrEqual(4.5);
  });

  it("the line under each colour stands out from the page, and washes of two colours differ", async () => {
    const edges = HIGHLIGHT_COLOURS.map((colour) => [
      "var(--paper)",
      HIGHLIGHT_LOOKS.get(`${colour}-0`)!.edge,
    ]);
    const [paper, ...painted] = await paintStacks(theme, [["var(--paper)"], ...edges]);
    for (const edge of painted) expect(contrast(edge, paper!)).toBeGreaterThanOrEqual(3);
    const washes = await paintStacks(
      theme,
      HIGHLIGHT_COLOURS.map((colour) => ["var(--paper)", wash(`${colour}-0`)]),
    );
    expect(new Set(washes.map(String)).size).toBe(HIGHLIGHT_COLOURS.length);
  });
});
