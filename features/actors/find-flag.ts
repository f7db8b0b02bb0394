import * as flags from "country-flag-icons/string/3x2";
import countries from "i18n-iso-countries";

/** The flag of a state as an SVG document, by ISO 3166-1 alpha-3; `null` where there is none. For the server alone. */
export function findFlag(isoA3: string): string | null {
  const isoA2 = countries.alpha3ToAlpha2(isoA3) ?? "";
  return Object.hasOwn(flags, isoA2) ? flags[isoA2 as keyof typeof flags] : null;
}
