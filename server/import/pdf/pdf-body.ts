import { EditionWriter } from "@/domain/edition/edition-writer";
import { recogniseItem } from "@/domain/edition/recognise/recognise-item";
import type { TracedEdition } from "@/domain/edition/traced-edition";
import { beginsBlock, isHeading, rankOf, type PdfBodyType } from "./pdf-layout";
import type { PdfLine } from "./pdf-lines";
import type { PdfNote } from "./pdf-notes";
import { readTable, segmentText, tableLength } from "./pdf-tables";

/** A page whose running lines, text and notes are told apart. */
export type PdfSheet = {
  head: readonly PdfLine[];
  text: readonly PdfLine[];
  notes: readonly PdfNote[];
  foot: readonly PdfLine[];
  /** As printed; "" where it is not. */
  label: string;
};

/** Puts lines together to blocks, over the edges of pages too. The source is every line, as it is printed. */
export class PdfBody {
  readonly #writer = new EditionWriter();
  readonly #body: PdfBodyType;
  readonly #levels: ReadonlyMap<number, 1 | 2 | 3 | 4 | 5 | 6>;
  readonly #source: string[] = [];
  #sourceLength = 0;
  #block: PdfLine[] = [];
  /** The notes of pages whose last block is still open, and the labels that the text may refer to. */
  #waiting: PdfNote[] = [];
  #labels = new Set<string>();
  /** Places of the markers of the items that are open, outermost first. Points. */
  #markers: number[] = [];
  #kind: "none" | "heading" | "item" | "paragraph" = "none";
  #tables = 0;

