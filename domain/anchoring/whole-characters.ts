import { splitsPair, type TextRange } from "@/domain/text/range";

/** The range within the text, widened if one of its ends would part a surrogate pair. */
export function wholeCharacters(text: string, range: TextRange): TextRange {
  const start = Math.max(0, Math.min(range.start, text.length));
  const end = Math.max(start, Math.min(range.end, text.length));
  return {
    start: splitsPair(text, start) ? start - 1 : start,
    end: splitsPair(text, end) ? end + 1 : end,
  };
}
