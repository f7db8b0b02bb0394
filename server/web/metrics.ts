import type { ServerResponse } from "node:http";
import { collectDefaultMetrics, Histogram, Registry } from "prom-client";

/** Which part of the product answered. */
export type RequestKind = "api" | "page" | "asset" | "probe";

export type Metrics = {
  /** For other parts to add theirs to. */
  registry: Registry;
  /** Counts the request when it has been answered. */
  observe(kind: RequestKind, method: string, response: ServerResponse): void;
};

const BUCKETS_S = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const KNOWN_METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: "http_request_duration_seconds",
    help: "Time from the first byte of a request to the last of its answer.",
    labelNames: ["kind", "method", "status"] as const,
    buckets: BUCKETS_S,
    registers: [registry],
  });
  return {
    registry,
    observe(kind, method, response) {
      const stop = duration.startTimer({
        kind,
        method: KNOWN_METHODS.has(method) ? method : "other",
      });
      response.once("close", () => stop({ status: String(response.statusCode) }));
    },
  };
}
