import { readdirSync, readFileSync } from "node:fs";
import { readResident } from "../sync/process-memory";

/** Its database is not the server. */
const DATABASE = "postgres";

type Status = { name: string; parent: number };

/** Linux only: the processes that it has started and that have not ended. */
export function findChildren(parent: number): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => readStatus(pid)?.parent === parent);
}

/**
 * Linux only: bytes that the machine gives now to it and to what it has started, but for the database. What processes
 * share is counted for each.
 */
export function readTreeResident(pid: number): number {
  return findChildren(pid)
    .filter((child) => readStatus(child)?.name !== DATABASE)
    .reduce((sum, child) => sum + readTreeResident(child), readOwn(pid));
}

/** Nothing, where it has ended meanwhile. */
function readOwn(pid: number): number {
  try {
    return readResident(pid) || 0;
  } catch {
    return 0;
  }
}

function readStatus(pid: number): Status | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const field = (name: string) => new RegExp(`^${name}:\\s+(.+)$`, "m").exec(status)?.[1];
    return { name: field("Name") ?? "", parent: Number(field("PPid")) };
  } catch {
    return null;
  }
}
