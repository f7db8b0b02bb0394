import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

/** A Chromium without a window: `CHROMIUM_PATH`, the system's, Playwright's own, else the one of an npm package. */
export async function openBrowser() {
  const near = [
    process.env.CHROMIUM_PATH,
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    chromium.executablePath(),
  ].find((file) => file && existsSync(file));
  const packed = near ? null : (await import("@sparticuz/chromium")).default;
  return chromium.launch({
    executablePath: near ?? (await packed.executablePath()),
    args: [...(packed?.args ?? []), "--no-sandbox", "--disable-background-networking"],
  });
}

/** A machine that is busy with other things takes its time. */
const PATIENCE_MS = 120_000;

/** A page of somebody who is signed in, in light colours until told otherwise, and without motion. */
export async function browseAs(browser, person, options) {
  const context = await browser.newContext({
    baseURL: person.url,
    locale: "en-GB",
    timezoneId: "Europe/Zurich",
    colorScheme: "light",
    reducedMotion: "reduce",
    ...options,
  });
  await context.addCookies([{ ...person.cookie, url: person.url, sameSite: "Lax" }]);
  context.setDefaultTimeout(PATIENCE_MS);
  return context.newPage();
}
