import type { StatementId } from "@/domain/ids";
import type { SettledStatement } from "@/domain/statements/settle-statements";
import type { TextRange } from "@/domain/text/range";

/** The innermost statement at the offset; of several with the same words the first. */
export function statementAt(
  items: readonly SettledStatement[],
  offset: number,
): SettledStatement | null {
  let found: SettledStatement | null = null;
  for (const one of items) {
    if (one.range.start > offset) break;
    if (one.range.end <= offset) continue;
    if (!found || lengthOf(one.range) < lengthOf(found.range)) found = one;
  }
  return found;
}

/** The statement that is being read: the one at the top of what is on the screen, else the first that begins there. */
export function currentStatement(
  items: readonly SettledStatement[],
  visible: TextRange,
): SettledStatement | null {
  return (
    statementAt(items, visible.start) ??
    items.find(({ range }) => range.start >= visible.start && range.start < visible.end) ??
    null
  );
}

/**
 * The statement before or after the open one, in reading order; without an open one, from the offset. `openOnly` passes
 * over what is confirmed.
 */
export function stepStatement(
  items: readonly SettledStatement[],
  from: { open: StatementId | null; offset: number },
  step: 1 | -1,
  openOnly = false,
): SettledStatement | null {
  const at = from.open === null ? -1 : items.findIndex(({ id }) => id === from.open);
  const next = items.findIndex(({ range }) => range.start >= from.offset);
  const beyond = next === -1 ? items.length : next;
  let index = at !== -1 ? at + step : step === 1 ? beyond : beyond - 1;
  for (; index >= 0 && index < items.length; index += step) {
    const one = items[index];
    if (one && (!openOnly || one.status === "proposed")) return one;
  }
  return null;
}

function lengthOf({ start, end }: TextRange): number {
  return end - start;
}
