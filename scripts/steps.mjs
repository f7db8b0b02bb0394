// What `npm start` says and runs on the way to a running server.

import { spawn } from "node:child_process";
import { once } from "node:events";

const HEARTBEAT_MS = 10_000;
const begun = performance.now();

/** Why it cannot go on, for the person who started it; printed without a stack. */
export class CannotGoOn extends Error {}

export function say(text) {
  console.log(`[${seconds(begun)}] ${text}`);
}

function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1).padStart(5)} s`;
}

/**
 * Says what is being done, from time to time that it still is, and when it is done.
 *
 * @template T
 * @param {string} doing in the words of `say`, such as "Building the pages"
 * @param {() => Promise<T>} work
 */
export async function step(doing, work) {
  const started = performance.now();
  say(`${doing} …`);
  const heartbeat = setInterval(
    () => say(`${doing}: ${seconds(started).trim()} so far …`),
    HEARTBEAT_MS,
  );
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
  }
}

/**
 * Runs a program to its end, keeping what it prints.
 *
 * @param {string[]} command program and arguments
 * @param {{ cwd: string, env?: Record<string, string>, failure: string }} options `failure` says what has failed
 * @throws {CannotGoOn} with what it printed, where it ends with anything but 0
 */
export async function run([program, ...args], { cwd, env, failure }) {
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    shell: process.platform === "win32",
  });
  const passOn = (signal) => {
    child.kill(signal);
    child.once("close", () => process.exit(1));
  };
  process.on("SIGTERM", passOn).on("SIGINT", passOn).on("SIGHUP", passOn);
  const chunks = [];
  child.stdout.on("data", (chunk) => chunks.push(chunk));
  child.stderr.on("data", (chunk) => chunks.push(chunk));
  const [code] = await once(child, "close").catch((error) => {
    throw new CannotGoOn(`${failure}: ${error.message}.`);
  });
  process.off("SIGTERM", passOn).off("SIGINT", passOn).off("SIGHUP", passOn);
  if (code !== 0) {
    throw new CannotGoOn(`${Buffer.concat(chunks).toString("utf8").trimEnd()}\n\n${failure}.`);
  }
}
