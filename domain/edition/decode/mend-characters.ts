import { identityMap, type OffsetMap } from "../offset-map";
import { LINE_END, UNWANTED } from "../normalise-text";
import { replaceRanges, replacementsOf } from "../replace-ranges";

/** Presentation forms that stand for letters: a search for "office" has to find "oﬃce". */
const LIGATURES: ReadonlyMap<string, string> = new Map([
  ["\uFB00", "ff"],
  ["\uFB01", "fi"],
  ["\uFB02", "fl"],
  ["\uFB03", "ffi"],
  ["\uFB04", "ffl"],
  ["\uFB05", "st"],
  ["\uFB06", "st"],
]);

const MENDED = new RegExp(`${UNWANTED.source}|[\\uFB00-\\uFB06]`, "gu");

/**
 * What `normaliseText` does, and ligatures as letters, with the map to the raw text. Soft hyphens stay: they are
 * mended with the lines, which they may end.
 */
export function mendCharacters(raw: string): { text: string; map: OffsetMap } {
  const replacements = replacementsOf(raw, MENDED, (match) => {
    if (LINE_END.test(match)) return "\n";
    // Without the `u` flag's pairs: only a half that stands alone is matched here.
    if (/^[\uD800-\uDFFF]$/.test(match)) return "\uFFFD";
    return LIGATURES.get(match) ?? "";
  });
  if (replacements.length === 0) return { text: raw, map: identityMap(raw.length) };
  return replaceRanges(raw, replacements);
}
