import type { Settings } from "@/contract/people";
import { catalogueOf } from "@/words/catalogues";
import { pickLanguage } from "@/words/pick-language";
import { createSpeaker, type Words } from "@/words/speaker";
import type { Visit } from "../visit";

/** The words of a letter to somebody: in the language that they have set, else as their browser wishes. */
export function mailWords(visit: Visit, setting: Settings["language"]): Words<"mail"> {
  const { language, locale } = pickLanguage({ setting, ...visit.wishes });
  return createSpeaker(locale, catalogueOf(language))("mail");
}
