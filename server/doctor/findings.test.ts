import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { DISK_FULL } from "../web/probes";
import { checkAddress } from "./check-address";
import { checkCopies } from "./check-copies";
import { judgeDisk } from "./check-disk";
import { checkMail } from "./check-mail";
import { judgeMemory } from "./check-memory";
import { checkProxy } from "./check-proxy";
import { describeFindings } from "./finding";

const GIB = 2 ** 30;
const NOW = new Date("2026-03-01T12:00:00Z");
const opened: Server[] = [];

afterEach(() => {
  for (const server of opened.splice(0)) server.close();
});

function daysAgo(days: number) {
  const at = new Date(NOW.getTime() - days * 24 * 60 * 60_000).toISOString();
  return { at, madeAt: at, file: "a copy", bytes: 1, why: "The disk is full." };
}

/** What answers every request so, and knows no sockets: a proxy that was not told of them. */
async function proxyThatAnswers(status: number, words = ""): Promise<string> {
  const server = createServer((_, response) => response.writeHead(status).end(words));
  opened.push(server);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe("the doctor", () => {
  it.each([
    [0.1, "bad"],
    [1, "warning"],
    [10, "good"],
  ] as const)("finds a disk with %d GB left %s", (free, verdict) => {
    const disk = { free: free * GIB, all: 50 * GIB, spare: null, folder: "the folder" };
    expect(judgeDisk(disk).verdict).toBe(verdict);
  });

  it("says that nothing is taken in where less is left than is PostgreSQL's", () => {
    const disk = { free: GIB, all: 50 * GIB, spare: 2 * GIB, folder: "the folder" };
    expect(judgeDisk(disk)).toMatchObject({ verdict: "bad" });
    expect(judgeDisk(disk).words).toContain("takes nothing in");
  });

  it("says that a server answers and has no room", async () => {
    const [found] = await checkAddress(await proxyThatAnswers(200, DISK_FULL), true);
    expect(found).toMatchObject({ about: "address", verdict: "bad" });
    expect(found?.words).toContain("can only be read");
  });

  it.each([
    [1, "warning"],
    [2, "good"],
  ] as const)("finds %d GB of memory %s", (all, verdict) => {
    expect(judgeMemory(all * GIB, GIB / 2).verdict).toBe(verdict);
  });

  it("says that nothing answers, and at which address", async () => {
    const origin = await proxyThatAnswers(200);
    opened.splice(0).forEach((server) => server.close());
    const [found, ...others] = await checkAddress(origin, true);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ about: "address", verdict: "bad" });
    expect(found?.words).toContain(origin);
  });

  it("says that something else answers", async () => {
    const found = await checkAddress(await proxyThatAnswers(502), true);
    expect(found).toMatchObject([{ about: "address", verdict: "bad" }]);
  });

  it("says that a proxy stops sockets, and that nobody has named the address", async () => {
    const found = await checkAddress(await proxyThatAnswers(200), false);
    expect(found).toMatchObject([
      { about: "address", verdict: "warning" },
      { about: "sockets", verdict: "bad" },
    ]);
  });

  it.each([
    [{ trustedProxies: 1 }, 1, "good"],
    [{ origin: "https://caucus.example.org" }, 0, "warning"],
    [{}, 1, "warning"],
    [{}, 0, "good"],
  ])("finds a proxy that it was told of, or was not: %j, %d is %s", async (told, figure, found) => {
    const server = createServer((request, response) => {
      const isTold = request.headers.authorization === "Bearer figures";
      response.end(isTold ? `# TYPE a gauge\ncaucus_hidden_proxy ${figure}\n` : "Not found.");
    });
    opened.push(server);
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const own = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const config = { origin: null, trustedProxies: 0, metricsToken: "figures", ...told };
    expect(await checkProxy(own, config)).toMatchObject([{ about: "proxy", verdict: found }]);
    const stranger = { origin: null, trustedProxies: 0, metricsToken: null };
    expect(await checkProxy(own, stranger)).toEqual([]);
  });

  it("says that mail is not set, and that a mail server does not answer", async () => {
    expect(await checkMail(null, null)).toMatchObject({ verdict: "warning" });
    const origin = await proxyThatAnswers(200);
    opened.splice(0).forEach((server) => server.close());
    const mail = { server: origin.replace("http", "smtp"), from: "caucus@example.org" };
    expect(await checkMail(mail, null)).toMatchObject({ about: "mail", verdict: "bad" });
  });

  it.each([
    [{ made: null, tried: null, failed: null }, ["bad", "warning"]],
    [{ made: daysAgo(1), tried: daysAgo(30), failed: null }, ["good", "good"]],
    [{ made: daysAgo(5), tried: daysAgo(200), failed: null }, ["warning", "warning"]],
    [{ made: daysAgo(1), tried: daysAgo(1), failed: daysAgo(0) }, ["bad", "good"]],
  ] as const)("judges copies by their age: %j", (record, verdicts) => {
    expect(checkCopies(record, NOW).map(({ verdict }) => verdict)).toEqual(verdicts);
  });

  it("writes one line for each thing, aligned", () => {
    const lines = describeFindings([
      { about: "disk", verdict: "good", words: "Enough." },
      { about: "address", verdict: "bad", words: "Nothing answers." },
    ]);
    expect(lines).toBe("✓ disk     Enough.\n✗ address  Nothing answers.");
  });
});
