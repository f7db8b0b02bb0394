import type { Section } from "@/domain/edition/structure";
import type { SettledStatement } from "@/domain/statements/settle-statements";
import { lowerBound } from "../notes/reading-order";

export type OutlineRow =
  | {
      kind: "section";
      /** Among the sections. */
      index: number;
      /** Statements in it and in its subsections. */
      all: number;
      confirmed: number;
      /** Whether statements stand right under its heading, to be shown or hidden. */
      own: boolean;
      hidden: boolean;
    }
  | { kind: "statement"; statement: SettledStatement };

/**
 * The sections with the statements under each, in reading order; those before the first heading come first.
 *
 * @param items in reading order
 * @param hidden indexes of the sections whose statements are not to be shown
 */
export function toOutlineRows(
  sections: readonly Section[],
  items: readonly SettledStatement[],
  hidden: ReadonlySet<number>,
): OutlineRow[] {
  const own = new Map<number, SettledStatement[]>();
  for (const one of items) {
    const index = innermost(sections, one.range.start);
    const here = own.get(index);
    if (here) here.push(one);
    else own.set(index, [one]);
  }
  const confirmed = countConfirmed(items);
  const rows: OutlineRow[] = (own.get(-1) ?? []).map(toRow);
  for (const [index, { start, end }] of sections.entries()) {
    const from = lowerBound(items, ({ range }) => range.start >= start);
    const to = lowerBound(items, ({ range }) => range.start >= end);
    const statements = own.get(index) ?? [];
    rows.push({
      kind: "section",
      index,
      all: to - from,
      confirmed: (confirmed[to] ?? 0) - (confirmed[from] ?? 0),
      own: statements.length > 0,
      hidden: hidden.has(index),
    });
    if (!hidden.has(index)) rows.push(...statements.map(toRow));
  }
  return rows;
}

function toRow(statement: SettledStatement): OutlineRow {
  return { kind: "statement", statement };
}

/** Of the first 0, 1, 2, … statements. */
function countConfirmed(items: readonly SettledStatement[]): number[] {
  const counts = [0];
  for (const [index, { status }] of items.entries()) {
    counts.push((counts[index] ?? 0) + (status === "confirmed" ? 1 : 0));
  }
  return counts;
}

/** Index of the innermost section that holds the offset; -1 before the first. */
function innermost(sections: readonly Section[], offset: number): number {
  let index = lowerBound(sections, ({ start }) => start > offset) - 1;
  while (index >= 0 && (sections[index]?.end ?? 0) <= offset) index -= 1;
  return index;
}
