import { describe, expect, test } from "vitest";
import type { PagesSource } from "../pages/pages-source";
import { writeSecurityHeaders } from "./security-headers";

const HTTP = "http://localhost:3000";
const HTTPS = "https://caucus.example.org";

describe("writeSecurityHeaders", () => {
  test("allows no script, style, frame or connection but our own", () => {
    const { policy } = writeSecurityHeaders(HTTPS, "built");
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "";
    expect(Buffer.from(nonce, "base64")).toHaveLength(16);
    expect(policy.split("; ")).toEqual([
      "default-src 'self'",
      `script-src 'nonce-${nonce}' 'strict-dynamic'`,
      `style-src 'self' 'nonce-${nonce}'`,
      "style-src-attr 'unsafe-inline'",
      "connect-src 'self' wss://caucus.example.org",
      "img-src 'self' data: blob:",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "object-src 'none'",
    ]);
  });

  test("lets scripts be evaluated only while pages are edited", () => {
    const policy = (source: PagesSource) => writeSecurityHeaders(HTTP, source).policy;
    expect(policy("edited")).toContain("'unsafe-eval'");
    expect(policy("built")).not.toContain("'unsafe-eval'");
  });

  test("gives every response a nonce of its own", () => {
    const policies = new Set(
      Array.from({ length: 100 }, () => writeSecurityHeaders(HTTP, "built").policy),
    );
    expect(policies.size).toBe(100);
  });

  test("asks for TLS for ever only where there is TLS", () => {
    expect(writeSecurityHeaders(HTTP, "built").headers).not.toHaveProperty(
      "Strict-Transport-Security",
    );
    expect(writeSecurityHeaders(HTTPS, "built").headers).toHaveProperty(
      "Strict-Transport-Security",
      "max-age=31536000; includeSubDomains",
    );
  });

  test("the policy in the headers is the one that is returned", () => {
    const { policy, headers } = writeSecurityHeaders(HTTP, "built");
    expect(headers["Content-Security-Policy"]).toBe(policy);
  });
});
