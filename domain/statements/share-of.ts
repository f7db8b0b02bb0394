import type { TextRange } from "@/domain/text/range";

/** Intersection over union of two ranges, 0 to 1 (the Jaccard index of their code units). */
export function shareOf(a: TextRange, b: TextRange): number {
  const common = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  if (common <= 0) return 0;
  return common / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}
