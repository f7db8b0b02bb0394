import { defineConfig, devices } from "@playwright/test";
import { findChromium } from "@/test/browser/chromium";

const launchOptions = await findChromium();

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results/e2e",
  fullyParallel: true,
  workers: 2,
  // A test that passes at the second try has shown that something is wrong.
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter:
    process.env.PLAYWRIGHT_JSON_OUTPUT_FILE === undefined ? [["list"]] : [["list"], ["json"]],
  use: {
    ...devices["Desktop Chrome"],
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    timezoneId: "Europe/Zurich",
    // Nobody waits for what glides, except where that is what is proved.
    contextOptions: { reducedMotion: "reduce" },
    launchOptions,
    // Recording slows every test by a tenth; a failed one has a screenshot and the page's contents anyway.
    trace: process.env.TRACE === undefined ? "off" : "on",
    screenshot: "only-on-failure",
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
  },
});
