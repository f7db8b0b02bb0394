import type { IncomingMessage } from "node:http";
import { Gauge, type Registry } from "prom-client";
import type { Log } from "../log/log";

/** Said again this long after it was last said, while it goes on. Milliseconds. */
const SAY_AGAIN_MS = 24 * 60 * 60_000;

/**
 * A reverse proxy that `TRUST_PROXY` does not tell of: all requests seem to come from its address, so an address says
 * nothing of who asks and is not counted. Whoever runs the server is told in the log, and by a figure.
 */
export class HiddenProxy {
  readonly #log: Log;
  readonly #gauge: Gauge;
  #saidAt: number | null = null;

  constructor(log: Log, registry: Registry) {
    this.#log = log;
    this.#gauge = new Gauge({
      name: "caucus_hidden_proxy",
      help: "1 once a request came through a proxy although TRUST_PROXY is not set; addresses are not counted then.",
      registers: [registry],
    });
  }

  /** Whether this request was forwarded by somebody whom we were not told to believe. */
  hides(request: IncomingMessage, trustedProxies: number): boolean {
    const { headers } = request;
    if (trustedProxies > 0) return false;
    if (headers["x-forwarded-for"] === undefined && headers.forwarded === undefined) return false;
    this.#gauge.set(1);
    const now = Date.now();
    if (this.#saidAt === null || now - this.#saidAt >= SAY_AGAIN_MS) {
      this.#saidAt = now;
      this.#log.warn(
        "A request came with X-Forwarded-For, but TRUST_PROXY is not set: addresses are not counted, so guesses at passwords are bounded by account alone. If a reverse proxy of yours stands in front, set TRUST_PROXY=1.",
      );
    }
    return true;
  }
}
