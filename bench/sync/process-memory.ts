import { readFileSync, writeFileSync } from "node:fs";
import { Inspector } from "./inspector";

/** Bytes of one Node process. */
export type Memory = {
  /** What its program holds: JavaScript's heap, and the buffers outside of it. */
  used: number;
  /** What the machine gives to it. */
  resident: number;
};

const BYTES_PER_KIB = 1024;
export const BYTES_PER_MIB = 1024 * BYTES_PER_KIB;

/** Linux only: what the process holds at most from here on, in bytes. */
export function watchPeak(pid: number): () => number {
  // proc(5): 5 sets the peak to what is resident now.
  writeFileSync(`/proc/${pid}/clear_refs`, "5");
  return () => readStatus(pid, "VmHWM");
}

/** Linux only: bytes that the machine gives to it now. */
export function readResident(pid: number): number {
  return readStatus(pid, "VmRSS");
}

/**
 * Collects a process' garbage and asks what is left.
 *
 * @param inspector the address that the process was given with `--inspect`, as `host:port`
 */
export async function readMemory(pid: number, inspector: string): Promise<Memory> {
  const process = await Inspector.open(inspector);
  try {
    // What is freed by finalisers is free only after the next round.
    for (let round = 0; round < 2; round += 1) await process.ask("HeapProfiler.collectGarbage");
    const answer = (await process.ask("Runtime.evaluate", {
      expression: "(({ heapUsed, external }) => heapUsed + external)(process.memoryUsage())",
    })) as { result: { value: number } };
    return { used: answer.result.value, resident: readStatus(pid, "VmRSS") };
  } finally {
    process.close();
  }
}

function readStatus(pid: number, field: "VmRSS" | "VmHWM"): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const found = new RegExp(`^${field}:\\s+(\\d+) kB$`, "m").exec(status);
  return Number(found?.[1] ?? NaN) * BYTES_PER_KIB;
}
