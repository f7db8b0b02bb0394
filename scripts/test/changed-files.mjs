import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

/**
 * The files that differ from a commit, and those that git does not know yet; not those that are gone.
 *
 * @param {string} root the checkout
 * @param {string} since a commit, such as "HEAD" or "main"
 * @returns {string[]} relative to `root`
 */
export function listChanged(root, since) {
  const git = (...args) =>
    execFileSync("git", args, { cwd: root, encoding: "utf8" }).split("\0").filter(Boolean);
  const files = [
    ...git("diff", "--name-only", "-z", since),
    ...git("ls-files", "-z", "--others", "--exclude-standard"),
  ];
  return [...new Set(files)].filter((file) => existsSync(path.join(root, file)));
}
