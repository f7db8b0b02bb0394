import { Writable } from "node:stream";
import { pino } from "pino";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { UserId } from "@/domain/ids";
import { IncidentLog, type Incident } from "./incident-log";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function open() {
  const lines: Record<string, unknown>[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      const {
        time: _,
        pid: _pid,
        hostname: _host,
        level: _level,
        ...line
      } = JSON.parse(chunk.toString("utf8")) as Record<string, unknown>;
      lines.push(line);
      done();
    },
  });
  return { log: new IncidentLog(pino(stream)), lines };
}

const refusal = (user: string): Incident => ({
  who: { kind: "person", user: user as UserId },
  what: "refusal",
  why: "read-only",
  room: "report.x",
});

it("[CO7] says who and why at once, and what comes after in one line a minute", () => {
  const { log, lines } = open();
  for (let times = 0; times < 500; times += 1) log.note(refusal("ana"));
  log.note({ ...refusal("ana"), why: "malformed" });
  const said = { user: "ana", room: "report.x", msg: "An update was refused" };
  expect(lines).toEqual([
    { ...said, why: "read-only" },
    { ...said, why: "malformed" },
  ]);
  vi.advanceTimersByTime(60_000);
  expect(lines.slice(2)).toEqual([{ ...said, why: "read-only", times: 499 }]);
  log.note(refusal("ana"));
  expect(lines).toHaveLength(4);
});

it("[CO7] is no flood of its own where many are told of", () => {
  const { log, lines } = open();
  for (let who = 0; who < 5_000; who += 1) log.note(refusal(`person ${who}`));
  vi.advanceTimersByTime(60_000);
  expect(lines).toHaveLength(202);
  expect(lines.at(-1)).toMatchObject({ why: "too many to be told apart", times: 4_799 });
});

it("[CO7] names the household of those who have not signed in", () => {
  const { log, lines } = open();
  log.note({
    who: { kind: "address", household: "203.0.113.9" },
    what: "flood",
    why: "too many sockets of nobody's",
  });
  expect(lines).toEqual([
    {
      household: "203.0.113.9",
      why: "too many sockets of nobody's",
      msg: "Somebody asked for more than their share",
    },
  ]);
});
