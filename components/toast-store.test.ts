import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { dismissToast, listToasts, showToast, subscribeToToasts } from "./toast-store";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  for (const { id } of listToasts()) dismissToast(id);
  vi.runAllTimers();
  vi.useRealTimers();
});

describe("toasts", () => {
  it("tell their listeners, leave in two steps, and are gone", () => {
    const listener = vi.fn();
    const stop = subscribeToToasts(listener);
    const id = showToast("Report deleted");
    expect(listToasts()).toMatchObject([{ id, text: "Report deleted", open: true }]);
    dismissToast(id);
    expect(listToasts()).toMatchObject([{ id, open: false }]);
    vi.runAllTimers();
    expect(listToasts()).toEqual([]);
    expect(listener).toHaveBeenCalledTimes(3);
    stop();
  });

  it("never pile up: the oldest give way", () => {
    for (let count = 1; count <= 9; count++) showToast(`number ${count}`);
    expect(listToasts().map(({ text }) => text)).toEqual([
      "number 6",
      "number 7",
      "number 8",
      "number 9",
    ]);
  });

  it("stay longer where there is something to take back", () => {
    showToast("gone soon");
    showToast("undo me", { action: { label: "Undo", run: () => undefined } });
    const [plain, undoable] = listToasts();
    expect(undoable!.durationMs).toBeGreaterThan(plain!.durationMs);
  });
});
