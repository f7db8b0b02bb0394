import { existsSync } from "node:fs";
import { chromium, type Browser, type LaunchOptions } from "@playwright/test";

/** What the tests' browser is started with: no sandbox (tests also run as root), nothing that calls home. */
const QUIET_ARGS = [
  "--no-sandbox",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-default-apps",
  "--no-first-run",
];

/**
 * Finds a Chromium: `CHROMIUM_PATH`, the system's, Playwright's own, else the one packed in an npm package
 * (Linux x64, unpacked into the temporary folder at first use).
 *
 * @throws where `CHROMIUM_PATH` names nothing, or nothing can be found or unpacked.
 */
export async function findChromium(): Promise<{ executablePath: string; args: string[] }> {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names ${named}, which does not exist.`);
    return { executablePath: named, args: QUIET_ARGS };
  }
  for (const path of [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    chromium.executablePath(),
  ]) {
    if (existsSync(path)) return { executablePath: path, args: QUIET_ARGS };
  }
  const packed = (await import("@sparticuz/chromium")).default;
  return {
    executablePath: await packed.executablePath(),
    args: [...new Set([...packed.args, ...QUIET_ARGS])],
  };
}

/** A headless browser for one test file; the caller closes it. */
export async function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  const found = await findChromium();
  return chromium.launch({
    ...options,
    executablePath: found.executablePath,
    args: [...found.args, ...(options.args ?? [])],
  });
}
