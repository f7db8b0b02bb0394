import type { EditionWriter, MarkKind } from "@/domain/edition/edition-writer";
import type { BlockKind } from "@/domain/edition/structure";
import { isArticle, isDropped } from "./html-content";
import type { HtmlNotes } from "./html-notes";
import {
  attributeOf,
  findElements,
  hasAttribute,
  htmlChildren,
  htmlTextOf,
  type HtmlElement,
  type HtmlParent,
} from "./html-tree";
import { formatNumber, type NumberFormat } from "../list-counter";
import { safeLink } from "../safe-link";
import { wordItem, wordMarker } from "./word-clipboard";

const BLOCKS = new Set(
  "address article aside body center dd details dir div dl dt fieldset figcaption figure footer form header hgroup html legend li main menu nav ol p search section summary table tbody td tfoot th thead tr ul blockquote pre listing xmp hr caption colgroup".split(
    " ",
  ),
);
const LIST_FORMATS: Readonly<Record<string, NumberFormat>> = {
  a: "lowerLetter",
  A: "upperLetter",
  i: "lowerRoman",
  I: "upperRoman",
};

/** Where a node stands. */
type Place = {
  /** Of the list around it; -1 outside of lists. */
  depth: number;
  quoted: boolean;
  preformatted: boolean;
  inArticle: boolean;
  /** In one block that nothing may end: a cell. */
  flat: boolean;
  /** The note around it. */
  note: string | null;
};

const TOP: Place = {
  depth: -1,
  quoted: false,
  preformatted: false,
  inArticle: false,
  flat: false,
  note: null,
};

/** Writes what a reader would see of a tree. Only elements that are named here mean anything. */
export class HtmlBody {
  readonly #writer: EditionWriter;
  readonly #notes: HtmlNotes;
  readonly #keepFurniture: boolean;
  #tables = 0;
  /** The kind that the next text outside of a block of its own gets: the first lines of an item are the item. */
  #pending: BlockKind | null = null;
  #isOpen = false;

  constructor(
    writer: EditionWriter,
    notes: HtmlNotes,
    { keepFurniture }: { keepFurniture: boolean },
  ) {
    this.#writer = writer;
    this.#notes = notes;
    this.#keepFurniture = keepFurniture;
  }

