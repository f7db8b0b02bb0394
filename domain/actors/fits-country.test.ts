import countries from "i18n-iso-countries";
import { expect, it } from "vitest";
import { STATES } from "@/domain/recognition/names/states";
import { isCountryCode } from "./country-codes";
import { fitsCountry } from "./fits-country";

it("[WF3] the codes are those that countries have", () => {
  const known = Object.keys(countries.getAlpha3Codes());
  expect(known.filter((code) => !isCountryCode(code))).toEqual([]);
  expect(STATES.filter(({ isoA3 }) => !isCountryCode(isoA3))).toEqual([]);
  expect(["QQQ", "XXX", "vnm", "", "VN", "VNM "].filter(isCountryCode)).toEqual([]);
});

it("[WF3] every state has its own code by any of its names", () => {
  for (const { isoA3, names, former } of STATES) {
    for (const { words } of [...names, ...former])
      expect(fitsCountry(words, isoA3), words).toBe(true);
  }
});

it.each([
  ["Norway", "RUS", false],
  ["la Norvège", "NOR", true],
  ["NORUEGA", "SWE", false],
  ["Zaire", "COD", true],
  ["Congo", "COD", true],
  ["Congo", "COG", true],
  ["the Netherlands", "NLD", true],
  ["The Netherlands", "BEL", false],
  ["Viet-Nam", "VNM", true],
  ["Niger", "NGA", false],
  ["Cluster Munition Coalition", "NOR", true],
  ["Ministry of Norway", "RUS", true],
  ["", "NOR", true],
])("[WF3] %s with %s: %s", (name, code, fits) => {
  expect(fitsCountry(name, code)).toBe(fits);
});
