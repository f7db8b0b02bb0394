import { recogniseHeading } from "./recognise-heading";
import { recogniseItem } from "./recognise-item";
import type { Block, ImportedEdition } from "../structure";
import { splitLines, type TextLine } from "./text-lines";

/** A line longer than this was not wrapped by hand: the next line is another paragraph. UTF-16 code units. */
const WRAPPED_AT_MOST = 120;
const MAX_TITLE_LENGTH = 300;
const UNDERLINE = /^(={3,}|-{3,}|~{3,})$/u;
const QUOTE_MARK = /^(?:>\s?)+/u;
const COLUMNS = /\t|\S {3,}\S/u;

/** Recognises the structure of a plain text whose line ends are LF. */
export function recogniseText(text: string): ImportedEdition {
  const blocks = new TextReader(splitLines(text)).read();
  const [first] = blocks;
  if (first?.kind === "heading" && first.level === 2) blocks[0] = { ...first, level: 1 };
  const title = blocks.find(({ kind }) => kind === "heading") ?? first;
  return {
    title: title ? titleOf(text.slice(title.start, title.end)) : null,
    text,
    structure: { blocks, marks: [] },
  };
}

function titleOf(raw: string): string {
  return raw.replace(/\s+/gu, " ").slice(0, MAX_TITLE_LENGTH).trim();
}

class TextReader {
  readonly #lines: readonly TextLine[];
  readonly #blocks: Block[] = [];
  /** Indentations of the lists that are open here, outermost first. */
  #lists: number[] = [];
  #at = 0;

  constructor(lines: readonly TextLine[]) {
    this.#lines = lines;
  }

  read(): Block[] {
    while (this.#at < this.#lines.length) {
      const line = this.#line(this.#at);
      if (line === null) this.#at += 1;
      else this.#readBlock(line);
    }
    return this.#blocks;
  }

  #readBlock(line: TextLine): void {
    const heading = this.#headingLevel(line);
    if (heading !== null) {
      this.#lists = [];
      this.#blocks.push({
        kind: "heading",
        level: heading.level,
        start: line.start,
        end: line.end,
      });
      this.#at += heading.lines;
      return;
    }
    if (UNDERLINE.test(line.content)) this.#readRule(line);
    else if (QUOTE_MARK.test(line.content)) this.#readQuote(line);
    else if (!this.#readItem(line) && !this.#readColumns(line)) this.#readParagraph(line);
  }

  #headingLevel(line: TextLine): { level: 1 | 2 | 3 | 4 | 5 | 6; lines: number } | null {
    const next = this.#line(this.#at + 1);
    const before = this.#line(this.#at - 1);
    if (next && before === null && UNDERLINE.test(next.content) && !UNDERLINE.test(line.content)) {
      if (line.content.length <= WRAPPED_AT_MOST && !recogniseItem(line.content)) {
        return { level: next.content.startsWith("=") ? 1 : 2, lines: 2 };
      }
    }
    const alone = next === null && before === null;
    const level = recogniseHeading(line.content, { alone });
    if (level === null) return null;
    const item = recogniseItem(line.content);
    // A short numbered line between blank lines is a heading, unless its neighbours are items too.
    if (item && (!item.numbered || this.#lists.length > 0)) return null;
    return { level, lines: 1 };
  }

  /** A line of dashes between paragraphs says nothing; it is kept as text, so that nothing is lost. */
  #readRule(line: TextLine): void {
    this.#blocks.push({ kind: "preformatted", start: line.start, end: line.end });
    this.#at += 1;
  }

  #readQuote(line: TextLine): void {
    const length = QUOTE_MARK.exec(line.content)?.[0].length ?? 0;
    if (line.start + length < line.end) {
      this.#blocks.push({ kind: "quote", start: line.start + length, end: line.end });
    }
    this.#at += 1;
  }

  #readItem(line: TextLine): boolean {
    const item = recogniseItem(line.content);
    if (!item) return false;
    while ((this.#lists.at(-1) ?? -1) > line.indent) this.#lists.pop();
    if ((this.#lists.at(-1) ?? -1) < line.indent) this.#lists.push(line.indent);
    const end = this.#readContinuation(line, (next) => recogniseItem(next.content) === null);
    const depth = this.#lists.length - 1;
    const start = line.start + item.length;
    this.#blocks.push({ kind: "item", depth, marker: item.marker, start, end });
    return true;
  }

  #readColumns(line: TextLine): boolean {
    const next = this.#line(this.#at + 1);
    if (!COLUMNS.test(line.content) || !next || !COLUMNS.test(next.content)) return false;
    let { end } = line;
    let row = this.#line((this.#at += 1));
    while (row && COLUMNS.test(row.content)) {
      end = row.end;
      row = this.#line((this.#at += 1));
    }
    this.#blocks.push({ kind: "preformatted", start: line.start, end });
    return true;
  }

  #readParagraph(line: TextLine): void {
    this.#lists = [];
    const end = this.#readContinuation(line, (next) => {
      const item = recogniseItem(next.content);
      return !QUOTE_MARK.test(next.content) && (item === null || next.content.startsWith("-"));
    });
    this.#blocks.push({ kind: "paragraph", start: line.start, end });
  }

  /** Takes the lines that were wrapped by hand, and returns where the last of them ends. */
  #readContinuation(line: TextLine, goesOn: (next: TextLine) => boolean): number {
    let last = line;
    let next = this.#line((this.#at += 1));
    while (next && last.content.length <= WRAPPED_AT_MOST && goesOn(next)) {
      last = next;
      next = this.#line((this.#at += 1));
    }
    return last.end;
  }

  /** `null` if the line is blank or there is none. */
  #line(index: number): TextLine | null {
    const line = this.#lines[index];
    return line && line.start < line.end ? line : null;
  }
}
