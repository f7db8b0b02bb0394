import type { Payer } from "./payer";
import type { TimeBudget } from "./time-budget";

/** `gone`: whoever asked has left while they waited, so that nothing should be done. */
export type Payment = { kind: "paid" } | { kind: "gone" } | { kind: "refused"; retryAfter: number };

/** Charges for work before it is done, and waits for as long as it must be waited. @param price milliseconds. */
export async function pay(
  budget: TimeBudget,
  payer: Payer,
  price: number,
  signal: AbortSignal,
): Promise<Payment> {
  if (signal.aborted) return { kind: "gone" };
  const verdict = budget.charge(payer, price);
  if (verdict.kind === "refused") return verdict;
  const stayed = verdict.kind === "go" || (await wait(verdict.milliseconds, signal));
  return { kind: stayed ? "paid" : "gone" };
}

/** Whether it was waited to the end. */
async function wait(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const leave = (): void => {
      clearTimeout(timer);
      resolve(false);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", leave);
      resolve(true);
    }, milliseconds);
    signal.addEventListener("abort", leave, { once: true });
  });
}
