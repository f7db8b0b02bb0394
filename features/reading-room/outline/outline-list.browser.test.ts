import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Browser } from "@playwright/test";
import { bundleForBrowser, openBlankPage } from "@/test/browser/browser-bundle";
import type * as roomPieces from "@/test/browser/room-pieces";
import { launchChromium } from "@/test/browser/chromium";

declare global {
  // Only inside functions that a page evaluates.
  var outlines: typeof roomPieces;
  var showOutline: (count: number) => void;
}

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

describe("the outline", () => {
  it("keeps the line that has the focus in sight when others come above it", async () => {
    const page = await browser.newPage();
    await openBlankPage(page, '<div id="outline" style="height: 200px; overflow-y: auto"></div>');
    await page.evaluate(await bundleForBrowser("test/browser/room-pieces.tsx", "outlines"));
    await page.evaluate(() => {
      globalThis.showOutline = outlines.mountOutline(document.getElementById("outline")!);
    });
    const line = page.getByRole("listitem").last().getByRole("button");
    await line.focus();
    await page.evaluate(() => showOutline(100));
    await page.getByRole("listitem").nth(100).waitFor();
    const [box, seen] = [await line.boundingBox(), await page.locator("#outline").boundingBox()];
    expect(await line.evaluate((it) => it === document.activeElement)).toBe(true);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(
      (seen?.y ?? 0) + (seen?.height ?? 0) + 1,
    );
  });
});
