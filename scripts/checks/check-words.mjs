/**
 * The repository speaks of the product alone: no address of somebody's package mirror, no path of somebody's machine,
 * no number of somebody's tracker.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { listFiles } from "./list-files.mjs";

const ROOT = path.resolve(import.meta.dirname, "../..");
const SELF = "scripts/checks/check-words.mjs";
const BINARY = /[.](png|jpe?g|gif|ico|woff2?|wasm|pdf|zip|gz)$/;

const FORBIDDEN = [
  [
    "a package registry's address",
    /https?:\/\/[^\s"'/]*(registry|npmjs|yarnpkg|artifactory|nexus|verdaccio)[^\s"']*/i,
  ],
  ["a path of one machine", /(^|[^\w.\-/<])\/(work|home\/\w+|Users\/\w+|root|tmp\/\w)[/\w]/],
  ["a number of a tracker", /\b(issue|ticket)s? #?\d+\b/i],
];

const files = listFiles(ROOT).filter(
  (file) => file !== SELF && !file.startsWith("samples/") && !BINARY.test(file),
);

const found = [];
for (const file of files) {
  let text;
  try {
    text = readFileSync(path.join(ROOT, file), "utf8");
  } catch {
    continue; // Deleted in the working tree.
  }
  text.split("\n").forEach((line, index) => {
    for (const [what, pattern] of FORBIDDEN) {
      if (pattern.test(line))
        found.push(`${file}:${index + 1}: ${what}: ${line.trim().slice(0, 120)}`);
    }
  });
}

if (found.length > 0) {
  console.error(found.join("\n"));
  process.exitCode = 1;
} else {
  console.log(`${files.length} files read.`);
}
