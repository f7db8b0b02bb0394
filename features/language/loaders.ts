import { cache } from "react";
import { cookies, headers } from "next/headers";
import { loadMe } from "@/features/accounts/loaders";
import { catalogueOf } from "@/words/catalogues";
import { LANGUAGE_COOKIE, OFFERED, PSEUDO_LANGUAGES } from "@/words/languages";
import { pickLanguage, type PickedLanguage } from "@/words/pick-language";
import {
  createSpeaker,
  type Catalogue,
  type Feature,
  type Namespace,
  type Words,
} from "@/words/speaker";

/** What to speak with whoever asks for this page. Asked once per request. */
export const loadLanguage = cache(async (): Promise<PickedLanguage> => {
  const [me, kept, request] = await Promise.all([loadMe(), cookies(), headers()]);
  return pickLanguage(
    {
      setting: me?.settings.language,
      cookie: kept.get(LANGUAGE_COOKIE)?.value,
      header: request.get("accept-language"),
    },
    process.env.CAUCUS_PSEUDO_LANGUAGES === "yes" ? [...OFFERED, ...PSEUDO_LANGUAGES] : OFFERED,
  );
});

/** The messages of these features, to be handed to the browser. */
export async function loadMessages(features: readonly Feature[]): Promise<Catalogue> {
  const { language } = await loadLanguage();
  const all = catalogueOf(language);
  return Object.fromEntries(features.map((feature) => [feature, all[feature]]));
}

/** For what the server says itself, such as the title of a page. */
export async function loadWords<Space extends Namespace>(space: Space): Promise<Words<Space>> {
  const { language, locale } = await loadLanguage();
  return createSpeaker(locale, catalogueOf(language))(space);
}
