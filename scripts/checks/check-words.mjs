/**
 * The repository speaks of the product alone: no address of somebody's package mirror, no path of somebody's machine,
 * no number of somebody's tracker.
 */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

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

const files = [...new Set(listFiles())].filter(
  (file) => file && file !== SELF && !file.startsWith("samples/") && !BINARY.test(file),
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

/** What git knows or would add; without git, what an unpacked archive holds beside what is made or installed. */
function listFiles() {
  try {
    const args = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
    const options = { cwd: ROOT, encoding: "utf8", maxBuffer: 64 * 1024 * 1024, stdio: "pipe" };
    return execFileSync("git", args, options).split("\0");
  } catch {
    const made =
      /(^|\/)(node_modules|generated|coverage|[.](next|build|data|dev|e2e|bench|git))(\/|$)/;
    return readdirSync(ROOT, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)))
      .filter((file) => !made.test(file));
  }
}