  constructor(body: PdfBodyType, sheets: readonly PdfSheet[]) {
    this.#body = body;
    this.#levels = findLevels(
      sheets.flatMap(({ text }) => text),
      body,
    );
  }

  write(sheet: PdfSheet): void {
    for (const line of sheet.head) this.#addSource(line.text);
    this.#labels = new Set(sheet.notes.map(({ label }) => label));
    let isFirst = true;
    const beginPage = (): void => {
      if (isFirst) this.#writer.page(sheet.label);
      isFirst = false;
    };
    for (let at = 0; at < sheet.text.length;) {
      const length = tableLength(sheet.text, at, this.#body);
      const line = sheet.text[at];
      if (!line) break;
      if (length > 0) {
        this.#endBlock();
        beginPage();
        this.#table(sheet.text.slice(at, at + length));
        at += length;
        continue;
      }
      if (beginsBlock(line, this.#block, this.#body)) {
        this.#endBlock();
        beginPage();
        this.#openBlock(sheet.text, at);
      } else {
        this.#writer.write("\n");
        beginPage();
        this.#writeLine(line, 0);
      }
      this.#block.push(line);
      at += 1;
    }
    if (sheet.text.length === 0) beginPage();
    this.#waiting.push(...sheet.notes);
    for (const line of sheet.foot) this.#addSource(line.text);
  }

  finish(): TracedEdition {
    this.#endBlock();
    const source = this.#source.join("");
    const { map, ...edition } = this.#writer.finish(source.length);
    return { ...edition, source: { text: source, map } };
  }

  #openBlock(lines: readonly PdfLine[], at: number): void {
    const line = lines[at];
    if (!line) return;
    const ahead = blockAhead(lines, at, this.#body);
    const level = isHeading(ahead, this.#body) ? this.#levels.get(rankOf(line)) : undefined;
    const item = level === undefined ? recogniseItem(line.text) : null;
    if (level !== undefined) {
      this.#markers = [];
      this.#writer.open({ kind: "heading", level });
      this.#writeLine(line, 0);
    } else if (item) {
      this.#writer.open({ kind: "item", depth: this.#depthOf(line), marker: item.marker });
      this.#writeLine(line, item.length);
    } else {
      this.#markers = [];
      this.#writer.open({ kind: "paragraph" });
      this.#writeLine(line, 0);
    }
    this.#kind = level !== undefined ? "heading" : item ? "item" : "paragraph";
  }

  #endBlock(): void {
    this.#writer.close();
    this.#block = [];
    this.#kind = "none";
    const notes = this.#waiting;
    this.#waiting = [];
    for (const note of notes) {
      this.#writer.open({ kind: "footnote", label: note.label });
      note.lines.forEach((line, index) => {
        if (index > 0) this.#writer.write("\n");
        this.#writeLine(line, index === 0 ? note.skip : 0);
      });
      this.#writer.close();
    }
  }

  #depthOf(line: PdfLine): number {
    const tolerance = line.size * 0.6;
    while ((this.#markers.at(-1) ?? -Infinity) > line.x + tolerance) this.#markers.pop();
    if ((this.#markers.at(-1) ?? -Infinity) < line.x - tolerance) this.#markers.push(line.x);
    return Math.max(0, this.#markers.length - 1);
  }

  #table(lines: readonly PdfLine[]): void {
    this.#markers = [];
    const table = readTable(lines, this.#body);
    if (!table) {
      this.#writer.open({ kind: "preformatted" });
      lines.forEach((line, index) => {
        if (index > 0) this.#writer.write("\n");
        this.#writer.write(line.text, this.#addSource(line.text));
      });
      this.#writer.close();
      return;
    }
    const number = this.#tables;
    this.#tables += 1;
    table.rows.forEach((cells, row) => {
      for (const [column, segments] of [...cells].sort(([a], [b]) => a - b)) {
        this.#writer.open({ kind: "cell", table: number, row, column, header: false });
        segments.forEach((segment, index) => {
          if (index > 0) this.#writer.write("\n");
          const text = segmentText(segment);
          this.#writer.write(text, this.#addSource(text));
        });
      }
    });
    this.#writer.close();
  }

  /** @param skip UTF-16 code units that belong to the source only: a marker, a label */
  #writeLine(line: PdfLine, skip: number): void {
    const lead = line.pieces.map(({ text }) => text).join("");
    let at = this.#addSource(line.text) - (lead.length - lead.trimStart().length);
    const from = at + (lead.length - lead.trimStart().length) + skip;
    const to = from - skip + line.text.length;
    const emphasis = line.italic && this.#kind === "none";
    for (const { text, raised } of line.pieces) {
      const start = Math.max(at, from);
      const end = Math.min(at + text.length, to);
      const visible = start < end ? text.slice(start - at, end - at) : "";
      const isMark = raised && !emphasis && this.#labels.has(visible.trim());
      if (isMark) this.#writer.write("[");
      this.#writer.write(visible, start);
      if (isMark) this.#writer.write("]");
      at += text.length;
    }
  }

  /** Where the line begins in the source. */
  #addSource(text: string): number {
    const separator = this.#sourceLength > 0 ? "\n" : "";
    this.#source.push(separator, text);
    const start = this.#sourceLength + separator.length;
    this.#sourceLength = start + text.length;
    return start;
  }
}

/** The lines that will make the block that begins at `at`, as far as is needed to tell a heading. */
function blockAhead(lines: readonly PdfLine[], at: number, body: PdfBodyType): PdfLine[] {
  const block: PdfLine[] = [];
  for (const line of lines.slice(at, at + 6)) {
    if (block.length > 0 && beginsBlock(line, block, body)) break;
    block.push(line);
  }
  return block;
}

/** The levels of a document's headings, from the largest down. */
function findLevels(
  lines: readonly PdfLine[],
  body: PdfBodyType,
): Map<number, 1 | 2 | 3 | 4 | 5 | 6> {
  const ranks = new Set<number>();
  for (let at = 0; at < lines.length;) {
    const block = blockAhead(lines, at, body);
    const [first] = block;
    if (first && isHeading(block, body)) ranks.add(rankOf(first));
    at += Math.max(1, block.length);
  }
  return new Map(
    [...ranks]
      .sort((a, b) => b - a)
      .map((rank, index) => [rank, Math.min(6, index + 1) as 1 | 2 | 3 | 4 | 5 | 6]),
  );
}
