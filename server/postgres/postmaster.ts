import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";

/** What PostgreSQL says about itself in `postmaster.pid`. */
export type Postmaster = {
  readonly pid: number;
  /** `null` while it has not yet written it. */
  readonly port: number | null;
  readonly ready: boolean;
};

const POLL_MS = 20;
const FILE = "postmaster.pid";

/** `null` where no postmaster says that it runs in the cluster. One that was killed says so still. */
export async function readPostmaster(cluster: string): Promise<Postmaster | null> {
  const text = await readFile(path.join(cluster, FILE), "utf8").catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  });
  if (text === null) return null;
  const lines = text.split("\n");
  const port = Number(lines[3]);
  return {
    pid: Math.abs(Number.parseInt(lines[0] ?? "", 10)) || 0,
    port: Number.isInteger(port) && port > 0 ? port : null,
    ready: lines[7]?.trim() === "ready",
  };
}

/** Whether the process is a PostgreSQL of this cluster; process numbers are used again, most of all in containers. */
export async function runsIn(cluster: string, pid: number): Promise<boolean> {
  if (pid <= 0 || pid === process.pid) return false;
  const command = await readCommandLine(pid);
  return command?.includes(cluster) ?? false;
}

/**
 * Where the number in `postmaster.pid` now belongs to another program, PostgreSQL would take that for itself and
 * refuse to start. It passes over the number of its parent, which we shall be, and goes on to check whether the
 * shared memory named in the file is in use; removing the file would take that check away too.
 */
export async function disownStaleFile(cluster: string): Promise<void> {
  const file = path.join(cluster, FILE);
  const text = await readFile(file, "utf8");
  await writeFile(file, text.replace(/^-?\d+/, String(process.pid)));
}

async function readCommandLine(pid: number): Promise<string | null> {
  if (process.platform === "linux") {
    return readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => null);
  }
  const { stdout } = await promisify(execFile)("ps", [
    "-ww",
    "-o",
    "command=",
    "-p",
    String(pid),
  ]).catch(() => ({
    stdout: null,
  }));
  return stdout;
}

/**
 * Shuts a postmaster down: orderly at first, which leaves nothing to recover; after `graceMs` at once, which leaves
 * the recovery to the next start. Returns when it is gone.
 */
export async function stopPostmaster(cluster: string, pid: number, graceMs: number): Promise<void> {
  sendSignal(pid, "SIGINT");
  const deadline = Date.now() + graceMs;
  let hurried = false;
  while (await runsIn(cluster, pid)) {
    if (!hurried && Date.now() > deadline) {
      hurried = true;
      sendSignal(pid, "SIGQUIT");
    }
    await pause(POLL_MS);
  }
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // Gone already.
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}
