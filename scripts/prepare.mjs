// Whatever runs what was built sees to it first that it is.

import { existsSync } from "node:fs";
import { build, isBuilt } from "./build.mjs";
import { withBuildLock } from "./build-lock.mjs";
import { generate, isGenerated } from "./generate.mjs";
import { install, isInstalled } from "./install.mjs";
import { CannotGoOn, step } from "./steps.mjs";

/**
 * Installs what is missing and builds what has changed, and goes to the checkout: the pages, the migrations and the
 * sample report are found from there. Ends the process, having said why, where that cannot be done.
 *
 * @param {string} root the checkout
 */
export function prepare(root) {
  return orExplain(root, async () => {
    // Warm, nothing is to be done, and a checkout that cannot be written is good enough.
    if ((await isInstalled(root)) && (await isBuilt(root))) return;
    await withBuildLock(root, async () => {
      await install(root);
      await build(root);
    });
  });
}

/**
 * The same for whoever edits, except that nothing is built: installs what is missing and writes the database client.
 *
 * @param {string} root the checkout
 */
export function prepareToEdit(root) {
  return orExplain(root, () =>
    withBuildLock(root, async () => {
      await install(root);
      if (!isGenerated()) await step("Preparing the database client", async () => generate());
    }),
  );
}

/**
 * The same for a command that works beside a running server: what is built is left as it is, for the server's sake.
 *
 * @param {string} built the file to be run
 */
export async function prepareBeside(root, built) {
  process.chdir(root);
  if (!existsSync(built)) await prepare(root);
}

async function orExplain(root, work) {
  process.chdir(root);
  try {
    checkNode();
    await work();
  } catch (error) {
    console.error(explain(error, root));
    process.exit(1);
  }
}

/** The first versions of each line in which `require` takes modules; 21 and 23 ended long ago. */
const LEAST_MINOR = { 20: 19, 22: 12 };

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major >= 24 || minor >= (LEAST_MINOR[major] ?? Infinity)) return;
  throw new CannotGoOn(
    `Caucus needs Node 20.19, 22.12, 24 or newer; this is ${process.versions.node}.`,
  );
}

function explain(error, root) {
  if (error instanceof CannotGoOn) return error.message;
  if (error.code === "EACCES" || error.code === "EPERM" || error.code === "EROFS") {
    return `${error.path} cannot be written (${error.code}). Start Caucus as the account that owns ${root}.`;
  }
  return error.stack;
}
