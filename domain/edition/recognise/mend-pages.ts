import { replaceRanges, type Replacement } from "../replace-ranges";
import { findRunningLines, type PlacedLine } from "./running-lines";
import { identityMap, type OffsetMap } from "../offset-map";
import type { PageStart } from "../structure";

type PageLine = PlacedLine & { start: number; end: number };

const UNFINISHED = /[^.!?:;\s"”»)\]]\s*$/u;

/**
 * A plain text of pages, as scanners and printers write it, without its form feeds, running heads and page numbers.
 * A paragraph that goes on over the edge of a page is one again.
 *
 * @param text with form feeds between its pages
 */
export function mendPages(text: string): {
  text: string;
  map: OffsetMap;
  pages: readonly PageStart[];
} {
  if (!text.includes("\f")) return { text, map: identityMap(text.length), pages: [] };
  const pages = splitPages(text);
  const { running, labels } = findRunningLines(pages);
  const kept = pages.map((lines) => lines.filter((line) => !running.has(line)));
  const replacements: Replacement[] = [];
  const starts: PageStart[] = [];
  let last: PageLine | undefined;
  const leaveOut = (end: number, by: string): void => {
    const start = last?.end ?? 0;
    if (start < end) replacements.push({ start, end, by });
  };
  let length = 0;
  kept.forEach((lines, page) => {
    const [first] = lines;
    if (!first) return;
    const goesOn = last && UNFINISHED.test(last.text) && /^\s*\p{Ll}/u.test(first.text);
    const by = !last ? "" : goesOn ? "\n" : "\n\n";
    leaveOut(first.start, by);
    length += by.length;
    starts.push({ start: length, label: labels[page] ?? "" });
    lines.forEach((line, index) => {
      const before = lines[index - 1];
      // Heads may stand between lines that stay, too.
      if (before) {
        const between = text.slice(before.end, line.start);
        const isClean = /^\s*$/u.test(between);
        if (!isClean) replacements.push({ start: before.end, end: line.start, by: "\n" });
        length += isClean ? between.length : 1;
      }
      length += line.end - line.start;
    });
    last = lines.at(-1);
  });
  leaveOut(text.length, "");
  return { ...replaceRanges(text, replacements), pages: starts };
}

/** The lines of each page that have anything on them. */
function splitPages(text: string): PageLine[][] {
  let offset = 0;
  return text.split("\f").map((page) => {
    const lines: Omit<PageLine, "at">[] = [];
    for (const { 0: raw, index } of page.matchAll(/[^\r\n]+/gu)) {
      const start = offset + index;
      const end = start + raw.trimEnd().length;
      if (end > start) lines.push({ text: raw.trim(), start, end });
    }
    offset += page.length + 1;
    // The pages may be of any length: what counts is how many lines there are to the edge.
    return lines.map((line, index) => ({
      ...line,
      at: index < lines.length / 2 ? index / 1000 : 1 - (lines.length - 1 - index) / 1000,
    }));
  });
}
