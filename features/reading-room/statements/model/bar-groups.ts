import type { SettledStatement } from "@/domain/statements/settle-statements";
import { overlaps, type TextRange } from "@/domain/text/range";

/** Statements of the very same words share a bar. */
export type BarGroup = {
  range: TextRange;
  statements: readonly SettledStatement[];
  /** How many bars stand between this one and the text's edge: what is inside another stands nearer to the text. */
  lane: number;
};

/** More bars than this beside each other would leave the gutter. */
const LANES = 3;

/** @param items in reading order; what holds another comes before it */
export function toBarGroups(items: readonly SettledStatement[], near: TextRange): BarGroup[] {
  const groups: (BarGroup & { statements: SettledStatement[] })[] = [];
  for (const one of items) {
    if (one.range.start >= near.end) break;
    if (!overlaps(one.range, near)) continue;
    const same = groups.find(
      ({ range }) => range.start === one.range.start && range.end === one.range.end,
    );
    if (same) {
      same.statements.push(one);
      continue;
    }
    const around = groups.filter(({ range }) => overlaps(range, one.range)).map(({ lane }) => lane);
    const free = Array.from({ length: LANES }, (_, lane) => lane).find(
      (lane) => !around.includes(lane),
    );
    groups.push({ range: one.range, statements: [one], lane: free ?? LANES - 1 });
  }
  return groups;
}
