const MAX_LENGTH = 160;
const MAX_WORDS = 24;
const NUMBERED =
  /^(?:(?:chapter|part|section|annex|article)\s+)?((?:\d{1,2}\.)*\d{1,2})\.?\s+(?=\p{Lu})/iu;
const SENTENCE_END = /[.!?:;,…]["”’)\]]*$/u;
const OPENS_LIKE_PROSE = /^[\p{Ll}"“”„«'‘’([…>|]/u;
const LOOKS_LIKE_ADDRESS = /https?:|www\.|\S@\S|^(?:tel|fax|phone|e-?mail)\b/iu;

/** No title ends with one of these: the line goes on somewhere else. */
const DANGLING = /\s(?:a|an|and|as|at|by|for|from|in|of|on|or|see|that|the|to|with)$/iu;

export type Surroundings = {
  /** Nothing but blank lines, or the text's edge, right before and right after. */
  alone: boolean;
};

/** The level of a heading on one line, 2 to 6, or `null`. The title of a text is decided elsewhere. */
export function recogniseHeading(
  content: string,
  { alone }: Surroundings,
): 2 | 3 | 4 | 5 | 6 | null {
  if (!alone || content.length > MAX_LENGTH) return null;
  if (!/\p{L}{2}/u.test(content) || LOOKS_LIKE_ADDRESS.test(content)) return null;
  if (SENTENCE_END.test(content) || DANGLING.test(content)) return null;
  if (content.split(/\s+/u).length > MAX_WORDS) return null;
  const number = NUMBERED.exec(content)?.[1];
  if (number) return Math.min(6, 1 + number.split(".").length) as 2 | 3 | 4 | 5 | 6;
  return OPENS_LIKE_PROSE.test(content) ? null : 2;
}
