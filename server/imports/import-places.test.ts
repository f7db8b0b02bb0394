import { describe, expect, it } from "vitest";
import { SMALL_FILE } from "@/data/jobs/job-leases";
import { SLOW_AFTER_MS } from "./import-limits";
import { findPlace } from "./import-places";

const NOW = 100_000;
const ANY = Number.MAX_SAFE_INTEGER;
const large = { size: SMALL_FILE + 1, since: NOW };
const small = { size: SMALL_FILE, since: NOW };
const slow = { size: SMALL_FILE, since: NOW - SLOW_AFTER_MS };

describe("a place for another file", () => {
  it.each([
    ["any, where none is read", [], ANY],
    ["any, beside a small one", [small], ANY],
    ["only a small one, beside a large one", [large], SMALL_FILE],
    ["none, where a place will soon be free", [small, small], 0],
    ["none, beside a large one and a quick one", [large, small], 0],
    ["a small one, where all others are slow", [large, slow], SMALL_FILE],
    ["a small one, where small ones turned out slow", [slow, slow], SMALL_FILE],
    ["none, beside that many slow ones", [large, slow, slow], 0],
  ])("is for %s", (_, reading, most) => {
    expect(findPlace(reading, NOW)).toBe(most);
  });
});
