import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { JobId, ReportId } from "@/domain/ids";
import type { ApiResult } from "@/features/api/client";
import { sourceOf } from "./report-source";
import type { SentReport } from "./send-report";
import { UploadQueue, type Send } from "./upload-queue";

const SENT: SentReport = {
  id: "report000001" as ReportId,
  job: { id: "job000000001" as JobId, state: "queued" },
};
const problem = (status: number, kind: string): ApiResult<SentReport> => ({
  ok: false,
  failure: {
    kind: "problem",
    problem: { type: `/problems/${kind}`, title: "No", status },
  },
});

describe("uploads", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const answers: ((answer: ApiResult<SentReport>) => void)[] = [];
  const signals: AbortSignal[] = [];
  const send: Send = (_, { onShare, signal }) => {
    onShare(0.5);
    signals.push(signal);
    return new Promise((resolve) => answers.push(resolve));
  };
  const settle = () => vi.advanceTimersByTimeAsync(0);

  function queueOf(...names: string[]) {
    answers.length = 0;
    signals.length = 0;
    const queue = new UploadQueue(send);
    const keys = names.map((name) => queue.add(sourceOf("team", new File(["a"], name))));
    const states = () => queue.list().map(({ state }) => state.kind);
    return { queue, keys, states };
  }

  it("are sent two at a time, and tell how far they are", async () => {
    const { queue, states } = queueOf("a", "b", "c");
    expect(states()).toEqual(["sending", "sending", "waiting"]);
    expect(queue.list()[0]?.state).toEqual({ kind: "sending", share: 0.5 });
    answers[0]?.({ ok: true, value: SENT });
    await settle();
    expect(states()).toEqual(["sent", "sending", "sending"]);
  });

  it("wait where the server has no room, and are sent again", async () => {
    const { states } = queueOf("a");
    answers[0]?.(problem(429, "too-many-imports"));
    await settle();
    expect(states()).toEqual(["waiting"]);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(states()).toEqual(["sending"]);
    expect(answers).toHaveLength(2);
  });

  it("that fail can be tried again", async () => {
    const { queue, keys, states } = queueOf("a");
    answers[0]?.({ ok: false, failure: { kind: "unreachable" } });
    await settle();
    expect(states()).toEqual(["failed"]);
    queue.retry(keys[0] ?? "");
    expect(states()).toEqual(["sending"]);
  });

  it("stop when they are removed, and make room once nothing is left of them", async () => {
    const { queue, keys, states } = queueOf("a", "b", "c");
    const removed = queue.remove(keys[0] ?? "");
    expect(signals[0]?.aborted).toBe(true);
    expect(states()).toEqual(["ending", "sending", "waiting"]);
    answers[0]?.({ ok: false, failure: { kind: "cancelled" } });
    await expect(removed).resolves.toBeNull();
    expect(states()).toEqual(["sending", "sending"]);
  });

  it("that arrive although they were removed stay, and are told", async () => {
    const { queue, keys, states } = queueOf("a");
    const removed = queue.remove(keys[0] ?? "");
    answers[0]?.({ ok: true, value: SENT });
    await expect(removed).resolves.toEqual(SENT);
    expect(states()).toEqual(["sent"]);
  });

  it("cancelling a waiting upload removes it at once", async () => {
    const { queue, keys, states } = queueOf("a", "b", "c");
    await expect(queue.remove(keys[2] ?? "")).resolves.toBeNull();
    expect(states()).toEqual(["sending", "sending"]);
  });

  it("that need not be sent are not", () => {
    const { queue, states } = queueOf();
    queue.add(sourceOf("team", new File([], "empty.txt")), "empty");
    expect(states()).toEqual(["refused"]);
    expect(answers).toEqual([]);
  });
});
