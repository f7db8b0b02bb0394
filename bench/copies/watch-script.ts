import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";

export type Watched = {
  seconds: number;
  /** Most that its process held in memory, in bytes; PostgreSQL's are others. */
  peak: number;
};

const LOOK_MS = 100;

/** Runs one of the product's commands to its end. Throws with what it printed where it fails. */
export async function watchScript(
  name: string,
  env: Record<string, string>,
  args: readonly string[],
): Promise<Watched> {
  const began = performance.now();
  const child = spawn(process.execPath, [path.resolve("scripts", name), ...args], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "inherit", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString("utf8")));
  let peak = 0;
  const timer = setInterval(() => {
    void readPeak(child.pid).then((bytes) => {
      peak = Math.max(peak, bytes);
    });
  }, LOOK_MS);
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  clearInterval(timer);
  if (code !== 0) throw new Error(`${name} ended with ${code}:\n${said}`);
  return { seconds: (performance.now() - began) / 1_000, peak };
}

/** What the kernel says was the most so far; 0 where the process has ended. */
async function readPeak(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(/^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1_024;
}
