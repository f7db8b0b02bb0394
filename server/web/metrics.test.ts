import { expect, test } from "vitest";
import { mayReadMetrics } from "./metrics";

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
  expect(mayReadMetrics(address)).toBe(expected);
});
