// Whether the lock files name the optional packages of every platform, and no registry. npm leaves those out that it
// could not find when it wrote the file, and `npm ci` then refuses the whole file, here and everywhere else; where a
// package was fetched from is nobody else's address.

import { readFileSync } from "node:fs";
import path from "node:path";

const ROOT = path.resolve(import.meta.dirname, "../..");

for (const name of ["package-lock.json", "bench/package-lock.json"]) {
  const { packages } = JSON.parse(readFileSync(path.join(ROOT, name), "utf8"));
  const all = Object.entries(packages);
  const missing = all.flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((wanted) => !isNamed(packages, place, wanted)),
  );
  if (missing.length > 0) {
    console.error(`${name} does not name ${missing.join(", ")}. "npm ci" will refuse it.`);
    process.exitCode = 1;
  }
  const fetched = all.filter(([, { resolved }]) => /^https?:/.test(resolved ?? ""));
  if (fetched.length > 0) {
    console.error(`${name} says where ${fetched.length} packages were fetched from.`);
    process.exitCode = 1;
  }
}

/** Node looks for a package in every node_modules from `place` up. */
function isNamed(packages, place, name) {
  for (let at = place; ; at = at.slice(0, Math.max(0, at.lastIndexOf("/node_modules/")))) {
    const folder = at.startsWith("node_modules/") ? `${at}/` : "";
    if (packages[`${folder}node_modules/${name}`]) return true;
    if (folder === "") return false;
  }
}
