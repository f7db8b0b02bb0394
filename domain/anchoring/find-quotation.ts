import search from "approx-string-match";
import { distance } from "fastest-levenshtein";
import { findSections } from "@/domain/edition/sections";
import type { TextRange } from "@/domain/text/range";
import type { EditionText } from "./edition-text";
import { MOST_OFFERED, type Resolution } from "./resolution";
import { sectionPath, type Selector } from "./selector";
import { sentenceBounds } from "./sentence-bounds";
import { wholeCharacters } from "./whole-characters";

/** Code units of context, next to the quotation, by which places are compared. */
const COMPARED = 64;

/** Context that is less alike speaks against a place. */
const LEAST_CONTEXT = 0.5;

/** A place whose context is this much less alike than the best one's is out of the question. */
const CLEAR_LEAD = 0.2;

/** Errors in a quotation that was reworded or misread, as a share of its length. */
const MOST_ERRORS = 0.3;

/** A shorter quotation with errors in it is found nearly everywhere. */
const SHORTEST_WITH_ERRORS = 12;

/** Places that are looked at, of a phrase that is everywhere. */
const MOST_PLACES = 2_000;

type Place = { range: TextRange; similarity: number; context: number };

/**
 * Finds a quotation in an edition by its words and context. Without the old text nobody knows what else was in it, so
 * it is carried over only if the whole context that was kept stands around it, reaches over its sentences, and does so
 * once; or if everything stands at its very offsets.
 */
export function findQuotation(edition: EditionText, selector: Selector): Resolution {
  const { text } = edition;
  const { exact } = selector.quote;
  if (exact.trim() === "") return { state: "lost" };
  const starts = occurrences(text, exact);
  const whole = starts.filter((start) => standsWhole(text, selector, start));
  const [only] = whole;
  if (only !== undefined && whole.length === 1 && isTold(edition, selector, only)) {
    return judge(edition, selector, only);
  }
  const places = (whole.length > 0 ? whole : starts).map((start) =>
    weigh(text, selector, { start, end: start + exact.length }, 1),
  );
  return choose(selector, places) ?? choose(selector, similarPlaces(text, selector)) ?? lost();
}

function lost(): Resolution {
  return { state: "lost" };
}

function occurrences(text: string, words: string): number[] {
  const starts: number[] = [];
  let at = text.indexOf(words);
  while (at >= 0 && starts.length < MOST_PLACES) {
    starts.push(at);
    at = text.indexOf(words, at + 1);
  }
  return starts;
}

/** Whether all the context that was kept stands around the words at `start`. */
function standsWhole(text: string, { quote }: Selector, start: number): boolean {
  return (
    start >= quote.prefix.length &&
    text.startsWith(quote.prefix, start - quote.prefix.length) &&
    text.startsWith(quote.suffix, start + quote.exact.length)
  );
}

/** Whether the context that stands there is enough to know the place by. */
function isTold(edition: EditionText, { position, quote }: Selector, start: number): boolean {
  const { text } = edition;
  const before = start - quote.prefix.length;
  const after = start + quote.exact.length + quote.suffix.length;
  if (quote.prefix === "" && start > 0) return false;
  if (quote.suffix === "" && after < text.length) return false;
  if (start === position.start) return true;
  const sentences = sentenceBounds(edition, { start, end: start + quote.exact.length });
  if (!sentences) return false;
  const beyondStart = sentences.start - before;
  const beyondEnd = after - sentences.end;
  // Of two sentences of one wording nobody knows how many there were.
  const wording = text.slice(sentences.start, sentences.end);
  if (occurrences(text, wording).length > 1) return false;
  return (beyondStart > 0 || before === 0) && (beyondEnd > 0 || after === text.length);
}

/** Words that stand in all their context: in their section, out of it, or under a heading that is a new one. */
function judge(
  edition: EditionText,
  { position, quote, section }: Selector,
  start: number,
): Resolution {
  const range = { start, end: start + quote.exact.length };
  const path = sectionPath(edition, start);
  if (start === position.start || section.length === 0 || isSamePath(path, section)) {
    return { state: "exact", range };
  }
  // Where its own heading is gone, it was renamed: under another the same words may be another's.
  const isLeft = findSections(edition.structure, edition.text).some(
    ({ title }) => title === section.at(-1),
  );
  return isLeft ? { state: "moved", range } : { state: "changed", offered: range, similarity: 1 };
}

function isSamePath(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((title, depth) => title === b[depth]);
}

/** Places of similar words, by the library's search for the fewest errors. */
function similarPlaces(text: string, selector: Selector): Place[] {
  const { exact } = selector.quote;
  if (exact.length < SHORTEST_WITH_ERRORS) return [];
  return search(text, exact, Math.floor(exact.length * MOST_ERRORS))
    .slice(0, MOST_PLACES)
    .map(({ start, end, errors }) =>
      weigh(text, selector, wholeCharacters(text, { start, end }), 1 - errors / exact.length),
    );
}

function weigh(text: string, { quote }: Selector, range: TextRange, similarity: number): Place {
  const prefix = quote.prefix.slice(-COMPARED);
  const suffix = quote.suffix.slice(0, COMPARED);
  const length = prefix.length + suffix.length;
  const errors =
    distance(prefix, text.slice(Math.max(0, range.start - prefix.length), range.start)) +
    distance(suffix, text.slice(range.end, range.end + suffix.length));
  return { range, similarity, context: length === 0 ? 0 : Math.max(0, 1 - errors / length) };
}

/** Similarity alone never decides: what has no context for it is not offered, if there is context to go by. */
function choose({ position, quote }: Selector, places: readonly Place[]): Resolution | null {
  const hasContext = quote.prefix !== "" || quote.suffix !== "";
  const worth = ({ similarity, context }: Place): number => similarity + context;
  const far = ({ range }: Place): number => Math.abs(range.start - position.start);
  const likely = places
    .filter(({ context }) => !hasContext || context >= LEAST_CONTEXT)
    .sort((a, b) => worth(b) - worth(a) || far(a) - far(b));
  const [best] = likely;
  if (!best) return null;
  const rivals = likely.filter((place) => worth(place) > worth(best) - CLEAR_LEAD);
  if (rivals.length === 1 && hasContext) {
    return { state: "changed", offered: best.range, similarity: best.similarity };
  }
  return { state: "ambiguous", offered: rivals.slice(0, MOST_OFFERED).map(({ range }) => range) };
}
