import type { Section } from "@/domain/edition/structure";
import type { TextRange } from "@/domain/text/range";
import { findQuotations } from "./quotations";
import type { ProposedStatement } from "./settle-statements";

/** The quotations in any range of a text and the title of its section: what a decision need not say. */
export function createLocator(
  text: string,
  sections: readonly Section[],
): (range: TextRange) => Pick<ProposedStatement, "quotes" | "section"> {
  return (range) => ({
    quotes: findQuotations(text, range)
      .map(({ start, end }) => ({ start, end }))
      .toSorted((a, b) => a.start - b.start || b.end - a.end),
    section: titleAt(sections, range.start),
  });
}

/** The innermost section in which `offset` lies. */
function titleAt(sections: readonly Section[], offset: number): string | null {
  return sections.findLast(({ start, end }) => start <= offset && offset < end)?.title ?? null;
}
