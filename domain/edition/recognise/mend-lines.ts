import type { TextRange } from "@/domain/text/range";
import { LineJoiner } from "./join-lines";
import { identityMap, type OffsetMap } from "../offset-map";
import { replaceRanges, replacementsOf, type Replacement } from "../replace-ranges";
import type { Block } from "../structure";

const LINE_BREAK = /[^\S\n]*\n\s*/gu;
const SOFT_HYPHENS = /\u00AD+/gu;

/**
 * Joins the lines that were wrapped by hand or by a page's edge inside of each block, with the words they divide, and
 * leaves soft hyphens out.
 *
 * @param text without control characters
 * @param wrapped whether a line end inside of a block says nothing: in a table of plain text it does
 */
export function mendLines(
  text: string,
  blocks: readonly Block[],
  { wrapped }: { wrapped: boolean },
): { text: string; map: OffsetMap } {
  const joints = wrapped ? findJoints(text, blocks) : [];
  const replacements: Replacement[] = [...joints];
  if (text.includes("\u00AD")) {
    const hyphens = replacementsOf(text, SOFT_HYPHENS, () => "");
    replacements.push(...withoutOverlap(hyphens, joints));
    replacements.sort((a, b) => a.start - b.start);
  }
  if (replacements.length === 0) return { text, map: identityMap(text.length) };
  return replaceRanges(text, replacements);
}

function findJoints(text: string, blocks: readonly Block[]): Replacement[] {
  const joiner = new LineJoiner(text);
  return blocks.flatMap((block) =>
    block.kind === "preformatted" ? [] : jointsOf(text, block, joiner),
  );
}

function jointsOf(text: string, block: TextRange, joiner: LineJoiner): Replacement[] {
  const content = text.slice(block.start, block.end);
  let lineStart = 0;
  return Array.from(content.matchAll(LINE_BREAK), (match) => {
    const lineEnd = match.index;
    const nextStart = lineEnd + match[0].length;
    const found = content.indexOf("\n", nextStart);
    const next = content.slice(nextStart, found < 0 ? content.length : found);
    const { drop, glue } = joiner.join(content.slice(lineStart, lineEnd), next);
    lineStart = nextStart;
    const start = block.start + lineEnd - drop;
    const end = block.start + nextStart;
    return { start, end, by: glue };
  });
}

/** Those of `some` that share nothing with `others`; both ascend. */
function withoutOverlap(
  some: readonly Replacement[],
  others: readonly Replacement[],
): Replacement[] {
  let at = 0;
  return some.filter(({ start, end }) => {
    while ((others[at]?.end ?? Infinity) <= start) at += 1;
    return (others[at]?.start ?? Infinity) >= end;
  });
}
