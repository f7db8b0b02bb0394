import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { UserId } from "@/domain/ids";
import type { Payer } from "../../cost/payer";
import { TimeBudget } from "../../cost/time-budget";
import { Inbox, type Step } from "./inbox";

const ANA: Payer = { kind: "person", user: "ana" as UserId };

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterEach(() => void vi.useRealTimers());

/** Done within 100 ms of work at once, and then 100 ms of it each second. */
function open() {
  const budget = new TimeBudget({ burst: 100, share: 0.1, patience: 10_000 });
  const done: string[] = [];
  const dropped: string[] = [];
  const state = { isHeard: true, isHere: true, isWaiting: false };
  const onRefused = vi.fn();
  const inbox = new Inbox({
    charge: (price) => budget.charge(ANA, price),
    isWanted: ({ outlives }) => state.isHeard && (outlives || state.isHere),
    onWaiting: (isWaiting) => (state.isWaiting = isWaiting),
    onRefused,
  });
  const step = (name: string, price: number, next: Step | null = null): Step => ({
    price,
    outlives: name.startsWith("judged"),
    drop: () => void dropped.push(name),
    run: () => {
      done.push(name);
      return next;
    },
  });
  return { inbox, step, done, dropped, state, onRefused };
}

describe("what a connection has sent", () => {
  it("[CO1] is done at once as long as its sender can pay, and then in its order, as fast as they can", () => {
    const { inbox, step, done, state } = open();
    inbox.put(step("read", 60, step("judged", 40)));
    expect(done).toEqual(["read", "judged"]);
    expect(state.isWaiting).toBe(false);
    inbox.put(step("second", 10, step("judged second", 10)));
    inbox.put(step("third", 1));
    expect(state.isWaiting).toBe(true);
    vi.advanceTimersByTime(99);
    expect(done).toHaveLength(2);
    vi.advanceTimersByTime(1);
    expect(done.slice(2)).toEqual(["second"]);
    vi.advanceTimersByTime(110);
    expect(done.slice(2)).toEqual(["second", "judged second", "third"]);
    expect(state.isWaiting).toBe(false);
  });

  it("[CO1] ends if it would have to wait for too long, and its sender is told", () => {
    const { inbox, step, done, onRefused } = open();
    for (let sent = 0; sent < 100; sent += 1) inbox.put(step(`${sent}`, 50));
    vi.advanceTimersByTime(60_000);
    expect(onRefused).toHaveBeenCalledOnce();
    // Two at once, and one each half second for half a minute.
    expect(done.length).toBeGreaterThan(50);
    expect(done.length).toBeLessThan(70);
    inbox.put(step("after", 0));
    vi.advanceTimersByTime(10_000);
    expect(done).toContain("after");
  });

  it("[CO1] is done after its sender has left only if it is what they wrote", () => {
    const { inbox, step, done, dropped, state } = open();
    inbox.put(step("first", 100));
    inbox.put(step("second", 10));
    inbox.put(step("judged third", 10));
    state.isHere = false;
    vi.advanceTimersByTime(200);
    expect(done).toEqual(["first", "judged third"]);
    expect(dropped).toEqual(["second"]);
  });

  it("[CO1] is not done once its sender was sent away", () => {
    const { inbox, step, done, dropped, state } = open();
    inbox.put(step("first", 100));
    inbox.put(step("second", 10));
    state.isHeard = false;
    vi.advanceTimersByTime(1_000);
    expect(done).toEqual(["first"]);
    expect(dropped).toEqual(["second"]);
  });
});
