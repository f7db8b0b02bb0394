// Installs the packages when they are not the ones that package-lock.json names.

import { readFile } from "node:fs/promises";
import path from "node:path";
import { run, step } from "./steps.mjs";

/** @param {string} root the checkout */
export async function install(root) {
  if (await isInstalled(root)) return;
  await step("Installing packages", () =>
    run([...findNpm(), "ci", ...QUIETLY], {
      cwd: root,
      failure: "The packages could not be installed. Is the npm registry within reach?",
    }),
  );
}

// Install scripts are not run: none of the packages needs one. The build needs the development packages, whatever
// NODE_ENV says.
const QUIETLY = ["--ignore-scripts", "--include=dev", "--no-audit", "--no-fund", "--no-progress"];

/** Under `npm start`, the npm that runs us; else the one in the path. */
function findNpm() {
  const npm = process.env.npm_execpath;
  return npm && /npm-cli\.c?js$/.test(npm) ? [process.execPath, npm] : ["npm"];
}

/**
 * npm writes what it installed into node_modules when it is done, so that half an installation is none. Packages for
 * other machines are left out there.
 */
export async function isInstalled(root) {
  const [wanted, present] = await Promise.all([
    readPackages(path.join(root, "package-lock.json")),
    readPackages(path.join(root, "node_modules/.package-lock.json")).catch(() => null),
  ]);
  if (present === null) return false;
  return Object.entries(wanted).every(([place, { version, integrity, optional }]) => {
    if (place === "") return true;
    const found = present[place];
    if (!found) return optional === true;
    return found.version === version && found.integrity === integrity;
  });
}

async function readPackages(file) {
  return JSON.parse(await readFile(file, "utf8")).packages;
}
