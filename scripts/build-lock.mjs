import { readFile, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { say } from "./steps.mjs";

const POLL_MS = 250;
/** Nothing takes this long; whoever held it for longer has come to grief. */
const ABANDONED_MS = 15 * 60_000;

/**
 * Runs `work` while nobody else installs or builds in this checkout: two that start at the same moment would
 * write over each other.
 *
 * @param {string} root the checkout
 * @param {() => Promise<void>} work
 */
export async function withBuildLock(root, work) {
  const file = path.join(root, ".build.lock");
  for (let waited = false; !(await take(file)); waited = true) {
    if (!waited) say("Waiting for another start that installs or builds here …");
    await pause(POLL_MS);
  }
  try {
    await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function take(file) {
  try {
    await writeFile(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
  if (await isAbandoned(file)) await rm(file, { force: true });
  return false;
}

async function isAbandoned(file) {
  const [text, made] = await Promise.all([readFile(file, "utf8"), stat(file)]).catch(() => [
    "",
    null,
  ]);
  if (made === null) return false;
  if (Date.now() - made.mtimeMs > ABANDONED_MS) return true;
  const holder = Number(text);
  if (!holder) return false;
  // The number of a process that was killed may have become ours.
  return holder === process.pid || !isAlive(holder);
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
