import { describe, expect, it } from "vitest";
import type { UserId } from "@/domain/ids";
import { DAILY, WriteBudget } from "./write-budget";

const [ANA, BEN] = ["anaanaanaana", "benbenbenben"] as [UserId, UserId];

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
});
