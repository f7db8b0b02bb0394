import type { SessionClaims } from "@/auth/cookies/session-cookie";
import { pay } from "../cost/pay";
import type { TimeBudget } from "../cost/time-budget";
import { ApiProblem, tooMuchAsked } from "./problem";

type Asked = {
  var: { budget: TimeBudget; caller: SessionClaims };
  req: { raw: { signal: AbortSignal } };
};

/**
 * Charges whoever calls for work before it is done, beyond what every request costs, and waits for as long as they must.
 *
 * @param price milliseconds of the main thread
 * @throws ApiProblem where they would have to wait for too long, or have left.
 */
export async function chargeCaller({ var: vars, req }: Asked, price: number): Promise<void> {
  const payer = { kind: "person", user: vars.caller.user } as const;
  const payment = await pay(vars.budget, payer, price, req.raw.signal);
  if (payment.kind === "refused") throw tooMuchAsked(payment.retryAfter);
  if (payment.kind === "gone") throw new ApiProblem(400);
}
