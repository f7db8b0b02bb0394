import { titleOf } from "./edition-title";
import { addRun, type OffsetMap, type SameRun } from "./offset-map";
import type { Block, BlockKind, EditionStructure, Mark, PageStart } from "./structure";

/** A mark without its range. */
export type MarkKind = Mark extends infer One
  ? One extends Mark
    ? Omit<One, "start" | "end">
    : never
  : never;

/** A mark that is being written; `unmark` takes it back. */
export type OpenMark = {
  readonly kind: MarkKind;
  start: number;
  /** Within another that says the same. */
  readonly redundant: boolean;
};

export type WrittenEdition = {
  title: string | null;
  text: string;
  structure: EditionStructure;
  /** Only if the places in the source were told. */
  map: OffsetMap;
};

/**
 * Writes an edition block by block. Text that comes outside of a block opens a paragraph. Blocks lose the white
 * space around them; empty ones are not written at all. Between blocks stands a blank line; items, cells and notes
 * begin on the next line.
 */
export class EditionWriter {
  readonly #blocks: Block[] = [];
  readonly #marks: Mark[] = [];
  readonly #pages: PageStart[] = [];
  readonly #runs: SameRun[] = [];
  readonly #written: string[] = [];
  #length = 0;
  #atPageStart = false;

  /** Of the block that is open; all its offsets count from its own beginning. */
  #kind: BlockKind = { kind: "paragraph" };
  #pieces: string[] = [];
  #pieceLength = 0;
  #last = "";
  #openMarks: OpenMark[] = [];
  #blockMarks: Mark[] = [];
  #blockPages: PageStart[] = [];
  #blockRuns: SameRun[] = [];

  /** Ends the block that is open, and begins another. */
  open(kind: BlockKind): void {
    this.close();
    this.#kind = kind;
  }

  /** @param source where it stood in the source, letter for letter */
  write(text: string, source?: number): void {
    if (text === "") return;
    if (source !== undefined) {
      addRun(this.#blockRuns, { text: this.#pieceLength, source, length: text.length });
    }
    this.#pieces.push(text);
    this.#pieceLength += text.length;
    this.#last = text.charAt(text.length - 1);
    this.#atPageStart &&= text.trim() === "";
  }

  /** The last UTF-16 code unit in the open block; "" if nothing is written yet. */
  get lastUnit(): string {
    return this.#last;
  }

  /** Everything that is written up to its `unmark` is marked, in every block that this reaches. */
  mark(kind: MarkKind): OpenMark {
    const redundant = this.#openMarks.some((open) => saysTheSame(open.kind, kind));
    const mark = { kind, start: this.#pieceLength, redundant };
    this.#openMarks.push(mark);
    return mark;
  }

  unmark(mark: OpenMark): void {
    this.#endMark(mark);
    this.#openMarks = this.#openMarks.filter((open) => open !== mark);
  }

  /** A page of the source begins with what is written next. */
  page(label: string): void {
    this.#blockPages.push({ start: this.#pieceLength, label });
    this.#atPageStart = true;
  }

  /** Nothing but white space was written since the page began. */
  get atPageStart(): boolean {
    return this.#atPageStart;
  }

  /** Ends the block that is open; what comes next is a paragraph, if nothing else is opened. */
  close(): void {
    for (const mark of this.#openMarks) {
      this.#endMark(mark);
      mark.start = 0;
    }
    const raw = this.#pieces.join("");
    const lead = raw.length - raw.trimStart().length;
    const content = raw.trim();
    if (content === "") {
      // The page begins with the next block.
      this.#blockPages = this.#blockPages.map((page) => ({ ...page, start: 0 }));
    } else {
      this.#append(content, lead);
      this.#blockPages = [];
    }
    this.#kind = { kind: "paragraph" };
    this.#pieces = [];
    this.#pieceLength = 0;
    this.#last = "";
    this.#blockMarks = [];
    this.#blockRuns = [];
  }

  /** @param sourceLength of the text in which the sources of `write` are */
  finish(sourceLength = 0): WrittenEdition {
    this.close();
    const heading = this.#blocks.find(({ kind }) => kind === "heading") ?? this.#blocks[0];
    const text = this.#written.join("");
    // A page that begins after all text shows nothing.
    const pages = this.#pages.filter(({ start }) => start < text.length);
    return {
      title: heading ? titleOf(text.slice(heading.start, heading.end)) : null,
      text,
      structure: {
        blocks: this.#blocks,
        marks: this.#marks,
        ...(pages.length > 0 && { pages }),
      },
      map: { runs: this.#runs, textLength: text.length, sourceLength },
    };
  }

  #append(content: string, lead: number): void {
    const near = ["item", "cell", "footnote"].includes(this.#kind.kind);
    const separator = this.#length === 0 ? "" : near ? "\n" : "\n\n";
    const start = this.#length + separator.length;
    const end = start + content.length;
    const place = (offset: number): number => Math.min(end, Math.max(start, start + offset - lead));
    this.#written.push(separator, content);
    this.#length = end;
    this.#blocks.push({ ...this.#kind, start, end });
    for (const mark of this.#blockMarks) {
      const range = { start: place(mark.start), end: place(mark.end) };
      if (range.start < range.end) this.#marks.push({ ...mark, ...range });
    }
    for (const page of this.#blockPages) {
      // Two breaks with nothing between them are one.
      const at = place(page.start);
      if (this.#pages.at(-1)?.start === at) this.#pages.pop();
      this.#pages.push({ ...page, start: at });
    }
    for (const run of this.#blockRuns) {
      const from = Math.max(0, lead - run.text);
      const text = place(run.text);
      const length = Math.min(run.length - from, end - text);
      addRun(this.#runs, { text, source: run.source + from, length });
    }
  }

  #endMark({ kind, start, redundant }: OpenMark): void {
    if (!redundant && start < this.#pieceLength) {
      this.#blockMarks.push({ ...kind, start, end: this.#pieceLength });
    }
  }
}

function saysTheSame(a: MarkKind, b: MarkKind): boolean {
  return a.kind === b.kind && (a.kind !== "link" || b.kind !== "link" || a.href === b.href);
}
