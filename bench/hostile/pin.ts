import { execFileSync } from "node:child_process";
import { findChildren } from "./process-tree";

/** The server has one core to itself, and all that acts on it the other. */
export const SERVER_CORE = 0;
export const CLIENT_CORE = 1;

/** Keeps a process, its threads and all that it has started on one core. Linux only. */
export function pinTree(pid: number, core: number): void {
  execFileSync("taskset", ["-a", "-cp", String(core), String(pid)], { stdio: "ignore" });
  for (const child of findChildren(pid)) pinTree(child, core);
}
