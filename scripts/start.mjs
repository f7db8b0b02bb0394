// `npm start`: installs what is missing, builds what has changed, and becomes the server. Needs Node and npm alone, so
// it imports nothing but Node's own modules until the packages are there.

import path from "node:path";
import { pathToFileURL } from "node:url";
import { build, isBuilt } from "./build.mjs";
import { withBuildLock } from "./build-lock.mjs";
import { install, isInstalled } from "./install.mjs";
import { watchParent } from "./watch-parent.mjs";
import { CannotGoOn, say } from "./steps.mjs";

const root = path.resolve(import.meta.dirname, "..");
// The pages, the migrations and the sample report are found from here.
process.chdir(root);

try {
  checkNode();
  // Warm, nothing is to be done, and a checkout that cannot be written is good enough.
  if (!(await isInstalled(root)) || !(await isBuilt(root))) {
    await withBuildLock(root, async () => {
      await install(root);
      await build(root);
    });
  }
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}
watchParent();
say("Starting …");
await import(pathToFileURL(path.join(root, ".build/main.js")).href);

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new CannotGoOn(`Caucus needs Node 20.19 or newer; this is ${process.versions.node}.`);
}

function explain(error) {
  if (error instanceof CannotGoOn) return error.message;
  if (error.code === "EACCES" || error.code === "EPERM" || error.code === "EROFS") {
    return `${error.path} cannot be written (${error.code}). Start Caucus as the account that owns ${root}.`;
  }
  return error.stack;
}
