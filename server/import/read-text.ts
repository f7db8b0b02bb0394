import { mendCharacters } from "@/domain/edition/decode/mend-characters";
import { mendPages } from "@/domain/edition/recognise/mend-pages";
import { composeMaps } from "@/domain/edition/offset-map";
import { readMarkdown } from "@/domain/edition/recognise/read-markdown";
import { recogniseText } from "@/domain/edition/recognise/recognise-text";
import { carryPages, type TracedEdition } from "@/domain/edition/traced-edition";
import { ImportRefused } from "./import-refused";

/** Marks that each open one more level; more of them on one line than anybody writes. */
const TOO_DEEP = /^(?:[ \t]*>){200}|^(?:[ \t]*(?:[*+-]|\d{1,9}[.)])[ \t]+){100}/mu;

/** What becomes an element, or could. */
const SYNTAX =
  /[*_`~[\]<>|&\\@\n\v\f\u0085\u2028\u2029]|\r\n?|[-+][ \t]|\d[.)][ \t]|www\.|:\/\//giu;
/** Each takes up to 4 kB while it is read: less together than any reader may have. */
const MOST_SYNTAX = 100_000;

/** Whether Markdown is nested so deep that reading it would take more time than anybody has. */
export function isTooDeep(markdown: string): boolean {
  return TOO_DEEP.test(markdown);
}

/** Whether Markdown has more syntax than there is memory for, which is seen before it costs seconds. */
export function isTooRich(markdown: string): boolean {
  const found = markdown.matchAll(SYNTAX);
  for (let count = 0; count < MOST_SYNTAX; count += 1) if (found.next().done) return false;
  return !found.next().done;
}

/** Recognises the structure of a plain text; the source is the text as it was decoded. */
export function readPlainText(raw: string): TracedEdition {
  // Page breaks first: in an edition they would be line ends.
  const pages = mendPages(raw);
  const mended = mendCharacters(pages.text);
  const edition = recogniseText(mended.text);
  const starts = carryPages(pages.pages, mended.map);
  return {
    ...edition,
    structure: { ...edition.structure, ...(starts.length > 0 && { pages: starts }) },
    source: { text: raw, map: composeMaps(pages.map, mended.map) },
  };
}

/** Reads Markdown; the source is the text as it was decoded, with its syntax. */
export function readMarkdownText(raw: string): TracedEdition {
  const mended = mendCharacters(raw);
  if (isTooDeep(mended.text)) throw new ImportRefused("too-deep");
  if (isTooRich(mended.text)) throw new ImportRefused("out-of-memory");
  const { edition, map } = readMarkdown(mended.text);
  return { ...edition, source: { text: raw, map: composeMaps(mended.map, map) } };
}
