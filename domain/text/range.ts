/** Half-open `[start, end)` in UTF-16 code units of an edition's text. */
export type TextRange = { readonly start: number; readonly end: number };

export function isTextRange(
  start: unknown,
  end: unknown,
  length = Number.MAX_SAFE_INTEGER,
): boolean {
  return (
    Number.isSafeInteger(start) &&
    Number.isSafeInteger(end) &&
    (start as number) >= 0 &&
    (start as number) < (end as number) &&
    (end as number) <= length
  );
}

export function overlaps(a: TextRange, b: TextRange): boolean {
  return a.start < b.end && b.start < a.end;
}

/** `null` if the two share no code unit. */
export function intersect(a: TextRange, b: TextRange): TextRange | null {
  const start = Math.max(a.start, b.start);
  const end = Math.min(a.end, b.end);
  return start < end ? { start, end } : null;
}

/** Reading order: earlier start first; of two that start together, the longer first. */
export function compareRanges(a: TextRange, b: TextRange): number {
  return a.start - b.start || b.end - a.end;
}

/**
 * The range without leading and trailing white space of `text`, and never splitting a surrogate pair.
 * `null` if nothing but white space is left.
 */
export function trimRange(text: string, range: TextRange): TextRange | null {
  let start = Math.max(0, Math.min(range.start, text.length));
  let end = Math.max(start, Math.min(range.end, text.length));
  if (start === end) return null;
  if (splitsPair(text, start)) start -= 1;
  if (splitsPair(text, end)) end += 1;
  while (start < end && isBlank(text, start)) start += 1;
  while (end > start && isBlank(text, end - 1)) end -= 1;
  return start < end ? { start, end } : null;
}

/** Whether a cut at `offset` would part the two halves of a surrogate pair. */
export function splitsPair(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false;
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}

function isBlank(text: string, offset: number): boolean {
  return /\s/u.test(text.charAt(offset));
}
