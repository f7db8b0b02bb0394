import type { TextRange } from "@/domain/text/range";

/** Those of `sorted` (by start) that lie within the range; found without looking at all of them. */
export function within<Found extends TextRange>(
  sorted: readonly Found[],
  { start, end }: TextRange,
): Found[] {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  const found: Found[] = [];
  for (let at = low; at < sorted.length; at += 1) {
    const one = sorted[at];
    if (!one || one.start >= end) break;
    if (one.end <= end) found.push(one);
  }
  return found;
}
