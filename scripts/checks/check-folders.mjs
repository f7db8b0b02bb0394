/**
 * No folder holds more than 25 files beside its subfolders, but for those in large-folders.json, which may not grow.
 * Each must still need its exception and have no more room than it needs: the list only shrinks.
 *
 *   node scripts/checks/check-folders.mjs --write    takes down what has fewer files now
 */
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { listFiles } from "./list-files.mjs";

const ROOT = path.resolve(import.meta.dirname, "../..");
const LIST = path.join(ROOT, "scripts/checks/large-folders.json");

const { most, exceptions } = JSON.parse(await readFile(LIST, "utf8"));
const counts = countFiles(listFiles(ROOT).filter((file) => existsSync(path.join(ROOT, file))));
const full = [...counts].filter(([folder, count]) => count > (exceptions[folder] ?? most));
const loose = Object.entries(exceptions).filter(([folder, allowed]) => {
  const count = counts.get(folder) ?? 0;
  return count < allowed || count <= most;
});

for (const [folder, count] of full) {
  const allowed = exceptions[folder] ?? most;
  console.error(`${folder} holds ${count} files, not ${allowed} at most: give it subfolders.`);
  process.exitCode = 1;
}
if (loose.length > 0 && process.argv.includes("--write")) {
  const left = Object.keys(exceptions)
    .map((folder) => [folder, Math.min(exceptions[folder], counts.get(folder) ?? 0)])
    .filter(([, count]) => count > most)
    .sort(([, a], [, b]) => b - a);
  const list = { most, exceptions: Object.fromEntries(left) };
  await writeFile(LIST, `${JSON.stringify(list, null, 2)}\n`);
} else {
  for (const [folder, allowed] of loose) {
    const count = counts.get(folder) ?? 0;
    const now = count <= most ? "needs no exception" : `holds ${count} files, not ${allowed}`;
    console.error(`${folder} ${now}: run "node scripts/checks/check-folders.mjs --write".`);
    process.exitCode = 1;
  }
}
if (process.exitCode === undefined) {
  console.log(`No folder of ${counts.size} holds more files than it may.`);
}

/** How many files each folder holds itself. */
function countFiles(files) {
  const found = new Map();
  for (const file of files) {
    const folder = path.dirname(file);
    found.set(folder, (found.get(folder) ?? 0) + 1);
  }
  return found;
}
