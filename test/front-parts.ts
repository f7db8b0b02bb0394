import type { Log } from "@/server/log/log";
import { TimeBudget } from "@/server/cost/time-budget";
import type { createHandler } from "@/server/web/handler";
import { HiddenProxy } from "@/server/web/hidden-proxy";
import { createMetrics } from "@/server/web/metrics";

type HandlerParts = Parameters<typeof createHandler>[0];

/** So much that nobody ever waits. */
const RICH = { burst: 1e9, share: 1, patience: 0 };

/**
 * What stands before pages and API where a test is about something else: no proxy, nobody who has signed in, and
 * everybody may ask for what they like.
 */
export function frontParts(log: Log): Omit<HandlerParts, "api" | "pages"> {
  const metrics = createMetrics();
  return {
    origin: "http://caucus.test",
    source: "built",
    trustedProxies: 0,
    metricsToken: null,
    hiddenProxy: new HiddenProxy(log, metrics.registry),
    log,
    metrics,
    readiness: () => Promise.resolve("ready"),
    payers: { find: () => Promise.resolve(null) },
    budgets: { person: new TimeBudget(RICH), address: new TimeBudget(RICH) },
  };
}
