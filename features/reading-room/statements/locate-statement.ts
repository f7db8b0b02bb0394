import type { Section } from "@/domain/edition/structure";
import type { ProposedStatement } from "@/domain/statements/settle-statements";
import type { TextRange } from "@/domain/text/range";
import { findSection } from "../outline/count-by-section";

/** Between marks of one sort, within a paragraph. */
const QUOTATION = /“([^“”\n]+)”|«([^«»\n]+)»|"([^"\n]+)"/gu;

/** The quotations in any range of the text and the title of its section, for what people have decided. */
export function createLocator(
  text: string,
  sections: readonly Section[],
): (range: TextRange) => Pick<ProposedStatement, "quotes" | "section"> {
  return (range) => ({
    quotes: findQuotes(text, range),
    section: sections[findSection(sections, range.start)]?.title ?? null,
  });
}

/** Inside the marks. */
function findQuotes(text: string, { start, end }: TextRange): TextRange[] {
  return [...text.slice(start, end).matchAll(QUOTATION)].map((found) => ({
    start: start + found.index + 1,
    end: start + found.index + found[0].length - 1,
  }));
}
