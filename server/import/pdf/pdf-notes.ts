import type { PdfBodyType } from "./pdf-layout";
import type { PdfLine } from "./pdf-lines";

export type PdfNote = {
  label: string;
  /** UTF-16 code units of the first line that are the label. */
  skip: number;
  lines: readonly PdfLine[];
};

const LABEL = /^[[(]?(\d{1,3}|[*†‡§¶]{1,3}|[a-z])[\])]?\.?\s*(?=\S)/u;

/**
 * Parts the notes at the foot of a page from its text: smaller lines that end the page, the first of which begins
 * with a label.
 */
export function splitNotes(
  lines: readonly PdfLine[],
  body: PdfBodyType,
): { text: readonly PdfLine[]; notes: readonly PdfNote[] } {
  let from = lines.length;
  while (from > 0 && isSmall(lines[from - 1], body)) from -= 1;
  while (from < lines.length && !labelOf(lines[from])) from += 1;
  const first = lines[from];
  // A page of small print is no page of notes.
  if (!first || first.at < 0.3 || from === 0) return { text: lines, notes: [] };
  const notes: (PdfNote & { lines: PdfLine[] })[] = [];
  for (const line of lines.slice(from)) {
    const label = labelOf(line);
    const last = notes.at(-1);
    if (label && (!last || comesAfter(label.label, last.label))) {
      notes.push({ ...label, lines: [line] });
    } else {
      last?.lines.push(line);
    }
  }
  return { text: lines.slice(0, from), notes };
}

function isSmall(line: PdfLine | undefined, body: PdfBodyType): boolean {
  return line !== undefined && line.size < body.size * 0.93;
}

function labelOf(line: PdfLine | undefined): { label: string; skip: number } | null {
  if (!line) return null;
  const match = LABEL.exec(line.text);
  const label = match?.[1];
  if (!match || label === undefined) return null;
  // A letter is a label only where it is raised: "a report" is none.
  const raised = line.pieces[0]?.raised === true;
  return /[a-z]/u.test(label) && !raised ? null : { label, skip: match[0].length };
}

/** A number in the middle of a note begins none. */
function comesAfter(label: string, last: string): boolean {
  if (!/^\d+$/u.test(label) || !/^\d+$/u.test(last)) return label !== last;
  return Number(label) === Number(last) + 1;
}
