// Runs a command beside the server: installs and builds what is missing, then becomes that program.

import path from "node:path";
import { pathToFileURL } from "node:url";
import { build, isBuilt } from "./build.mjs";
import { withBuildLock } from "./build-lock.mjs";
import { install, isInstalled } from "./install.mjs";
import { CannotGoOn } from "./steps.mjs";

/** @param {string} program below `.build`, without its ending */
export async function runBuilt(program) {
  const root = path.resolve(import.meta.dirname, "..");
  process.chdir(root);
  try {
    if (!(await isInstalled(root)) || !(await isBuilt(root))) {
      await withBuildLock(root, async () => {
        await install(root);
        await build(root);
      });
    }
  } catch (error) {
    if (!(error instanceof CannotGoOn)) throw error;
    console.error(error.message);
    process.exit(1);
  }
  await import(pathToFileURL(path.join(root, ".build", `${program}.js`)).href);
}
