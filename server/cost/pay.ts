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
  if (verdict.kind === "wait") await sleep(verdict.milliseconds, signal);
  return { kind: signal.aborted ? "gone" : "paid" };
}

async function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const wake = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", wake);
      resolve();
    };
    const timer = setTimeout(wake, milliseconds);
    signal.addEventListener("abort", wake, { once: true });
  });
}
