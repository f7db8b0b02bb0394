import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { describe, expect, test } from "vitest";
import { mayReadMetrics } from "./may-read-metrics";

const OPEN = { origin: "http://localhost:3000", trustedProxies: 0, metricsToken: null };

function requestFrom(address: string, headers: Record<string, string> = {}): IncomingMessage {
  const socket = new Socket();
  Object.defineProperty(socket, "remoteAddress", { value: address });
  const request = new IncomingMessage(socket);
  Object.assign(request.headers, headers);
  return request;
}

describe("without a token", () => {
  test.each([
    ["127.0.0.1", true],
    ["::1", true],
    ["::ffff:127.0.0.1", true],
    ["10.1.2.3", true],
    ["172.16.0.1", true],
    ["192.168.1.1", true],
    ["fd00::1", true],
    ["fe80::1%eth0", true],
    ["203.0.113.9", false],
    ["::ffff:203.0.113.9", false],
    ["172.32.0.1", false],
    ["2001:db8::1", false],
    ["", false],
    ["unknown", false],
  ])("the figures may be read from %s: %s", (address, expected) => {
    expect(mayReadMetrics(requestFrom(address), OPEN)).toBe(expected);
  });

  test.each(["x-forwarded-for", "forwarded", "via", "x-real-ip", "x-forwarded-host"])(
    "nothing that carries %s may read them, whatever proxies are trusted",
    (name) => {
      const request = requestFrom("127.0.0.1", { [name]: "10.0.0.1" });
      expect(mayReadMetrics(request, OPEN)).toBe(false);
      expect(mayReadMetrics(request, { ...OPEN, trustedProxies: 1 })).toBe(false);
    },
  );

  test("over TLS a proxy stands before us, and one that says nothing may speak for anybody", () => {
    const door = { ...OPEN, origin: "https://caucus.example.org" };
    expect(mayReadMetrics(requestFrom("127.0.0.1"), door)).toBe(false);
    // One that we were told of says so on everything that it passes on.
    expect(mayReadMetrics(requestFrom("127.0.0.1"), { ...door, trustedProxies: 1 })).toBe(true);
  });
});

test("with a token, who brings it may read them, and nobody else", () => {
  const door = { ...OPEN, metricsToken: "a token of some length" };
  const from = (authorization: string) => requestFrom("203.0.113.9", { authorization });
  expect(mayReadMetrics(from("Bearer a token of some length"), door)).toBe(true);
  expect(mayReadMetrics(from("Bearer another token"), door)).toBe(false);
  expect(mayReadMetrics(from("a token of some length"), door)).toBe(false);
  expect(mayReadMetrics(requestFrom("127.0.0.1"), door)).toBe(false);
});
