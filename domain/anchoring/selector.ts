import { findSections } from "@/domain/edition/sections";
import type { TextRange } from "@/domain/text/range";
import type { EditionText } from "./edition-text";
import { sentenceBounds } from "./sentence-bounds";
import { wholeCharacters } from "./whole-characters";

/**
 * A stored description of a stretch of an edition: where it was, its words, what stood around them, and the titles
 * of the sections it was in, outermost first.
 */
export type Selector = {
  position: TextRange;
  quote: { exact: string; prefix: string; suffix: string };
  section: readonly string[];
};

/** Code units of context that a selector keeps on either side beyond the quotation's sentences. */
const CONTEXT = 32;

/** At most so much on either side, so that a selector stays small. */
const MOST_CONTEXT = 600;

/**
 * Describes a stretch so that it can be found again. The context reaches over the ends of the quotation's sentences,
 * for what was said is decided there ("does not …"), and grows until the quotation with it occurs once, or is as
 * long as it may get.
 */
export function describe(edition: EditionText, range: TextRange): Selector {
  const { position, quote } = quoteIn(edition, range);
  return { position, quote, section: sectionPath(edition, position.start) };
}

/** The same without the sections, which take longer to find than all else if there are many. */
export function quoteIn(
  edition: EditionText,
  range: TextRange,
): Pick<Selector, "position" | "quote"> {
  const { text } = edition;
  const position = wholeCharacters(text, range);
  const { start, end } = position;
  const sentences = sentenceBounds(edition, position) ?? position;
  const from = Math.min(start, sentences.start);
  const to = Math.max(end, sentences.end);

  let context = wholeCharacters(text, { start: from - CONTEXT, end: to + CONTEXT });
  for (let more = CONTEXT; occursTwice(text, context); more *= 2) {
    const wider = wholeCharacters(text, { start: from - CONTEXT - more, end: to + CONTEXT + more });
    if (start - wider.start > MOST_CONTEXT || wider.end - end > MOST_CONTEXT) break;
    if (wider.start === context.start && wider.end === context.end) break;
    context = wider;
  }
  const { start: before, end: after } = wholeCharacters(text, {
    start: Math.max(context.start, start - MOST_CONTEXT),
    end: Math.min(context.end, end + MOST_CONTEXT),
  });
  return {
    position,
    quote: {
      exact: text.slice(start, end),
      prefix: text.slice(before, start),
      suffix: text.slice(end, after),
    },
  };
}

/** Titles of the sections that `offset` lies in, outermost first. */
export function sectionPath({ text, structure }: EditionText, offset: number): string[] {
  return findSections(structure, text)
    .filter((section) => section.start <= offset && offset < section.end)
    .map((section) => section.title);
}

function occursTwice(text: string, { start, end }: TextRange): boolean {
  const words = text.slice(start, end);
  const first = text.indexOf(words);
  return words !== "" && text.includes(words, first + 1);
}
