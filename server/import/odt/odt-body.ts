import { EditionWriter, type OpenMark } from "@/domain/edition/edition-writer";
import type { BlockKind } from "@/domain/edition/structure";
import { formatNumber, ListCounter } from "../list-counter";
import { type OdtStyles } from "./odt-styles";
import { safeLink } from "../safe-link";
import { childOf, childrenOf, elementsOf, textOf, type XmlElement } from "../xml-tree";

/** Not text of the document: what was deleted, remarks, declarations, names of pictures, what is hidden. */
const DROPPED = new Set([
  "text:tracked-changes",
  "office:annotation",
  "office:annotation-end",
  "office:forms",
  "text:sequence-decls",
  "text:variable-decls",
  "text:user-field-decls",
  "text:hidden-text",
  "text:hidden-paragraph",
  "text:ruby-text",
  "text:note-citation",
  "svg:title",
  "svg:desc",
  "office:binary-data",
  "table:table-column",
  "table:covered-table-cell",
]);

/** A count in the file may ask for any number of spaces or cells. */
const MAX_REPEATED = 200;

type Place = { depth: number; list: string; counter: ListCounter | null; flat: boolean };

const TOP: Place = { depth: -1, list: "", counter: null, flat: false };

type Note = { label: string; body: XmlElement };

export class OdtBody {
  readonly writer = new EditionWriter();
  readonly #styles: OdtStyles;
  readonly #notes: Note[] = [];
  readonly #counters = new Map<string, ListCounter>();
  #boxes: XmlElement[] = [];
  #tables = 0;
  #page = 1;

  constructor(styles: OdtStyles) {
    this.#styles = styles;
  }

  write(body: XmlElement): void {
    this.#flow(elementsOf(body), TOP);
    for (const { label, body: note } of this.#notes) {
      this.writer.open({ kind: "footnote", label });
      this.#flow(elementsOf(note), { ...TOP, flat: true });
      this.writer.close();
    }
  }

