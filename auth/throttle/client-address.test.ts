import { describe, expect, it } from "vitest";
import { toHousehold, toSite } from "./client-address";

describe("an address", () => {
  it.each([
    ["203.0.113.7", "203.0.113.7", null],
    ["::ffff:203.0.113.7", "203.0.113.7", null],
    ["2001:db8:0:1::7", "2001:db8:0:0/56", "2001:db8:0/48"],
    ["2001:db8:0:ff::7", "2001:db8:0:0/56", "2001:db8:0/48"],
    ["2001:0DB8:0000:01ab:ffff:ffff:ffff:ffff", "2001:db8:0:100/56", "2001:db8:0/48"],
    ["2001:db8:7:ffff::1", "2001:db8:7:ff00/56", "2001:db8:7/48"],
    ["2001:db8::", "2001:db8:0:0/56", "2001:db8:0/48"],
    ["::1", "0:0:0:0/56", "0:0:0/48"],
    ["fe80::1%eth0", "fe80:0:0:0/56", "fe80:0:0/48"],
    ["unknown", "unknown", null],
  ])("%s counts as the household %s and the site %s", (address, household, site) => {
    expect(toHousehold(address)).toBe(household);
    expect(toSite(address)).toBe(site);
  });
});
