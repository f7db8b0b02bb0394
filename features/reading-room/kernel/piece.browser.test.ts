import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Browser } from "@playwright/test";
import { bundleForBrowser, openBlankPage } from "@/test/browser/browser-bundle";
import type * as roomPieces from "@/test/browser/room-pieces";
import { launchChromium } from "@/test/browser/chromium";

declare global {
  // Only inside functions that a page evaluates.
  var brokenPieces: typeof roomPieces;
}

let browser: Browser;
let script: string;
beforeAll(async () => {
  [browser, script] = await Promise.all([
    launchChromium(),
    bundleForBrowser("test/browser/room-pieces.tsx", "brokenPieces"),
  ]);
});
afterAll(() => browser.close());

describe("what throws while it is shown", () => {
  it("leaves its neighbours, says so in its own place, and comes back once it is whole", async () => {
    const page = await browser.newPage();
    await openBlankPage(page, '<div id="room"></div>');
    await page.evaluate(script);
    await page.evaluate(() => brokenPieces.mount(document.getElementById("room")!));

    const rows = page.getByRole("listitem");
    await rows.filter({ hasText: "Norway" }).waitFor();
    expect(await rows.filter({ hasText: "Gabon" }).count()).toBe(1);
    expect(await page.getByText("The rest of the room").isVisible()).toBe(true);
    for (const name of ["This line", "This note", "The statement", "The review"]) {
      const line = page.getByRole("group", { name, exact: true });
      expect(await line.textContent(), name).toContain(`${name} cannot be shown.`);
    }

    await page.evaluate(() => brokenPieces.mend());
    for (const name of ["This line", "This note", "The statement", "The review"]) {
      const line = page.getByRole("group", { name, exact: true });
      await line.getByRole("button", { name: "Try again" }).click();
      await line.waitFor({ state: "detached" });
    }
    expect(await rows.filter({ hasText: "Malaysia" }).count()).toBe(1);
    expect(await page.getByText("Whole again").count()).toBe(3);
  });
});
