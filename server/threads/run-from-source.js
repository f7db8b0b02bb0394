// @ts-check
// A worker's file is run as it stands, and Node runs no TypeScript. The built server has another file in its place;
// when the server runs from its sources, in the tests, the worker's JavaScript file builds its TypeScript and runs it.

import path from "node:path";
import { build } from "esbuild";

/** Packages are loaded from where they are. @type {import("esbuild").Plugin} */
const packagesInPlace = {
  name: "packages-in-place",
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path: name, kind }) => {
      if (kind === "entry-point" || name.startsWith("@/")) return undefined;
      return { path: import.meta.resolve(name), external: true };
    });
  },
};

/**
 * Call it from the worker's own file.
 *
 * @param {string} source from the root of the checkout
 */
export async function runFromSource(source) {
  const { outputFiles } = await build({
    absWorkingDir: path.resolve(import.meta.dirname, "../.."),
    entryPoints: [source],
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    target: "node20",
    plugins: [packagesInPlace],
    logLevel: "silent",
  });
  // No file is left behind, however the thread ends.
  const code = Buffer.from(outputFiles[0]?.contents ?? []).toString("base64");
  await import(`data:text/javascript;base64,${code}`);
}
