import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { Log } from "../log";
import { answerText, answerUpgrade } from "./answers";
import type { HiddenProxy } from "./hidden-proxy";
import { mayReadMetrics } from "./may-read-metrics";
import type { Metrics, RequestKind } from "./metrics";
import { isUnder, pathOf, withoutSecrets } from "./path";
import { answerProbe, PROBES, type Readiness } from "./probes";
import { findClientAddress, prepareRequest } from "./request-headers";
import { writeSecurityHeaders } from "./security-headers";

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

type HandlerParts = {
  /** Where browsers reach the product. */
  origin: string;
  trustedProxies: number;
  /** See `Config`. */
  metricsToken: string | null;
  hiddenProxy: HiddenProxy;
  log: Log;
  metrics: Metrics;
  readiness: Readiness;
  api: Handler;
  pages: Handler;
};

/** Answers every HTTP request: security headers first, then whoever the path belongs to. */
export function createHandler(parts: HandlerParts): RequestListener {
  return (request, response) => {
    const path = pathOf(request);
    parts.metrics.observe(kindOf(path), request.method ?? "", response);
    dispatch(parts, request, response, path).catch((error: unknown) => {
      const about = { err: error, method: request.method, path: withoutSecrets(path) };
      parts.log.error(about, "A request failed");
      if (response.headersSent) response.destroy();
      else answerText(request, response, 500, "Something went wrong on the server.");
    });
  };
}

async function dispatch(
  parts: HandlerParts,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  const { origin, trustedProxies, hiddenProxy } = parts;
  const { policy, headers } = writeSecurityHeaders(origin);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  const mayReadFigures = mayReadMetrics(request, parts);
  const hidden = hiddenProxy.hides(request, trustedProxies);
  const address = hidden ? null : findClientAddress(request, trustedProxies);
  prepareRequest(request, { policy, trustedProxies, address });
  if (PROBES.has(path)) return answerProbe(parts, { request, response, path, mayReadFigures });
  await (isUnder("/api/v1", path) ? parts.api : parts.pages)(request, response);
}

function kindOf(path: string): RequestKind {
  if (PROBES.has(path)) return "probe";
  if (isUnder("/api", path)) return "api";
  return isUnder("/_next", path) ? "asset" : "page";
}

type UpgradeListener = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** Hands a socket that asks for an upgrade to the rooms; nothing else of ours speaks over sockets. */
export function createUpgradeHandler(
  rooms: (request: IncomingMessage, socket: Duplex, head: Buffer) => Promise<void>,
  { trustedProxies, hiddenProxy }: Pick<HandlerParts, "trustedProxies" | "hiddenProxy">,
): UpgradeListener {
  return (request, socket, head) => {
    const hidden = hiddenProxy.hides(request, trustedProxies);
    const address = hidden ? null : findClientAddress(request, trustedProxies);
    prepareRequest(request, { policy: null, trustedProxies, address });
    if (isUnder("/sync", pathOf(request))) void rooms(request, socket, head);
    else answerUpgrade(socket, "404 Not Found");
  };
}
