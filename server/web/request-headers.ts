import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import { CLIENT_ADDRESS_HEADER } from "@/auth/throttle/client-address";

/** What only the server, or a proxy that it trusts, may say about a request. */
const FORWARDING = [
  "forwarded",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-port",
  "x-forwarded-proto",
  "x-real-ip",
];

/** What else a proxy may leave on what it passes on. */
const PASSED_ON = [...FORWARDING, "via", "x-forwarded", "x-forwarded-server", "x-client-ip"];

/** Whether somebody passed the request on. Asked before `prepareRequest`, which takes it out. */
export function wasForwarded({ headers }: IncomingMessage): boolean {
  return PASSED_ON.some((name) => headers[name] !== undefined);
}

/**
 * Takes out of a request what its sender may not claim, and puts in what the server knows: the client's address, where
 * it is not a proxy's, and the content security policy, from which Next takes the nonce.
 */
export function prepareRequest(
  request: IncomingMessage,
  known: { policy: string | null; trustedProxies: number; address: string | null },
): void {
  const { policy, trustedProxies, address } = known;
  if (trustedProxies === 0) for (const name of FORWARDING) setHeader(request, name, null);
  setHeader(request, "content-security-policy", policy);
  setHeader(request, CLIENT_ADDRESS_HEADER, address);
}

/**
 * Every proxy appends the address from which it was called, so counted from the right as many entries are true as
 * there are proxies of ours; the one that the outermost of them wrote is the client's.
 */
export function findClientAddress(request: IncomingMessage, trustedProxies: number): string {
  const direct = request.socket.remoteAddress ?? "";
  if (trustedProxies === 0) return direct;
  const forwarded = String(request.headers["x-forwarded-for"] ?? "")
    .split(",")
    .map((entry) => entry.trim())
    .filter(Boolean);
  const claimed = forwarded.at(-Math.min(trustedProxies, forwarded.length));
  return claimed !== undefined && isIP(claimed) ? claimed : direct;
}

/** In both forms in which Node keeps them: Next reads the one, Hono the other. */
function setHeader(request: IncomingMessage, name: string, value: string | null): void {
  const { headers, rawHeaders } = request;
  for (let at = rawHeaders.length - 2; at >= 0; at -= 2) {
    if (rawHeaders[at]?.toLowerCase() === name) rawHeaders.splice(at, 2);
  }
  if (value === null) {
    headers[name] = undefined;
    return;
  }
  headers[name] = value;
  rawHeaders.push(name, value);
}
