import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { UserId } from "@/domain/ids";
import type { Payer } from "./payer";
import { TimeBudget } from "./time-budget";

const ANA: Payer = { kind: "person", user: "ana" as UserId };
const BEN: Payer = { kind: "person", user: "ben" as UserId };
const ALLOWANCE = { burst: 100, share: 0.1, patience: 500 };

function budgetAt(start = 0) {
  const clock = { now: start };
  return { clock, budget: new TimeBudget(ALLOWANCE, () => clock.now) };
}

describe("the main thread's time", () => {
  it("is had at once within the burst, then waited for, then refused", () => {
    const { budget } = budgetAt();
    expect(budget.charge(ANA, 100)).toEqual({ kind: "go" });
    expect(budget.charge(ANA, 50)).toEqual({ kind: "wait", milliseconds: 500 });
    expect(budget.charge(ANA, 10)).toEqual({ kind: "refused", retryAfter: 600 });
  });

  it("is paid off as time goes by", () => {
    const { budget, clock } = budgetAt();
    budget.charge(ANA, 100);
    clock.now += 500;
    expect(budget.charge(ANA, 50)).toEqual({ kind: "go" });
    expect(budget.charge(ANA, 1)).toEqual({ kind: "wait", milliseconds: 10 });
  });

  it("is each payer's own", () => {
    const { budget } = budgetAt();
    budget.charge(ANA, 1_000);
    expect(budget.charge(BEN, 100)).toEqual({ kind: "go" });
    expect(budget.charge({ kind: "address", household: "ana" }, 100)).toEqual({ kind: "go" });
  });

  it("lets what is dearer than a whole burst be done once nothing is owed", () => {
    const { budget, clock } = budgetAt();
    expect(budget.charge(ANA, 1_000)).toEqual({ kind: "go" });
    clock.now += 9_000;
    expect(budget.charge(ANA, 1_000).kind).toBe("refused");
    clock.now += 1_000;
    expect(budget.charge(ANA, 1_000)).toEqual({ kind: "go" });
  });

  it("is corrected by what the work took", () => {
    const { budget } = budgetAt();
    budget.charge(ANA, 100);
    budget.correct(ANA, -40);
    expect(budget.charge(ANA, 40)).toEqual({ kind: "go" });
    budget.correct(ANA, 20);
    expect(budget.charge(ANA, 0)).toEqual({ kind: "wait", milliseconds: 200 });
  });

  it("is never had for more than the burst, the patience's worth and the share of it that has gone by", () => {
    const steps = fc.array(
      fc.record({
        after: fc.integer({ min: 0, max: 300 }),
        price: fc.integer({ min: 0, max: 90 }),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(steps, (asked) => {
        const { budget, clock } = budgetAt();
        let done = 0;
        for (const { after, price } of asked) {
          clock.now += after;
          if (budget.charge(ANA, price).kind !== "refused") done += price;
          const most = ALLOWANCE.burst + (clock.now + ALLOWANCE.patience) * ALLOWANCE.share;
          expect(done).toBeLessThanOrEqual(most + 1e-6);
        }
      }),
    );
  });

  it("forgets payers who owe nothing any more", () => {
    const { budget, clock } = budgetAt();
    for (let index = 0; index < 5_000; index += 1) {
      budget.charge({ kind: "address", household: `${index}` }, 1);
      clock.now += 100;
    }
    expect(budget.size).toBeLessThan(1_100);
  });
});
