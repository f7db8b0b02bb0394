import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { UserId } from "@/domain/ids";
import type { Payer } from "./payer";
import { Turns } from "./turns";

const ANA: Payer = { kind: "person", user: "ana" as UserId };
const BEN: Payer = { kind: "person", user: "ben" as UserId };
const ALLOWANCE = { each: 2, all: 3, waiting: 2, patience: 1_000 };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("turns", () => {
  it("are so many for each, and so many for all", async () => {
    const turns = new Turns(ALLOWANCE);
    const [first] = await Promise.all([turns.take(ANA), turns.take(ANA), turns.take(BEN)]);
    expect(turns.counts).toEqual({ working: 3, waiting: 0 });
    const third = turns.take(ANA);
    expect(turns.counts).toEqual({ working: 3, waiting: 1 });
    first?.();
    first?.();
    expect(await third).not.toBeNull();
    expect(turns.counts).toEqual({ working: 3, waiting: 0 });
  });

  it("come first to whoever has the least under way", async () => {
    const turns = new Turns({ ...ALLOWANCE, each: 3, waiting: 5 });
    const [end] = await Promise.all([turns.take(ANA), turns.take(ANA), turns.take(ANA)]);
    const order: string[] = [];
    void turns.take(ANA).then(() => order.push("ana"));
    void turns.take(BEN).then(() => order.push("ben"));
    end?.();
    await vi.advanceTimersByTimeAsync(0);
    expect(order).toEqual(["ben"]);
  });

  it("of who is slow keep nobody else waiting, and still count for them", async () => {
    const turns = new Turns({ ...ALLOWANCE, all: 2, slow: { after: 100, most: 2 } });
    const slow = [await turns.take(ANA), await turns.take(ANA)];
    const bens = turns.take(BEN);
    await vi.advanceTimersByTimeAsync(99);
    expect(turns.counts).toEqual({ working: 2, waiting: 1 });
    await vi.advanceTimersByTimeAsync(1);
    expect(await bens).not.toBeNull();
    const another = turns.take(ANA);
    expect(turns.counts).toEqual({ working: 3, waiting: 1 });
    for (const end of slow) end?.();
    expect(await another).not.toBeNull();
    expect(turns.counts).toEqual({ working: 2, waiting: 0 });
  });

  it("of who is slow keep others waiting where there are too many of them", async () => {
    const turns = new Turns({
      each: 3,
      all: 2,
      waiting: 2,
      patience: 1_000,
      slow: { after: 100, most: 1 },
    });
    await Promise.all([turns.take(ANA), turns.take(ANA)]);
    await vi.advanceTimersByTimeAsync(100);
    const [end] = await Promise.all([turns.take(BEN)]);
    expect(end).not.toBeNull();
    const late = turns.take(BEN);
    expect(turns.counts).toEqual({ working: 3, waiting: 1 });
    end?.();
    expect(await late).not.toBeNull();
  });

  it("are waited for by so many, for so long, and by nobody who has left", async () => {
    const turns = new Turns({ ...ALLOWANCE, all: 1 });
    await turns.take(BEN);
    const leaving = new AbortController();
    const left = turns.take(ANA, leaving.signal);
    const late = turns.take(ANA);
    expect(await turns.take(ANA)).toBeNull();
    leaving.abort();
    expect(await left).toBeNull();
    await vi.advanceTimersByTimeAsync(ALLOWANCE.patience);
    expect(await late).toBeNull();
    expect(await turns.take(ANA, leaving.signal)).toBeNull();
    expect(turns.counts).toEqual({ working: 1, waiting: 0 });
  });
});
