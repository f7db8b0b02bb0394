import path from "node:path";
import { build } from "esbuild";
import type { Program } from "@/e2e/support/server-process";
import { bundleServer } from "@/scripts/server-bundle.mjs";

/**
 * Makes a program of the product that has private rooms besides, with the pages that were built.
 *
 * @param folder in the checkout, for the program alone
 */
export async function bundlePrivateProduct(folder: string): Promise<Program> {
  const root = process.cwd();
  await build(bundleServer(root, { main: "test/campaigns/private-main.ts", folder }));
  return { root, main: path.join(folder, "main.js") };
}
