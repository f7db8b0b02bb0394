import { expect, it } from "vitest";
import type { UserId } from "@/domain/ids";
import { FailureBrake } from "./failure-brake";

const ANA = "anaanaanaana" as UserId;
const BEN = "benbenbenben" as UserId;

it("[WF7] holds who has failed five times in a minute, for as long as that is so, and nobody else", () => {
  const brake = new FailureBrake();
  for (let at = 0; at < 5; at += 1) {
    expect(brake.holds(ANA, at)).toBe(false);
    brake.note(ANA, at);
  }
  expect(brake.holds(ANA, 5)).toBe(true);
  expect(brake.holds(BEN, 5)).toBe(false);
  expect(brake.holds(ANA, 59_999)).toBe(true);
  expect(brake.holds(ANA, 60_000)).toBe(false);
});
