import type { TextRange } from "@/domain/text/range";

/** One line of a plain text: its range is without its indentation, trailing white space and line end. */
export type TextLine = TextRange & {
  /** Columns before the first character; a tab reaches to the next multiple of four. */
  indent: number;
  content: string;
};

/** Every line, blank ones too (`start === end`). One pass, whatever the text. */
export function splitLines(text: string): TextLine[] {
  const lines: TextLine[] = [];
  let from = 0;
  while (from <= text.length) {
    const found = text.indexOf("\n", from);
    const to = found < 0 ? text.length : found;
    const raw = text.slice(from, to);
    const content = raw.trim();
    const lead = content === "" ? 0 : raw.length - raw.trimStart().length;
    const start = from + lead;
    lines.push({
      start,
      end: start + content.length,
      indent: countColumns(raw.slice(0, lead)),
      content,
    });
    from = to + 1;
  }
  return lines;
}

function countColumns(blank: string): number {
  let columns = 0;
  for (const character of blank) columns += character === "\t" ? 4 - (columns % 4) : 1;
  return columns;
}
