import countries from "i18n-iso-countries";
import { expect, it } from "vitest";
import { findFlag } from "./find-flag";

it("has a flag of every state there is a code for, and of nothing else", () => {
  const missing = Object.keys(countries.getAlpha3Codes()).filter((code) => !findFlag(code));
  expect(missing).toEqual([]);
  expect(findFlag("VNM")).toMatch(/^<svg [^>]*viewBox/u);
  expect(["", "XXX", "vnm", "../VNM"].map(findFlag)).toEqual([null, null, null, null]);
});
