// Whether package-lock.json names the optional packages of every platform. npm leaves those out that it could not find
// when it wrote the file, and `npm ci` then refuses the whole file, here and everywhere else.

import { readFileSync } from "node:fs";
import path from "node:path";

const file = path.resolve(import.meta.dirname, "../package-lock.json");
const { packages } = JSON.parse(readFileSync(file, "utf8"));

const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
  Object.keys(optionalDependencies).filter((name) => !isNamed(place, name)),
);
if (missing.length > 0) {
  console.error(`package-lock.json does not name ${missing.join(", ")}. "npm ci" will refuse it.`);
  process.exitCode = 1;
}

/** Node looks for a package in every node_modules from `place` up. */
function isNamed(place, name) {
  for (let at = place; ; at = at.slice(0, Math.max(0, at.lastIndexOf("/node_modules/")))) {
    const folder = at.startsWith("node_modules/") ? `${at}/` : "";
    if (packages[`${folder}node_modules/${name}`]) return true;
    if (folder === "") return false;
  }
}
