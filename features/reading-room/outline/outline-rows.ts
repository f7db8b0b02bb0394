import type { Section } from "@/domain/edition/structure";
import type { OutlineEntry } from "../kernel/outline-source";
import { lowerBound } from "../notes/reading-order";

export type OutlineRow =
  | {
      kind: "section";
      /** Among the sections. */
      index: number;
      /** Entries in it and in its subsections. */
      all: number;
      settled: number;
      /** Whether entries stand right under its heading, to be shown or hidden. */
      own: boolean;
      hidden: boolean;
    }
  | { kind: "entry"; entry: OutlineEntry };

/**
 * The sections with the entries under each, in reading order; those before the first heading come first.
 *
 * @param entries in reading order
 * @param hidden indexes of the sections whose entries are not to be shown
 */
export function toOutlineRows(
  sections: readonly Section[],
  entries: readonly OutlineEntry[],
  hidden: ReadonlySet<number>,
): OutlineRow[] {
  const own = new Map<number, OutlineEntry[]>();
  for (const one of entries) {
    const index = innermost(sections, one.start);
    const here = own.get(index);
    if (here) here.push(one);
    else own.set(index, [one]);
  }
  const settled = countSettled(entries);
  const rows: OutlineRow[] = (own.get(-1) ?? []).map(toRow);
  for (const [index, { start, end }] of sections.entries()) {
    const from = lowerBound(entries, (one) => one.start >= start);
    const to = lowerBound(entries, (one) => one.start >= end);
    const here = own.get(index) ?? [];
    rows.push({
      kind: "section",
      index,
      all: to - from,
      settled: (settled[to] ?? 0) - (settled[from] ?? 0),
      own: here.length > 0,
      hidden: hidden.has(index),
    });
    if (!hidden.has(index)) rows.push(...here.map(toRow));
  }
  return rows;
}

function toRow(entry: OutlineEntry): OutlineRow {
  return { kind: "entry", entry };
}

/** Of the first 0, 1, 2, … entries. */
function countSettled(entries: readonly OutlineEntry[]): number[] {
  const counts = [0];
  for (const [index, { isSettled }] of entries.entries()) {
    counts.push((counts[index] ?? 0) + (isSettled ? 1 : 0));
  }
  return counts;
}

/** Index of the innermost section that holds the offset; -1 before the first. */
function innermost(sections: readonly Section[], offset: number): number {
  let index = lowerBound(sections, ({ start }) => start > offset) - 1;
  while (index >= 0 && (sections[index]?.end ?? 0) <= offset) index -= 1;
  return index;
}
