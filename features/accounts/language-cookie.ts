import type { Settings } from "@/contract/people";
import { LANGUAGE_COOKIE } from "@/words/languages";

const YEAR_S = 365 * 86_400;

/** A `document.cookie` assignment: pages before signing in speak the language that was chosen last on this device. */
export function writeLanguageCookie(language: NonNullable<Settings["language"]>): string {
  const lifetime = language === "browser" ? 0 : YEAR_S;
  return `${LANGUAGE_COOKIE}=${language}; Path=/; Max-Age=${lifetime}; SameSite=Lax`;
}
