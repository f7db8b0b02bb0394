import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { describe, expect, test } from "vitest";
import { CLIENT_ADDRESS_HEADER } from "@/auth/throttle/client-address";
import { findClientAddress, prepareRequest } from "./request-headers";

const DIRECT = "192.0.2.1";

function requestWith(sent: [name: string, value: string][]): IncomingMessage {
  const socket = new Socket();
  Object.defineProperty(socket, "remoteAddress", { value: DIRECT });
  const request = new IncomingMessage(socket);
  for (const [name, value] of sent) {
    request.headers[name.toLowerCase()] = value;
    request.rawHeaders.push(name, value);
  }
  return request;
}

describe("findClientAddress", () => {
  test.each([
    ["no proxy is trusted", 0, "203.0.113.9", DIRECT],
    ["one proxy is trusted", 1, "203.0.113.9", "203.0.113.9"],
    ["the client forged an entry", 1, "198.51.100.1, 203.0.113.9", "203.0.113.9"],
    ["two proxies are trusted", 2, "198.51.100.1, 203.0.113.9, 10.0.0.2", "203.0.113.9"],
    ["there are fewer entries than proxies", 3, "203.0.113.9", "203.0.113.9"],
    ["the entry is no address", 1, "unknown", DIRECT],
    ["the entry is empty", 1, " , ", DIRECT],
    ["it is an IPv6 address", 1, "2001:db8::1", "2001:db8::1"],
  ])("%s", (_, trusted, forwarded, expected) => {
    const request = requestWith([["X-Forwarded-For", forwarded]]);
    expect(findClientAddress(request, trusted)).toBe(expected);
  });

  test("without the header it is who called", () => {
    expect(findClientAddress(requestWith([]), 1)).toBe(DIRECT);
  });
});

describe("prepareRequest", () => {
  test("says over every form of what the client claims about itself", () => {
    const request = requestWith([
      ["X-Caucus-Address", "10.9.9.9"],
      ["x-caucus-address", "10.8.8.8"],
      ["Content-Security-Policy", "script-src *"],
      ["X-Forwarded-Host", "evil.example"],
      ["Forwarded", "for=10.7.7.7"],
      ["Accept", "text/html"],
    ]);
    prepareRequest(request, {
      policy: "default-src 'self'",
      trustedProxies: 0,
      address: DIRECT,
    });
    expect(request.rawHeaders).toEqual([
      "Accept",
      "text/html",
      "content-security-policy",
      "default-src 'self'",
      CLIENT_ADDRESS_HEADER,
      DIRECT,
    ]);
    expect(request.headers).toEqual({
      accept: "text/html",
      "content-security-policy": "default-src 'self'",
      [CLIENT_ADDRESS_HEADER]: DIRECT,
    });
  });

  test("leaves to a trusted proxy what it says", () => {
    const request = requestWith([
      ["X-Forwarded-For", "203.0.113.9"],
      ["X-Forwarded-Proto", "https"],
    ]);
    prepareRequest(request, { policy: "p", trustedProxies: 1, address: "203.0.113.9" });
    expect(request.headers["x-forwarded-proto"]).toBe("https");
    expect(request.headers[CLIENT_ADDRESS_HEADER]).toBe("203.0.113.9");
  });

  test("names no address where it would be a proxy's, whatever the client says", () => {
    const request = requestWith([
      ["X-Forwarded-For", "203.0.113.9"],
      ["X-Caucus-Address", "10.9.9.9"],
    ]);
    prepareRequest(request, { policy: null, trustedProxies: 0, address: null });
    expect(request.rawHeaders).toEqual([]);
    expect(request.headers[CLIENT_ADDRESS_HEADER]).toBeUndefined();
  });
});
