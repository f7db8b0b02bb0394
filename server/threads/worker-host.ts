// The program of a process that is nothing but the place in which one worker runs: what ends the process, such as V8's
// "out of memory", ends nobody else's.

import { readdirSync } from "node:fs";
import { Socket } from "node:net";
import { setPriority } from "node:os";
import { Worker, type WorkerOptions } from "node:worker_threads";
import { MessagePipe } from "./message-pipe";

/** What it is told, the first before all else. */
export type HostOrder =
  | { kind: "start"; program: string; options: WorkerOptions }
  | { kind: "message"; message: unknown };

/** What it says. Nothing comes after the second. */
export type HostNews =
  { kind: "message"; message: unknown } | { kind: "ended"; isOutOfMemory: boolean; reason: string };

/** Where there are fewer cores than work, the rooms go first. */
const NICE = 10;

// On Linux a priority is a thread's own, and V8 has some that collect garbage.
if (process.platform === "linux") {
  for (const thread of readdirSync("/proc/self/task")) setPriority(Number(thread), NICE);
}

// Whoever stops a service, or a program in a terminal, tells all its processes; the server still has to finish.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => undefined);

const asking = new Socket({ fd: 3 });
// Without who asks there is no reason to be. An orderly end would wait for the worker.
asking.on("error", () => undefined);
asking.on("close", () => process.kill(process.pid, "SIGKILL"));

let worker: Worker | null = null;
const pipe = new MessagePipe<HostNews, HostOrder>(asking, (order, bytes) => {
  const transferList = bytes.map(({ buffer }) => buffer);
  if (order.kind === "message") worker?.postMessage(order.message, transferList);
  else worker = start(order, transferList);
});

function start(
  { program, options }: Extract<HostOrder, { kind: "start" }>,
  transferList: ArrayBuffer[],
): Worker {
  const started = new Worker(new URL(program), {
    ...options,
    // It needs nothing of what a process knows.
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
    transferList,
  });
  const end = (error: unknown): void => {
    const code: unknown = error instanceof Error ? Reflect.get(error, "code") : null;
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    pipe.send({ kind: "ended", isOutOfMemory: code === "ERR_WORKER_OUT_OF_MEMORY", reason });
  };
  started.on("message", (message: unknown) => pipe.send({ kind: "message", message }));
  started.on("error", end);
  started.on("messageerror", end);
  started.on("exit", () => end("the worker has ended"));
  return started;
}
