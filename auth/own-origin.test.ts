import { describe, expect, it } from "vitest";
import { isOwnOrigin } from "./own-origin";

const SET = { origin: "https://caucus.example.org", isDerived: false };
const DERIVED = { origin: "http://localhost:3000", isDerived: true };

describe("isOwnOrigin", () => {
  it.each([
    ["https://caucus.example.org", "caucus.example.org"],
    ["https://caucus.example.org", "10.0.0.7:3000"],
  ])("takes what was set, from %s by way of %s", (asked, host) => {
    expect(isOwnOrigin(asked, host, SET)).toBe(true);
  });

  it.each([
    ["https://evil.example", "evil.example"],
    ["http://caucus.example.org", "caucus.example.org"],
    ["https://caucus.example.org.evil.example", "caucus.example.org.evil.example"],
    ["http://localhost:3000", "localhost:3000"],
    ["http://192.0.2.1:3000", "192.0.2.1:3000"],
    ["null", undefined],
  ])("takes nothing else where it was set, such as %s with the host %s", (asked, host) => {
    expect(isOwnOrigin(asked, host, SET)).toBe(false);
  });

  it.each([
    ["http://localhost:3000", "localhost:3000"],
    ["http://127.0.0.1:3000", "127.0.0.1:3000"],
    ["http://192.0.2.1:3000", "192.0.2.1:3000"],
    ["http://[2001:db8::1]:3000", "[2001:db8::1]:3000"],
    ["http://localhost:8080", "localhost:8080"],
  ])("takes the machine's own names where nothing was set, such as %s", (asked, host) => {
    expect(isOwnOrigin(asked, host, DERIVED)).toBe(true);
  });

  it.each([
    ["http://evil.example:3000", "evil.example:3000"],
    ["http://localhost:8080", "localhost:3000"],
    ["http://198.51.100.9:3000", "192.0.2.1:3000"],
    ["http://localhost.evil.example:3000", "localhost.evil.example:3000"],
    ["http://192.0.2.1:3000/path", "192.0.2.1:3000"],
    ["null", "localhost:3000"],
    ["http://127.0.0.1:3000", undefined],
  ])(
    "takes no name that somebody else may have given, such as %s with the host %s",
    (asked, host) => {
      expect(isOwnOrigin(asked, host, DERIVED)).toBe(false);
    },
  );
});