  write(root: HtmlParent): void {
    this.#children(root, {
      ...TOP,
      inArticle: "tagName" in root && isArticle(root),
    });
    this.#endBlock(TOP);
  }

  #children(parent: HtmlParent, place: Place): void {
    for (const node of parent.childNodes) {
      if (node.nodeName === "#text" && "value" in node) this.#text(node.value, place);
      else if ("tagName" in node) this.#element(node, place);
    }
  }

  #text(value: string, place: Place): void {
    let text = value;
    if (!place.preformatted) {
      text = value.replace(/[\t\n\f\r ]+/gu, " ");
      const atStart = !this.#isOpen || /^[\n ]?$/u.test(this.#writer.lastUnit);
      if (atStart && text.startsWith(" ")) text = text.slice(1);
    }
    if (text === "") return;
    if (!this.#isOpen) this.#openBlock(place);
    this.#writer.write(text);
  }

  #openBlock(place: Place): void {
    const plain: BlockKind = place.preformatted
      ? { kind: "preformatted" }
      : { kind: place.quoted ? "quote" : "paragraph" };
    this.#writer.open(this.#pending ?? (place.note === null ? plain : noteKind(place.note)));
    this.#pending = null;
    this.#isOpen = true;
  }

  /** In a cell, a block is a line. */
  #endBlock(place: Place): void {
    if (!this.#isOpen) return;
    if (place.flat) {
      if (!/^\n?$/u.test(this.#writer.lastUnit)) this.#writer.write("\n");
      return;
    }
    this.#writer.close();
    this.#isOpen = false;
  }

  #element(element: HtmlElement, place: Place): void {
    const { inArticle } = place;
    if (isDropped(element, { inArticle, keepFurniture: this.#keepFurniture })) return;
    this.#page(element);
    const label = this.#notes.labelOf(element);
    if (label !== undefined && place.note === null && !place.flat) {
      this.#endBlock(place);
      this.#pending = noteKind(label);
      this.#children(element, { ...place, note: label, depth: -1 });
      this.#endBlock(place);
      this.#pending = null;
      return;
    }
    const { tagName } = element;
    if (tagName === "br") {
      if (this.#isOpen) this.#writer.write("\n");
    } else if (tagName === "img") {
      this.#text(attributeOf(element, "alt"), place);
    } else if (/^h[1-6]$/u.test(tagName) && !place.flat) {
      this.#block(element, headingKind(tagName), place);
    } else if (BLOCKS.has(tagName)) {
      this.#structure(element, { ...place, inArticle: inArticle || isArticle(element) });
    } else {
      this.#inline(element, place);
    }
  }

  /** A page of the printed book may begin at any element. */
  #page(element: HtmlElement): void {
    const isBreak =
      /\bpagebreak\b/u.test(attributeOf(element, "epub:type")) ||
      attributeOf(element, "role") === "doc-pagebreak";
    if (!isBreak) return;
    const label = [
      attributeOf(element, "title"),
      attributeOf(element, "aria-label"),
      htmlTextOf(element),
    ].find((candidate) => candidate.trim() !== "");
    this.#writer.page((label ?? "").trim().replace(/\.$/u, "").slice(0, 20));
    element.childNodes = [];
  }

  #structure(element: HtmlElement, place: Place): void {
    switch (element.tagName) {
      case "ul":
      case "ol":
      case "menu":
      case "dir":
        this.#list(element, place);
        break;
      case "dd":
        this.#block(element, itemKind(place.depth + 1, "•"), { ...place, depth: place.depth + 1 });
        break;
      case "blockquote":
        this.#block(element, null, { ...place, quoted: true });
        break;
      case "pre":
      case "listing":
      case "xmp":
        this.#block(element, null, { ...place, preformatted: !place.flat });
        break;
      case "table":
        if (place.flat) this.#block(element, null, place);
        else this.#table(element, place);
        break;
      case "p":
        this.#block(element, wordItem(element), place);
        break;
      default:
        this.#block(element, null, place);
    }
  }

  /** @param kind of the block that the element's own text makes; `null` for what stands around it */
  #block(element: HtmlElement, kind: BlockKind | null, place: Place): void {
    this.#endBlock(place);
    if (kind && !place.flat) this.#pending = kind;
    this.#children(element, place);
    this.#endBlock(place);
    // An item without text of its own leaves nothing to those that come after it.
    if (kind && !place.flat) this.#pending = null;
  }

  #list(list: HtmlElement, place: Place): void {
    const depth = place.depth + 1;
    const ordered = list.tagName === "ol";
    const items = htmlChildren(list).filter(({ tagName }) => tagName === "li");
    const reversed = hasAttribute(list, "reversed");
    let number = toInteger(attributeOf(list, "start")) ?? (reversed ? items.length : 1);
    this.#endBlock(place);
    for (const child of htmlChildren(list)) {
      // A list directly in a list belongs to the item before it.
      if (child.tagName !== "li") {
        this.#element(child, { ...place, depth: isList(child) ? depth : place.depth });
        continue;
      }
      number = toInteger(attributeOf(child, "value")) ?? number;
      const format = LIST_FORMATS[attributeOf(list, "type")] ?? "decimal";
      const marker = ordered ? `${formatNumber(number, format)}.` : "•";
      number += reversed ? -1 : 1;
      if (place.flat) {
        this.#text(ordered ? `${marker} ` : "", place);
        this.#block(child, null, place);
      } else if (this.#notes.labelOf(child) === undefined) {
        this.#block(child, itemKind(depth, marker), { ...place, depth });
      } else {
        this.#element(child, place);
      }
    }
  }

  #table(table: HtmlElement, place: Place): void {
    this.#endBlock(place);
    for (const caption of htmlChildren(table).filter(({ tagName }) => tagName === "caption")) {
      this.#block(caption, null, place);
    }
    const rows = rowsOf(table);
    const cells = rows.map((row) =>
      htmlChildren(row).filter(({ tagName }) => /^t[dh]$/u.test(tagName)),
    );
    // Tables that only put things side by side, as in mail and old pages, are no tables.
    const isLayout =
      attributeOf(table, "role") === "presentation" ||
      cells.every((row) => row.length <= 1) ||
      findElements(table, ({ tagName }) => tagName === "table").length > 0;
    if (isLayout) {
      for (const cell of cells.flat()) this.#block(cell, null, place);
      return;
    }
    const number = this.#tables;
    this.#tables += 1;
    /** Rows below for which a cell from above still takes a column. */
    const taken: number[] = [];
    cells.forEach((row, rowIndex) => {
      let column = 0;
      for (const cell of row) {
        while ((taken[column] ?? 0) > 0) column += 1;
        const header = cell.tagName === "th" && isHeaderRow(rows[rowIndex], row);
        this.#pending = { kind: "cell", table: number, row: rowIndex, column, header };
        this.#children(cell, { ...place, flat: true, inArticle: true });
        this.#endBlock(TOP);
        this.#pending = null;
        const span = Math.min(100, toInteger(attributeOf(cell, "colspan")) ?? 1);
        const down = Math.min(1000, toInteger(attributeOf(cell, "rowspan")) ?? 1);
        for (let index = 0; index < Math.max(1, span); index += 1) taken[column + index] = down;
        column += Math.max(1, span);
      }
      for (let index = 0; index < taken.length; index += 1) {
        taken[index] = Math.max(0, (taken[index] ?? 0) - 1);
      }
    });
  }

  #inline(element: HtmlElement, place: Place): void {
    const marker = wordMarker(element);
    if (marker !== null) {
      if (this.#pending?.kind === "item") this.#pending = { ...this.#pending, marker };
      return;
    }
    const mark = this.#markOf(element);
    if (mark === "reference" || mark === "back") {
      const label = this.#notes.referenceOf(element);
      if (label !== undefined) this.#text(`[${label}]`, place);
      return;
    }
    // The mark must begin in the block that its text is about to open.
    if (mark && !this.#isOpen && htmlTextOf(element).trim() !== "" && !holdsBlocks(element)) {
      this.#openBlock(place);
    }
    const open = mark && this.#writer.mark(mark);
    this.#children(element, place);
    if (open) this.#writer.unmark(open);
  }

  #markOf(element: HtmlElement): MarkKind | "reference" | "back" | null {
    const style = attributeOf(element, "style");
    switch (element.tagName) {
      case "a": {
        if (this.#notes.referenceOf(element) !== undefined) return "reference";
        if (this.#notes.leadsBack(element)) return "back";
        const href = safeLink(attributeOf(element, "href"));
        return href === null ? null : { kind: "link", href };
      }
      case "b":
      case "strong":
        return /font-weight\s*:\s*(?:normal|[1-4]00)/iu.test(style) ? null : { kind: "strong" };
      case "i":
      case "em":
      case "cite":
      case "dfn":
      case "var":
        return /font-style\s*:\s*normal/iu.test(style) ? null : { kind: "emphasis" };
      case "code":
      case "kbd":
      case "samp":
      case "tt":
        return { kind: "code" };
      case "span":
        if (/font-weight\s*:\s*(?:bold|[6-9]00)/iu.test(style)) return { kind: "strong" };
        return /font-style\s*:\s*(?:italic|oblique)/iu.test(style) ? { kind: "emphasis" } : null;
      default:
        return null;
    }
  }
}

