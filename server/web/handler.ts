import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { toHousehold } from "@/auth/throttle/client-address";
import { boundOf, MAX_BODY_BYTES } from "../api/body-bounds";
import { HoldBudget } from "../cost/hold-budget";
import { IncidentLog } from "../cost/incident-log";
import type { Payer } from "../cost/payer";
import { createTimeBudgets, type TimeBudgets } from "../cost/time-budgets";
import type { Log } from "../log/log";
import type { PagesSource } from "../pages/pages-source";
import { answerText, answerUpgrade } from "./answers";
import { guardBody, LEAST_PACE, type Pace } from "./body-guard";
import type { HiddenProxy } from "./hidden-proxy";
import { mayReadMetrics } from "./may-read-metrics";
import type { Metrics, RequestKind } from "./metrics";
import { isUnder, pathOf, withoutSecrets } from "./path";
import type { Payers } from "./payers";
import { answerProbe, PROBES, type Readiness } from "./probes";
import { findClientAddress, prepareRequest } from "./request-headers";
import { writeSecurityHeaders } from "./security-headers";
import { Toll } from "./toll";
import type { WatchedRequest } from "./watched-request";

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

/** Bytes of small bodies that are held for one address, and for all; a body takes no longer than a request may. */
const BODIES = { each: 8 * 1024 * 1024, all: 64 * 1024 * 1024, longest: 300_000 };

type HandlerParts = {
  /** Where browsers reach the product. */
  origin: string;
  source: PagesSource;
  trustedProxies: number;
  /** See `Config`. */
  metricsToken: string | null;
  hiddenProxy: HiddenProxy;
  log: Log;
  metrics: Metrics;
  readiness: Readiness;
  api: Handler;
  pages: Handler;
  payers: Pick<Payers, "find">;
  /** Who may have how much of the main thread; the sockets' too, where they share one. */
  budgets?: TimeBudgets;
  /** Where it is told who was refused; the sockets' too, where they share one. */
  incidents?: IncidentLog;
  pace?: Pace;
};

type Served = HandlerParts & { toll: Toll; bodies: HoldBudget; incidents: IncidentLog };

/** Answers by which somebody is told to ask for less, and what the log says of them. */
const REFUSALS = new Map([
  [408, "too slow"],
  [413, "too large"],
  [429, "too much at once"],
]);

/** Answers every HTTP request: security headers first, then what it costs, then whoever the path belongs to. */
export function createHandler(parts: HandlerParts): RequestListener<typeof WatchedRequest> {
  const toll = new Toll(parts.budgets ?? createTimeBudgets());
  const { incidents = new IncidentLog(parts.log) } = parts;
  const served = { ...parts, toll, incidents, bodies: new HoldBudget(BODIES) };
  return (request, response) => {
    const path = pathOf(request);
    parts.metrics.observe(kindOf(path), request.method ?? "", response);
    dispatch(served, request, response, path).catch((error: unknown) => {
      // Whoever was refused in the middle of their body is answered, and nothing of ours went wrong.
      if (request.destroyed || response.writableEnded) {
        response.destroy();
        return;
      }
      const about = { err: error, method: request.method, path: withoutSecrets(path) };
      parts.log.error(about, "A request failed");
      if (response.headersSent) response.destroy();
      else answerText(request, response, 500, "Something went wrong on the server.");
    });
  };
}

async function dispatch(
  parts: Served,
  request: WatchedRequest,
  response: ServerResponse,
  path: string,
): Promise<void> {
  const { origin, source, trustedProxies, hiddenProxy } = parts;
  const { policy, headers } = writeSecurityHeaders(origin, source);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  const mayReadFigures = mayReadMetrics(request, parts);
  const hidden = hiddenProxy.hides(request, trustedProxies);
  const address = hidden ? null : findClientAddress(request, trustedProxies);
  prepareRequest(request, { policy, trustedProxies, address });
  let payer = payerAt(address);
  response.once("close", () => {
    const why = REFUSALS.get(response.statusCode);
    if (why !== undefined) parts.incidents.note({ who: payer, what: "request", why });
  });
  if (!guardBody(request, response, rulesFor(parts, path, payer))) return;
  if (PROBES.has(path)) return answerProbe(parts, { request, response, path, mayReadFigures });
  payer = (await parts.payers.find(request.headers.cookie)) ?? payer;
  if (!(await parts.toll.take({ request, response, path }, kindOf(path), payer))) return;
  await (isUnder("/api/v1", path) ? parts.api : parts.pages)(request, response);
}

/** No page of ours takes a body. What is larger than usual is held by its person, where it is read. */
function rulesFor({ pace, bodies }: Served, path: string, payer: Payer | null) {
  const bound = isUnder("/api", path) ? boundOf(path) : 0;
  return {
    bound,
    pace: pace ?? LEAST_PACE,
    holds: bound > MAX_BODY_BYTES || payer === null ? null : { budget: bodies, payer },
  };
}

/** @param address `null` where it cannot be known; nobody pays then for what comes without a session. */
function payerAt(address: string | null): Payer | null {
  return address === null ? null : { kind: "address", household: toHousehold(address) };
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
