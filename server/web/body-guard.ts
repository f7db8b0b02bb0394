import type { ServerResponse } from "node:http";
import type { HoldBudget } from "../cost/hold-budget";
import type { Payer } from "../cost/payer";
import { answerRefusal } from "./answers";
import type { WatchedRequest } from "./watched-request";

/** How fast a body has to come. */
export type Pace = {
  /** Bytes that have to arrive */
  bytes: number;
  /** in so many milliseconds, unless they wait for us. */
  within: number;
};

export const LEAST_PACE: Pace = { bytes: 10_000, within: 10_000 };

const TRY_AGAIN_MS = 5_000;

/** How long somebody who was refused may take to read it. Milliseconds. */
const READ_WITHIN_MS = 2_000;

type BodyRules = {
  /** Bytes that the body may have. */
  bound: number;
  pace: Pace;
  /** Where what has arrived is held until the answer is sent; `null` where somebody else sees to that. */
  holds: { budget: HoldBudget; payer: Payer } | null;
};

/**
 * Bounds a request's body before anything reads it: its size, how slowly it may come, and what is held of it. Returns
 * `false` where it was refused already; later, a refusal ends the request under the hands of whoever reads it.
 */
export function guardBody(
  request: WatchedRequest,
  response: ServerResponse,
  { bound, pace, holds }: BodyRules,
): boolean {
  const announced = Number(request.headers["content-length"] ?? 0);
  if (announced === 0 && request.headers["transfer-encoding"] === undefined) return true;
  const refuse = (status: 408 | 413 | 429): void => endRequest(request, response, status);
  if (announced > bound) {
    refuse(413);
    return false;
  }
  const hold = holds?.budget.hold(holds.payer, 0, () => refuse(408));
  request.watch((more) => {
    if (request.received > bound) refuse(413);
    else if (hold && !hold.grow(more)) refuse(429);
  });
  let before = 0;
  const timer = setInterval(() => {
    if (request.complete) clearInterval(timer);
    else if (!request.isHeldBack && request.received - before < pace.bytes) refuse(408);
    before = request.received;
  }, pace.within).unref();
  response.once("close", () => {
    clearInterval(timer);
    hold?.end();
  });
  return true;
}

/** Says why, where there is an answer still to be given, and closes the connection. */
function endRequest(
  request: WatchedRequest,
  response: ServerResponse,
  status: 408 | 413 | 429,
): void {
  if (response.headersSent) {
    request.destroy();
    return;
  }
  response.setHeader("Connection", "close");
  const retryAfter = status === 429 && { retryAfter: TRY_AGAIN_MS };
  answerRefusal(request, response, status, { reason: REASONS[status], ...retryAfter });
  // Nothing more of it is taken in, and it is cut off when its sender has had time to read the answer.
  request.pause();
  setTimeout(() => request.destroy(), READ_WITHIN_MS).unref();
}

const REASONS = {
  408: "This request came too slowly.",
  413: "This is more than the server takes at once.",
  429: "This address sends too much at once.",
};
