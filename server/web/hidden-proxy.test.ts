import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { Writable } from "node:stream";
import { pino } from "pino";
import { Registry } from "prom-client";
import { expect, test } from "vitest";
import { HiddenProxy } from "./hidden-proxy";

function listen() {
  const lines: string[] = [];
  const out = new Writable({
    write(line: Buffer, _, done) {
      lines.push(line.toString());
      done();
    },
  });
  const registry = new Registry();
  return { lines, registry, proxy: new HiddenProxy(pino(out), registry) };
}

function requestWith(headers: Record<string, string>): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  Object.assign(request.headers, headers);
  return request;
}

const forwarded = requestWith({ "x-forwarded-for": "203.0.113.9" });

test("a proxy that nobody told of hides who asks, and is said once", async () => {
  const { lines, registry, proxy } = listen();
  expect(proxy.hides(requestWith({}), 0)).toBe(false);
  expect(await registry.metrics()).toMatch(/^caucus_hidden_proxy 0$/m);
  expect(proxy.hides(forwarded, 0)).toBe(true);
  expect(proxy.hides(requestWith({ forwarded: "for=203.0.113.9" }), 0)).toBe(true);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain("TRUST_PROXY=1");
  expect(lines[0]).not.toContain("203.0.113.9");
  expect(await registry.metrics()).toMatch(/^caucus_hidden_proxy 1$/m);
});

test("a proxy that we were told of hides nobody", async () => {
  const { lines, registry, proxy } = listen();
  expect(proxy.hides(forwarded, 1)).toBe(false);
  expect(lines).toEqual([]);
  expect(await registry.metrics()).toMatch(/^caucus_hidden_proxy 0$/m);
});
