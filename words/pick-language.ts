import { rankLanguages } from "./accept-language";
import { LOCALES, OFFERED, type SpokenLanguage } from "./languages";

export type PickedLanguage = {
  /** Of the words. */
  language: SpokenLanguage;
  /** Of numbers, dates and order: the same language, and the country if the browser names one. */
  locale: string;
};

/**
 * What to speak with somebody: what they have set, else the cookie, else the first language of the browser's
 * `Accept-Language` header that is offered, else English.
 */
export function pickLanguage(
  wishes: { setting?: string | undefined; cookie?: string | undefined; header: string | null },
  offered: readonly SpokenLanguage[] = OFFERED,
): PickedLanguage {
  const { setting, cookie, header } = wishes;
  const wanted = rankLanguages(header);
  const find = (tag = "") =>
    offered.find((language) => language === tag) ??
    offered.find((language) => language === baseOf(tag));
  const language = find(setting) ?? find(cookie) ?? wanted.map(find).find(Boolean) ?? "en";
  const locale = wanted.find((tag) => baseOf(tag) === language) ?? LOCALES[language];
  return { language, locale };
}

function baseOf(tag: string): string {
  return tag.split("-", 1)[0]?.toLowerCase() ?? "";
}
