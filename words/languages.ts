import { LANGUAGES, type Language } from "@/domain/language";

/** What people can choose, and what a browser's wish can lead to: a language in which no page is half of another. */
export const OFFERED: readonly Language[] = LANGUAGES;

/** What each calls itself: a person who looks for it may read no other. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: "English", fr: "Français" };

/**
 * Languages that nobody speaks, in which pages are tried: English in accents and half as long again, so that a word
 * stands out which is in no catalogue or does not fit, and the same from right to left.
 */
export const PSEUDO_LANGUAGES = ["en-XA", "ar-XB"] as const;
export type PseudoLanguage = (typeof PSEUDO_LANGUAGES)[number];

export type SpokenLanguage = Language | PseudoLanguage;

/**
 * For numbers, dates and order, if the browser names no country. Those of the languages that nobody speaks are in
 * other letters than English.
 */
export const LOCALES: Record<SpokenLanguage, string> = {
  en: "en-GB",
  fr: "fr-FR",
  "en-XA": "el-GR",
  "ar-XB": "ar-EG",
};

/** Carries the language from page to page for somebody who is not signed in. */
export const LANGUAGE_COOKIE = "caucus-language";

/** The value for `dir`. */
export function directionOf(locale: string): "ltr" | "rtl" {
  return RIGHT_TO_LEFT.has(new Intl.Locale(locale).language) ? "rtl" : "ltr";
}

const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "ur"]);
