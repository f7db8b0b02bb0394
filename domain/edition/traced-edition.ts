import { trimRange, type TextRange } from "@/domain/text/range";
import { titleOf } from "./edition-title";
import { mendCharacters } from "./decode/mend-characters";
import { mendLines } from "./recognise/mend-lines";
import { composeMaps, fromSource, identityMap, type OffsetMap } from "./offset-map";
import type { Block, EditionStructure, ImportedEdition, Mark, PageStart } from "./structure";

/** An edition, and where its text stood in the text that was extracted from its source. */
export type TracedEdition = ImportedEdition & { source: { text: string; map: OffsetMap } };

/** An edition whose text is its source's, as it stands. */
export function traceEdition(edition: ImportedEdition): TracedEdition {
  const { text } = edition;
  return { ...edition, source: { text, map: identityMap(text.length) } };
}

/**
 * Mends characters and lines of an edition as a reader of a format hands it over.
 *
 * @param wrapped whether line ends inside of its blocks are those of the paper
 */
export function mendEdition(edition: TracedEdition, { wrapped = false } = {}): TracedEdition {
  const mended = carryOver(edition, mendCharacters(edition.text));
  return carryOver(mended, mendLines(mended.text, mended.structure.blocks, { wrapped }));
}

/** The edition with another text; `map` leads from that to its present one. */
export function carryOver(
  edition: TracedEdition,
  { text, map }: { text: string; map: OffsetMap },
): TracedEdition {
  if (text === edition.text) return edition;
  return {
    title: titleFrom(edition, text, map),
    text,
    structure: carryStructure(edition.structure, text, map),
    source: { text: edition.source.text, map: composeMaps(edition.source.map, map) },
  };
}

function carryStructure(
  { blocks, marks, pages }: EditionStructure,
  text: string,
  map: OffsetMap,
): EditionStructure {
  const carried = blocks.flatMap((block): Block[] => carryRange(block, text, map));
  return {
    blocks: carried,
    marks: keepInside(
      marks.flatMap((mark): Mark[] => carryRange(mark, text, map)),
      carried,
    ),
    ...(pages && { pages: carryPages(pages, map) }),
  };
}

/** The pages of a text whose map leads to the text that they are of. */
export function carryPages(pages: readonly PageStart[], map: OffsetMap): PageStart[] {
  return pages.map((page) => {
    const rest = fromSource(map, { start: page.start, end: map.sourceLength });
    return { ...page, start: rest ? rest.start : map.textLength };
  });
}

function carryRange<Ranged extends TextRange>(
  ranged: Ranged,
  text: string,
  map: OffsetMap,
): Ranged[] {
  const range = fromSource(map, ranged);
  const trimmed = range && trimRange(text, range);
  return trimmed ? [{ ...ranged, ...trimmed }] : [];
}

/** A block that was trimmed may leave a mark reaching out of it. */
function keepInside(marks: readonly Mark[], blocks: readonly Block[]): Mark[] {
  return marks.filter((mark) => {
    const block = findBlock(blocks, mark.start);
    return block !== undefined && mark.end <= block.end;
  });
}

function findBlock(blocks: readonly Block[], offset: number): Block | undefined {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const block = blocks[low];
  return block && block.start <= offset ? block : undefined;
}

/** A title that was a block's text is so again; any other is mended alike. */
function titleFrom(edition: TracedEdition, text: string, map: OffsetMap): string | null {
  if (edition.title === null) return null;
  const block = edition.structure.blocks.find(
    ({ start, end }) => titleOf(edition.text.slice(start, end)) === edition.title,
  );
  const range = block && fromSource(map, block);
  if (range) return titleOf(text.slice(range.start, range.end));
  return titleOf(mendCharacters(edition.title).text.replace(/\u00AD/gu, ""));
}
