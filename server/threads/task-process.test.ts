import { afterEach, expect, it, vi } from "vitest";
import type { TextTasks } from "../reading/text-worker";
import { TaskFailed, TaskProcess } from "./task-process";

const opened: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
});

function open(idle?: number) {
  const program = new URL("../reading/text-worker.js", import.meta.url);
  const tasks = new TaskProcess<TextTasks>({
    program,
    within: 60_000,
    heap: 128,
    ...(idle !== undefined && { idle }),
  });
  opened.push(tasks);
  const read = () =>
    tasks.do<"json">({
      kind: "json",
      body: new TextEncoder().encode("[1]"),
      bounds: { depth: 2, values: 5 },
    });
  return { tasks, read };
}

it("gives its memory back when it has nothing to do, and is there again when it has", async () => {
  const { tasks, read } = open(1);
  for (let times = 0; times < 2; times += 1) {
    expect(await read()).toEqual({ ok: true, value: [1] });
    await vi.waitFor(() => expect(tasks.isRunning).toBe(false));
  }
});

it("does all that waits before it rests", async () => {
  const { read } = open(1);
  const all = await Promise.all(Array.from({ length: 20 }, read));
  expect(all).toEqual(Array.from({ length: 20 }, () => ({ ok: true, value: [1] })));
});

type Deadly = {
  add: { ask: { to: number }; result: number };
  throw: { ask: object; result: never };
  die: { ask: object; result: never };
  stay: { ask: object; result: never };
};

/** It counts what it is asked for, as long as it lives. A large table that grows ends the process around a worker. */
const DEADLY = `
  import { parentPort } from "node:worker_threads";
  let tasks = 0;
  parentPort.on("message", ({ id, task }) => {
    tasks += 1;
    if (task.kind === "add") parentPort.postMessage({ id, value: task.to + tasks });
    if (task.kind === "throw") parentPort.postMessage({ id, error: "no such thing" });
    const table = new Map();
    if (task.kind === "die") for (let at = 0; ; at += 1) table.set(at, at);
    if (task.kind === "stay") for (;;);
  });`;

it("outlives a task that ends its process, and does the next one in another", async () => {
  const program = new URL(`data:text/javascript,${encodeURIComponent(DEADLY)}`);
  const tasks = new TaskProcess<Deadly>({ program, within: 60_000, heap: 64 });
  opened.push(tasks);
  const reasonOf = (task: Promise<unknown>): Promise<unknown> =>
    task.catch((error: unknown) => (error instanceof TaskFailed ? error.reason : error));
  const [one, failed, two, died, next] = await Promise.all([
    tasks.do({ kind: "add", to: 0 }),
    reasonOf(tasks.do({ kind: "throw" })),
    tasks.do({ kind: "add", to: 0 }),
    reasonOf(tasks.do({ kind: "die" })),
    tasks.do({ kind: "add", to: 0 }),
  ]);
  expect([one, failed, two, died, next]).toEqual([1, "failed", 3, "out-of-memory", 1]);
  const leaving = new AbortController();
  const left = reasonOf(tasks.do({ kind: "stay" }, { signal: leaving.signal }));
  const after = tasks.do({ kind: "add", to: 0 });
  leaving.abort();
  expect(await left).toBe("abandoned");
  expect(await after).toBeGreaterThan(0);
});

it("ends a task that takes too long", async () => {
  const program = new URL(`data:text/javascript,${encodeURIComponent(DEADLY)}`);
  const tasks = new TaskProcess<Deadly>({ program, within: 1, heap: 64 });
  opened.push(tasks);
  await expect(tasks.do({ kind: "stay" })).rejects.toMatchObject({ reason: "too-long" });
});
