import { afterEach, describe, expect, it, vi } from "vitest";
import type { UserId } from "@/domain/ids";
import { DAILY, WriteBudget } from "./write-budget";

const [ANA, BEN] = ["anaanaanaana", "benbenbenben"] as [UserId, UserId];

const DAY_MS = 24 * 60 * 60 * 1_000;

afterEach(() => {
  vi.useRealTimers();
});

describe("[AG4] what one person adds to one room in a day", () => {
  it("is bounded for each kind, room and person apart", async () => {
    const budget = new WriteBudget();
    budget.spend("room", ANA, { bytes: DAILY.bytes, clients: 20 });
    await Promise.resolve();
    expect(budget.isSpent("room", ANA, ["bytes", "clients"])).toBe(false);
    budget.spend("room", ANA, { bytes: 1 });
    await expect.poll(() => budget.isSpent("room", ANA, ["clients", "bytes"])).toBe(true);
    expect(budget.isSpent("room", ANA, ["clients", "bytesTakingBack"])).toBe(false);
    expect(budget.isSpent("room", BEN, ["bytes"])).toBe(false);
    expect(budget.isSpent("another", ANA, ["bytes"])).toBe(false);
  });

  it("is forgotten after a day, even if nobody asks for it again", async () => {
    vi.useFakeTimers();
    const budget = new WriteBudget();
    for (const room of ["one", "two", "three"]) budget.spend(room, ANA, { bytes: DAILY.bytes + 1 });
    await vi.waitFor(() => expect(budget.size).toBe(3));
    vi.advanceTimersByTime(DAY_MS + 1);
    budget.spend("four", BEN, { clients: DAILY.clients + 1 });
    await vi.waitFor(() => expect(budget.isSpent("four", BEN, ["clients"])).toBe(true));
    expect(budget.size).toBe(1);
  });
});
