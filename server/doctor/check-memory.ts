import { readFile } from "node:fs/promises";
import { freemem, totalmem } from "node:os";
import { good, warning, type Finding } from "./finding";

const GIB = 2 ** 30;
/** What the server, its database and the build of an upgrade need together. */
const ENOUGH = 1.8 * GIB;
/** A process that is not limited says so with a number beyond any machine. */
const LIMITS = ["/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"];

/** How much memory this machine, or this container, has. */
export async function checkMemory(): Promise<Finding> {
  const limits = await Promise.all(LIMITS.map((file) => readFile(file, "utf8").catch(() => "max")));
  const all = Math.min(totalmem(), ...limits.map(Number).filter(Number.isFinite));
  return judgeMemory(all, freemem());
}

/** @param all bytes that may be used @param free bytes that nobody uses */
export function judgeMemory(all: number, free: number): Finding {
  const words = `${(all / GIB).toFixed(1)} GB, ${(Math.min(free, all) / GIB).toFixed(1)} GB unused.`;
  return all < ENOUGH
    ? warning("memory", `${words} Caucus is at home in 2 GB and more.`)
    : good("memory", words);
}
