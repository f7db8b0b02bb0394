/** The tag of a text whose language nobody knows (BCP 47, ISO 639-2). */
export const UNDETERMINED = "und";

/** Characters of a tag; the longest that anybody writes have a third of them. */
export const MAX_TAG_LENGTH = 60;

/**
 * The languages that are offered for a text, as BCP 47 tags: those that can be recognised, and others in which reports
 * are written. A text may have any other.
 */
export const TEXT_LANGUAGES: readonly string[] = [
  "af am ar az be bg bn bs ca ckb cs cy da de el en es et eu fa fi fil fr ga gl gu ha he hi hr hu hy id ig is it ja ka",
  "kk km kn ko ku ky lo lt lv mg mk ml mn mr ms mt my ne nl no or pa pl ps pt ro ru rw si sk sl so sq sr sv sw ta te tg",
  "th ti tk tr uk ur uz vi xh yo zh zu",
].flatMap((tags) => tags.split(" "));

/** The tag as it is written properly, such as "pt-BR" for "PT-br"; `null` if it is none. */
export function parseLanguageTag(raw: string): string | null {
  if (raw.length > MAX_TAG_LENGTH) return null;
  try {
    return Intl.getCanonicalLocales(raw)[0] ?? null;
  } catch {
    return null;
  }
}
