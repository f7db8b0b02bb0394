import { afterEach, expect, it, vi } from "vitest";
import { logKeptOut } from "./kept-out-log";

afterEach(() => void vi.restoreAllMocks());

it("[CO7] names a household once a minute for each thing that was tried, and never floods", () => {
  const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const now = 1_760_000_000_000;
  for (let times = 0; times < 500; times += 1) logKeptOut("password", "203.0.113.9", now + times);
  logKeptOut("code", "203.0.113.9", now + 500);
  logKeptOut("password", null, now + 500);
  const messages = () =>
    write.mock.calls.map(([line]) => (JSON.parse(String(line)) as { message: string }).message);
  expect(messages()).toEqual([
    "Too many tries (password), from 203.0.113.9.",
    "Too many tries (code), from 203.0.113.9.",
    "Too many tries (password).",
  ]);
  for (let at = 0; at < 1_000; at += 1)
    logKeptOut("password", `198.18.${at >> 8}.${at % 256}`, now + 600);
  expect(write).toHaveBeenCalledTimes(100);
  logKeptOut("password", "203.0.113.9", now + 60_700);
  expect(messages().at(-1)).toBe("Too many tries (password), from 203.0.113.9.");
  expect(write).toHaveBeenCalledTimes(101);
});
