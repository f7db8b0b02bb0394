import { randomBytes } from "node:crypto";
import type { PagesSource } from "../pages/pages-source";

const NONCE_BYTES = 16;
const HSTS_SECONDS = 365 * 24 * 60 * 60;

/** Powers no page of ours needs, withheld from it and from whatever might be smuggled into it. */
const WITHHELD = [
  "accelerometer",
  "autoplay",
  "browsing-topics",
  "camera",
  "display-capture",
  "geolocation",
  "gyroscope",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "usb",
];

export type SecurityHeaders = {
  /** What browsers may load and run; it carries a nonce that no other response has. */
  policy: string;
  headers: Record<string, string>;
};

/** The headers of one response of the product that browsers reach at `origin`. */
export function writeSecurityHeaders(origin: string, source: PagesSource): SecurityHeaders {
  const policy = writePolicy(origin, randomBytes(NONCE_BYTES).toString("base64"), source);
  const headers: Record<string, string> = {
    "Content-Security-Policy": policy,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Origin-Agent-Cluster": "?1",
    "Permissions-Policy": WITHHELD.map((power) => `${power}=()`).join(", "),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
  };
  if (origin.startsWith("https:")) {
    headers["Strict-Transport-Security"] = `max-age=${HSTS_SECONDS}; includeSubDomains`;
  }
  return { policy, headers };
}

function writePolicy(origin: string, nonce: string, source: PagesSource): string {
  return [
    "default-src 'self'",
    // What is edited is sent as text and evaluated, and Next's window about errors brings styles without a nonce.
    ...(source === "edited"
      ? [
          `script-src 'nonce-${nonce}' 'strict-dynamic' 'unsafe-eval'`,
          "style-src 'self' 'unsafe-inline'",
        ]
      : [`script-src 'nonce-${nonce}' 'strict-dynamic'`, `style-src 'self' 'nonce-${nonce}'`]),
    "style-src-attr 'unsafe-inline'",
    // Older browsers do not count a socket of our own as 'self'.
    `connect-src 'self' ${origin.replace(/^http/, "ws")}`,
    "img-src 'self' data: blob:",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
  ].join("; ");
}
