import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";

const MADE = /(^|\/)(node_modules|generated|coverage|[.](next|build|data|dev|e2e|bench|git))(\/|$)/;

/**
 * What git knows or would add; without git, what an unpacked archive holds beside what is made or installed.
 *
 * @param {string} root the checkout
 * @returns {string[]} relative to `root`; git also names what is deleted in the working tree
 */
export function listFiles(root) {
  try {
    const args = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
    const options = { cwd: root, encoding: "utf8", maxBuffer: 64 * 1024 * 1024, stdio: "pipe" };
    const files = execFileSync("git", args, options).split("\0").filter(Boolean);
    return [...new Set(files)];
  } catch {
    return readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
      .filter((file) => !MADE.test(file));
  }
}
