// @ts-check
// A worker's file is run as it stands, and Node runs no TypeScript. The built server has another file in its place;
// when the server runs from its sources, in the tests, the worker's JavaScript file builds its TypeScript and runs it.

import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { threadId } from "node:worker_threads";
import { build } from "esbuild";

const root = path.resolve(import.meta.dirname, "../..");
// Below node_modules, where the packages that it needs are found.
const folder = path.join(root, "node_modules/.cache/caucus");

/**
 * Call it from the worker's own file.
 *
 * @param {string} source from the root of the checkout
 */
export async function runFromSource(source) {
  const name = path.basename(source, ".ts");
  const built = path.join(folder, `${name}-${process.pid}-${threadId}.mjs`);
  await mkdir(folder, { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: [source],
    outfile: built,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    logLevel: "silent",
  });
  try {
    await import(built);
  } finally {
    await rm(built, { force: true });
  }
}
