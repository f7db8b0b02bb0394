import { afterEach, expect, it, vi } from "vitest";
import { logIdentity } from "./log";

afterEach(() => vi.restoreAllMocks());

it.each([
  ["state mismatch, expected 9f86d081884c7d659a2feaa0c55ad015, got: forged", "state mismatch"],
  ["nonce mismatch, expected abc, got: def", "nonce mismatch"],
  ["failed on eyJhbGciOiJSUzI1NiIsImtpZCI6IjEifQ.eyJzdWIiOiIxIn0.c2ln", "failed on …"],
  [
    "iss mismatch, expected https://id.example.org, got: https://other.example",
    "iss mismatch, expected https://id.example.org, got: https://other.example",
  ],
  [undefined, undefined],
])("says of %j no more than %j", (message, said) => {
  const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  logIdentity("error", "OAUTH_CALLBACK_ERROR", message);
  const line = JSON.parse(String(write.mock.calls[0]?.[0])) as { message?: string };
  expect(line.message).toBe(said);
});

it("writes no more lines of a code in a minute than anybody reads", () => {
  vi.useFakeTimers();
  const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  for (let times = 0; times < 5_000; times += 1) logIdentity("error", "SIGNIN_EMAIL_ERROR", "no");
  expect(write).toHaveBeenCalledTimes(200);
  logIdentity("error", "CALLBACK_OAUTH_ERROR");
  expect(write).toHaveBeenCalledTimes(201);
  vi.advanceTimersByTime(60_000);
  logIdentity("error", "SIGNIN_EMAIL_ERROR", "no");
  expect(write).toHaveBeenCalledTimes(202);
  vi.useRealTimers();
});
