import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { UserId } from "@/domain/ids";
import { HoldBudget } from "./hold-budget";
import type { Payer } from "./payer";

const ANA: Payer = { kind: "person", user: "ana" as UserId };
const BEN: Payer = { kind: "person", user: "ben" as UserId };
const ignore = (): void => undefined;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("what is held", () => {
  it("is bounded for each and for all", () => {
    const budget = new HoldBudget({ each: 10, all: 15, longest: 1_000 });
    expect(budget.hold(ANA, 10, ignore)).not.toBeNull();
    expect(budget.hold(ANA, 1, ignore)).toBeNull();
    expect(budget.hold(BEN, 6, ignore)).toBeNull();
    expect(budget.hold(BEN, 5, ignore)).not.toBeNull();
    expect(budget.total).toBe(15);
  });

  it("held bytes are given back only once", () => {
    const budget = new HoldBudget({ each: 10, all: 15, longest: 1_000 });
    const hold = budget.hold(ANA, 4, ignore);
    expect(hold?.grow(6)).toBe(true);
    expect(hold?.grow(1)).toBe(false);
    expect(budget.total).toBe(10);
    hold?.end();
    hold?.end();
    expect(budget.total).toBe(0);
    expect(hold?.grow(1)).toBe(false);
  });

  it("ends by itself when its time is over", () => {
    const budget = new HoldBudget({ each: 10, all: 15, longest: 1_000 });
    const onOverdue = vi.fn();
    const hold = budget.hold(ANA, 4, onOverdue);
    vi.advanceTimersByTime(999);
    expect(onOverdue).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(onOverdue).toHaveBeenCalledOnce();
    expect(budget.total).toBe(0);
    hold?.end();
    expect(budget.total).toBe(0);
  });
});
