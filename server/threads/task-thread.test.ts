import { afterEach, expect, it, vi } from "vitest";
import type { TextTasks } from "../reading/text-worker";
import { TaskThread } from "./task-thread";

const threads: TaskThread<TextTasks>[] = [];
afterEach(async () => {
  await Promise.all(threads.splice(0).map((thread) => thread.close()));
});

function open(idle?: number) {
  const program = new URL("../reading/text-worker.js", import.meta.url);
  const thread = new TaskThread<TextTasks>({
    program,
    within: 60_000,
    heap: 128,
    ...(idle !== undefined && { idle }),
  });
  threads.push(thread);
  const read = () =>
    thread.do<"json">({
      kind: "json",
      body: new TextEncoder().encode("[1]"),
      bounds: { depth: 2, values: 5 },
    });
  return { thread, read };
}

it("gives its memory back when it has nothing to do, and is there again when it has", async () => {
  const { thread, read } = open(1);
  for (let times = 0; times < 2; times += 1) {
    expect(await read()).toEqual({ ok: true, value: [1] });
    await vi.waitFor(() => expect(thread.isRunning).toBe(false));
  }
});

it("does all that waits before it rests", async () => {
  const { read } = open(1);
  const all = await Promise.all(Array.from({ length: 20 }, read));
  expect(all).toEqual(Array.from({ length: 20 }, () => ({ ok: true, value: [1] })));
});
