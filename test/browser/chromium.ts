import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { statfs } from "node:fs/promises";
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

/** What the processes of two browsers share fits into less. Bytes. */
const ENOUGH_SHARED_MEMORY = 1024 ** 3;

/**
 * Finds a Chromium: `CHROMIUM_PATH`; the one packed in an npm package (a shell without windows for Linux x64, twice as
 * fast as a whole browser), where it runs on this machine; the system's; Playwright's own.
 *
 * @throws where `CHROMIUM_PATH` names nothing, or nothing can be found.
 */
export async function findChromium(): Promise<{
  executablePath: string;
  args: string[];
  ignoreDefaultArgs: string[];
}> {
  const named = process.env.CHROMIUM_PATH;
  if (named && !existsSync(named)) {
    throw new Error(`CHROMIUM_PATH names ${named}, which does not exist.`);
  }
  const executablePath =
    named ??
    (await unpack()) ??
    ["/usr/bin/chromium", "/usr/bin/chromium-browser", chromium.executablePath()].find(existsSync);
  if (executablePath === undefined) {
    throw new Error("There is no Chromium here. Install one, or name it in CHROMIUM_PATH.");
  }
  // Playwright has them share files on the disk, for containers whose shared memory is small.
  const ignoreDefaultArgs = (await hasSharedMemory()) ? ["--disable-dev-shm-usage"] : [];
  return { executablePath, args: QUIET_ARGS, ignoreDefaultArgs };
}

async function hasSharedMemory(): Promise<boolean> {
  const memory = await statfs("/dev/shm").catch(() => null);
  return memory !== null && memory.bavail * memory.bsize >= ENOUGH_SHARED_MEMORY;
}

/** Unpacked into the temporary folder at first use. It lacks libraries on some machines, and exists for one platform. */
async function unpack(): Promise<string | null> {
  if (process.platform !== "linux" || process.arch !== "x64") return null;
  const { default: packed } = await import("@sparticuz/chromium");
  const file = await packed.executablePath();
  return spawnSync(file, ["--version"]).status === 0 ? file : null;
}

/** A headless browser for one test file; the caller closes it. */
export async function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  const found = await findChromium();
  return chromium.launch({
    ...options,
    ...found,
    args: [...found.args, ...(options.args ?? [])],
  });
}