function headingKind(tagName: string): BlockKind {
  return { kind: "heading", level: Number(tagName.slice(1)) as 1 | 2 | 3 | 4 | 5 | 6 };
}

function itemKind(depth: number, marker: string): BlockKind {
  return { kind: "item", depth, marker };
}

function noteKind(label: string): BlockKind {
  return { kind: "footnote", label };
}

function isList({ tagName }: HtmlElement): boolean {
  return /^(?:ul|ol|menu|dir)$/u.test(tagName);
}

function holdsBlocks(element: HtmlElement): boolean {
  return (
    findElements(element, ({ tagName }) => BLOCKS.has(tagName) || /^h[1-6]$/u.test(tagName))
      .length > 0
  );
}

function rowsOf(table: HtmlElement): HtmlElement[] {
  return htmlChildren(table).flatMap((child) => {
    if (child.tagName === "tr") return [child];
    return /^t(?:head|body|foot)$/u.test(child.tagName) ? rowsOf(child) : [];
  });
}

/** A `th` that begins a row of data is no head of a column. */
function isHeaderRow(row: HtmlElement | undefined, cells: readonly HtmlElement[]): boolean {
  const parent = row?.parentNode;
  const inHead = parent && "tagName" in parent && parent.tagName === "thead";
  return Boolean(inHead) || cells.every(({ tagName }) => tagName === "th");
}

function toInteger(raw: string): number | null {
  return /^\s*[+-]?\d{1,6}\s*$/u.test(raw) ? Number(raw) : null;
}
