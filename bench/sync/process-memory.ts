import { readFileSync, writeFileSync } from "node:fs";
import { WebSocket } from "ws";

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

/**
 * Collects a process' garbage and asks what is left.
 *
 * @param inspector the address that the process was given with `--inspect`, as `host:port`
 */
export async function readMemory(pid: number, inspector: string): Promise<Memory> {
  const [target] = (await (await fetch(`http://${inspector}/json/list`)).json()) as {
    webSocketDebuggerUrl: string;
  }[];
  if (!target) throw new Error("There is nothing to inspect.");
  const socket = new WebSocket(target.webSocketDebuggerUrl, { perMessageDeflate: false });
  await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
  try {
    // What is freed by finalisers is free only after the next round.
    for (let round = 0; round < 2; round += 1) await ask(socket, "HeapProfiler.collectGarbage", {});
    const answer = (await ask(socket, "Runtime.evaluate", {
      expression: "(({ heapUsed, external }) => heapUsed + external)(process.memoryUsage())",
    })) as { result: { value: number } };
    return { used: answer.result.value, resident: readStatus(pid, "VmRSS") };
  } finally {
    socket.terminate();
  }
}

/** One request of the DevTools protocol. */
function ask(socket: WebSocket, method: string, params: object): Promise<unknown> {
  return new Promise((resolve) => {
    const hear = (data: Buffer): void => {
      const { id, result } = JSON.parse(data.toString("utf8")) as { id?: number; result: unknown };
      if (id !== 1) return;
      socket.off("message", hear);
      resolve(result);
    };
    socket.on("message", hear);
    socket.send(JSON.stringify({ id: 1, method, params }));
  });
}

function readStatus(pid: number, field: "VmRSS" | "VmHWM"): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const found = new RegExp(`^${field}:\\s+(\\d+) kB$`, "m").exec(status);
  return Number(found?.[1] ?? NaN) * BYTES_PER_KIB;
}
