import { spawn } from "node:child_process";

const running = new Set();

/**
 * Runs one program in a process group of its own, so that stopping it stops what it started.
 *
 * @param {string[]} command program and arguments
 * @param {{ cwd: string, env?: Record<string, string>, stream: boolean }} options `stream` prints while it runs;
 *   otherwise the output is kept and only returned.
 * @returns {Promise<{ code: number, output: string }>} `code` is never 0 where a signal ended it
 */
export function runProgram([program, ...args], { cwd, env, stream }) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    running.add(child);
    const chunks = [];
    const take = (chunk) => {
      chunks.push(chunk);
      if (stream) process.stdout.write(chunk);
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    child.on("error", (error) => take(Buffer.from(`${program}: ${error.message}\n`)));
    child.on("close", (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString("utf8") });
    });
  });
}

/** Asks everything that runs to stop, and ends after `graceMs` what does not. */
export async function stopPrograms(graceMs) {
  const stopping = [...running];
  const closed = Promise.all(
    stopping.map((child) => new Promise((resolve) => child.once("close", resolve))),
  );
  for (const child of stopping) signalGroup(child.pid, "SIGTERM");
  const late = setTimeout(() => {
    for (const child of stopping) signalGroup(child.pid, "SIGKILL");
  }, graceMs);
  await closed;
  clearTimeout(late);
}

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // It is gone already.
  }
}