  #flow(elements: readonly XmlElement[], place: Place): void {
    for (const element of elements) this.#block(element, place);
  }

  #block(element: XmlElement, place: Place): void {
    if (DROPPED.has(element.name)) return;
    switch (element.name) {
      case "text:p":
      case "text:h":
        this.#paragraph(element, place, null);
        break;
      case "text:list":
        this.#list(element, place);
        break;
      case "table:table":
        if (place.flat) this.#flow(elementsOf(element), place);
        else this.#table(element);
        break;
      case "text:soft-page-break":
        this.#newPage();
        break;
      default:
        this.#flow(elementsOf(element), place);
    }
  }

  /** @param item what the paragraph is the first of */
  #paragraph(paragraph: XmlElement, place: Place, item: BlockKind | null): void {
    const style = paragraph.attributes["text:style-name"] ?? "";
    if (this.#styles.breaksBefore(style)) this.#newPage();
    if (place.flat) {
      if (!/^\n?$/u.test(this.writer.lastUnit)) this.writer.write("\n");
      this.#inline(paragraph);
      return;
    }
    this.writer.open(this.#kindOf(paragraph, style, item));
    this.#inline(paragraph);
    this.writer.close();
    const boxes = this.#boxes;
    this.#boxes = [];
    for (const box of boxes) this.#flow(elementsOf(box), TOP);
  }

  #kindOf(paragraph: XmlElement, style: string, item: BlockKind | null): BlockKind {
    const found = this.#styles.paragraph(style);
    if (paragraph.name === "text:h") {
      const level = Number(paragraph.attributes["text:outline-level"] ?? 1);
      return { kind: "heading", level: Math.min(6, Math.max(1, level || 1)) as 1 };
    }
    if (found === "title") return { kind: "heading", level: 1 };
    if (typeof found === "number") return { kind: "heading", level: found };
    if (item) return item;
    return { kind: found ?? "paragraph" };
  }

  #list(list: XmlElement, place: Place): void {
    const depth = place.depth + 1;
    const name = list.attributes["text:style-name"] ?? place.list;
    const continues = list.attributes["text:continue-numbering"] === "true";
    const known = place.counter ?? (continues ? this.#counters.get(name) : undefined);
    const counter = known ?? new ListCounter();
    this.#counters.set(name, counter);
    // A list inside an item starts counting at the beginning.
    counter.restart(continues ? depth + 1 : depth);
    const level = this.#styles.list(name)?.get(depth);
    const within = { ...place, depth, list: name, counter };
    for (const item of elementsOf(list)) {
      if (item.name !== "text:list-item") {
        this.#flow(elementsOf(item), { ...within, depth: place.depth });
        continue;
      }
      const own = Number(item.attributes["text:start-value"]);
      if (own > 0) counter.restart(depth);
      let marker = "•";
      let first: BlockKind | null = null;
      const start = own > 0 ? own : (level?.start ?? 1);
      const [head] = elementsOf(item);
      if (level && level.format !== "bullet" && head?.name !== "text:list") {
        const number = formatNumber(counter.next(depth, start), level.format);
        marker = number === "" ? "•" : level.before + number + level.after;
      }
      first = { kind: "item", depth, marker };
      for (const child of elementsOf(item)) {
        if (child.name === "text:p" || child.name === "text:h") {
          if (place.flat && first) this.#flatMarker(marker);
          this.#paragraph(child, within, first);
          first = null;
        } else {
          this.#block(child, within);
        }
      }
    }
  }

  #flatMarker(marker: string): void {
    if (!/^\n?$/u.test(this.writer.lastUnit)) this.writer.write("\n");
    if (marker !== "•") this.writer.write(`${marker} `);
  }

  #table(table: XmlElement): void {
    const rows = rowsOf(table);
    const cells = rows.map(({ row }) =>
      elementsOf(row).filter(({ name }) => /^table:(?:covered-)?table-cell$/u.test(name)),
    );
    const [only] = cells;
    if (cells.length === 1 && only?.length === 1) {
      this.#flow(only.flatMap(elementsOf), TOP);
      return;
    }
    const number = this.#tables;
    this.#tables += 1;
    rows.forEach(({ header }, row) => {
      let column = 0;
      for (const cell of cells[row] ?? []) {
        if (cell.name === "table:table-cell") {
          this.writer.open({ kind: "cell", table: number, row, column, header });
          this.#flow(elementsOf(cell), { ...TOP, flat: true });
        }
        column += repeatsOf(cell.attributes["table:number-columns-repeated"]);
      }
    });
    this.writer.close();
  }

  #inline(parent: XmlElement): void {
    for (const node of parent.children) {
      // White space is as in HTML: what counts has elements of its own.
      if (typeof node === "string") this.#collapsed(node);
      else this.#span(node);
    }
  }

  #collapsed(raw: string): void {
    const text = raw.replace(/[\t\n\r ]+/gu, " ");
    this.writer.write(/^[\s]?$/u.test(this.writer.lastUnit) ? text.replace(/^ /u, "") : text);
  }

  #span(element: XmlElement): void {
    if (DROPPED.has(element.name)) return;
    const { attributes } = element;
    switch (element.name) {
      case "text:s":
        this.writer.write(" ".repeat(repeatsOf(attributes["text:c"])));
        break;
      case "text:tab":
        this.writer.write("\t");
        break;
      case "text:line-break":
        this.writer.write("\n");
        break;
      case "text:soft-page-break":
        this.#newPage();
        break;
      case "text:note":
        this.#note(element);
        break;
      case "text:a":
        this.#marked(element, this.#linkOf(attributes["xlink:href"]));
        break;
      case "text:span": {
        const style = attributes["text:style-name"] ?? "";
        if (!this.#styles.isHidden(style)) this.#marked(element, this.#emphasisOf(style));
        break;
      }
      case "draw:text-box":
        this.#boxes.push(element);
        break;
      case "draw:object":
      case "draw:image":
        break;
      default:
        this.#inline(element);
    }
  }

  #linkOf(address: string | undefined): OpenMark[] {
    const href = safeLink(address);
    return href === null ? [] : [this.writer.mark({ kind: "link", href })];
  }

  #emphasisOf(style: string): OpenMark[] {
    return [
      ...(this.#styles.isStrong(style) ? [this.writer.mark({ kind: "strong" })] : []),
      ...(this.#styles.isEmphasis(style) ? [this.writer.mark({ kind: "emphasis" })] : []),
    ];
  }

  #marked(element: XmlElement, marks: readonly OpenMark[]): void {
    this.#inline(element);
    for (const mark of marks) this.writer.unmark(mark);
  }

  #note(note: XmlElement): void {
    const citation = childOf(note, "text:note-citation");
    const body = childOf(note, "text:note-body");
    const printed = citation ? textOf(citation).trim() : "";
    const label = printed || String(this.#notes.length + 1);
    this.writer.write(`[${label}]`);
    if (body) this.#notes.push({ label, body });
  }

  #newPage(): void {
    if (this.writer.atPageStart) return;
    this.#page += 1;
    this.writer.page(String(this.#page));
  }
}

function rowsOf(table: XmlElement, header = false): { row: XmlElement; header: boolean }[] {
  return elementsOf(table).flatMap((child) => {
    if (child.name === "table:table-row") return [{ row: child, header }];
    const isHead = child.name === "table:table-header-rows";
    const isGroup = isHead || /^table:table-row(?:s|-group)$/u.test(child.name);
    return isGroup ? rowsOf(child, header || isHead) : [];
  });
}

function repeatsOf(raw: string | undefined): number {
  const count = Number(raw ?? 1);
  return Number.isInteger(count) && count > 0 ? Math.min(count, MAX_REPEATED) : 1;
}

/** The text of a document; spreadsheets and slides have another. */
export function findOdtText(content: XmlElement): XmlElement | undefined {
  return childrenOf(childOf(content, "office:body"), "office:text")[0];
}
