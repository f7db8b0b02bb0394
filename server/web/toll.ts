import type { IncomingMessage, ServerResponse } from "node:http";
import { pay } from "../cost/pay";
import { SOMEBODY, type Payer } from "../cost/payer";
import { budgetOf, type TimeBudgets } from "../cost/time-budgets";
import { Turns } from "../cost/turns";
import { answerRefusal } from "./answers";
import type { RequestKind } from "./metrics";

/**
 * Milliseconds that a request takes at least: of the main thread, or of the thread that makes pages, which may have to
 * share its core. A probe is free: it says whether anything works.
 */
const LEAST: Record<RequestKind, number> = { probe: 0, asset: 0.5, api: 2, page: 20 };

/** Milliseconds per kilobyte that a page takes to be made, plain and compressed; measured with a long report. */
const PAGE_MS_PER_KB = { plain: 0.4, compressed: 1.6 };

/** Pages that are made at once: each is in memory until it is read, and has long been made where that is slow. */
const PAGES = {
  each: 3,
  all: 12,
  waiting: 60,
  patience: 30_000,
  slow: { after: 3_000, most: 48 },
};

const MOST_REMEMBERED = 1_000;
const TRY_AGAIN_MS = 5_000;

type Asked = { request: IncomingMessage; response: ServerResponse; path: string };

/** Charges each request to its payer before it is served. */
export class Toll {
  readonly #budgets: TimeBudgets;
  readonly #pages = new Turns(PAGES);
  /** Milliseconds that each page took last time, by path. */
  readonly #prices = new Map<string, number>();

  constructor(budgets: TimeBudgets) {
    this.#budgets = budgets;
  }

  /**
   * Resolves with whether the request is to be served; where it is not, it is answered, or its sender has left.
   * @param payer `null` where nobody can be charged
   */
  async take(asked: Asked, kind: RequestKind, payer: Payer | null): Promise<boolean> {
    if (kind === "probe") return true;
    const { request, response, path } = asked;
    const left = new AbortController();
    response.once("close", () => left.abort());
    if (response.destroyed) return false;
    const price = this.#prices.get(path) ?? LEAST[kind];
    if (payer !== null) {
      const payment = await pay(budgetOf(this.#budgets, payer), payer, price, left.signal);
      if (payment.kind === "refused") this.#refuse(request, response, payment.retryAfter);
      if (payment.kind !== "paid") return false;
    }
    if (kind !== "page") return true;
    const end = await this.#pages.take(payer ?? SOMEBODY, left.signal);
    if (!end) {
      if (!left.signal.aborted) this.#refuse(request, response, TRY_AGAIN_MS);
      return false;
    }
    const before = request.socket.bytesWritten;
    response.once("close", () => {
      end();
      const took = priceOfPage(response, request.socket.bytesWritten - before);
      if (payer !== null) budgetOf(this.#budgets, payer).correct(payer, took - price);
      this.#remember(path, took);
    });
    return true;
  }

  #refuse(request: IncomingMessage, response: ServerResponse, retryAfter: number): void {
    const reason = "You ask for much at once. Try again in a moment.";
    answerRefusal(request, response, 429, { reason, retryAfter });
  }

  #remember(path: string, price: number): void {
    this.#prices.delete(path);
    this.#prices.set(path, price);
    for (const oldest of this.#prices.keys()) {
      if (this.#prices.size <= MOST_REMEMBERED) break;
      this.#prices.delete(oldest);
    }
  }
}

function priceOfPage(response: ServerResponse, bytes: number): number {
  const { plain, compressed } = PAGE_MS_PER_KB;
  const perKilobyte = response.hasHeader("content-encoding") ? compressed : plain;
  return LEAST.page + (bytes / 1_024) * perKilobyte;
}
