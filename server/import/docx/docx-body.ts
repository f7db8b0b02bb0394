import { EditionWriter } from "@/domain/edition/edition-writer";
import type { BlockKind } from "@/domain/edition/structure";
import { DocxLists } from "./docx-lists";
import { DocxNotes } from "./docx-notes";
import type { DocxPackage } from "./docx-package";
import { DocxRuns } from "./docx-runs";
import { DocxStyles, outlineOf, readPlace, readToggle } from "./docx-styles";
import { childOf, childrenOf, elementsOf, type XmlElement } from "../xml-tree";

/** Elements that only hold others: content controls, custom markup, insertions, the first of some alternatives. */
const WRAPPERS = new Set(["w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:body"]);

/** Writes the accepted view of a document: what was inserted is text, what was deleted is not. */
export class DocxBody {
  readonly writer = new EditionWriter();
  readonly #styles: DocxStyles;
  readonly #lists: DocxLists;
  readonly #notes: DocxNotes;
  readonly #runs: DocxRuns;
  #tables = 0;
  /** A paragraph whose end was deleted: the next one goes on with it. */
  #continues = false;

  constructor({ document, parts, links }: DocxPackage) {
    this.#styles = new DocxStyles(parts.get("styles"));
    this.#lists = new DocxLists(parts.get("numbering"));
    this.#notes = new DocxNotes(document, parts);
    this.#runs = new DocxRuns(this.writer, this.#notes, links);
  }

  write(document: XmlElement): void {
    this.#flow(childrenOf(document, "w:body"));
    for (const { label, body } of this.#notes.cited()) {
      this.writer.open({ kind: "footnote", label });
      this.#lines(body);
    }
  }

  #flow(elements: readonly XmlElement[]): void {
    for (const element of elements) {
      if (element.name === "w:p") this.#paragraph(element);
      else if (element.name === "w:tbl") this.#table(element);
      else if (WRAPPERS.has(element.name)) this.#flow(elementsOf(element));
      else if (element.name === "mc:AlternateContent") {
        this.#flow(elementsOf(element).slice(0, 1).flatMap(elementsOf));
      }
    }
  }

  #paragraph(paragraph: XmlElement): void {
    const properties = childOf(paragraph, "w:pPr");
    const style = this.#styles.paragraph(childOf(properties, "w:pStyle")?.attributes["w:val"]);
    if (readToggle(properties, "w:pageBreakBefore") ?? style.pageBreakBefore) this.#runs.newPage();
    if (!this.#continues) {
      const { kind, prefix } = this.#kindOf(properties, style);
      this.writer.open(kind);
      if (this.#runs.hasText(paragraph)) this.writer.write(prefix);
    }
    this.#runs.write(paragraph);
    const mark = childOf(properties, "w:rPr");
    this.#continues = (childOf(mark, "w:del") ?? childOf(mark, "w:moveFrom")) !== undefined;
    const boxes = this.#runs.takeBoxes();
    if (!this.#continues || boxes.length > 0) this.writer.close();
    for (const box of boxes) this.#flow(elementsOf(box));
    const section = childOf(childOf(properties, "w:sectPr"), "w:type")?.attributes["w:val"];
    if (childOf(properties, "w:sectPr") && section !== "continuous") this.#runs.newPage();
  }

  /** What a paragraph is, and the number that is printed before it where its kind has no marker. */
  #kindOf(
    properties: XmlElement | undefined,
    style: ReturnType<DocxStyles["paragraph"]>,
  ): { kind: BlockKind; prefix: string } {
    const own = readPlace(properties);
    const list = own.list ?? style.place.list;
    const level = own.level ?? style.place.level ?? 0;
    // List 0 is how a paragraph leaves the list of its style.
    const isListed = list !== null && list !== "0";
    const heading = outlineOf(properties) ?? style.heading;
    if (heading !== null) {
      const marker = isListed ? this.#lists.next(list, level) : "";
      const prefix = /[\p{L}\p{N}]/u.test(marker) ? `${marker} ` : "";
      return { kind: { kind: "heading", level: heading }, prefix };
    }
    if (isListed) {
      const marker = this.#lists.next(list, level);
      if (marker !== "") return { kind: { kind: "item", depth: level, marker }, prefix: "" };
    }
    if (style.preformatted) return { kind: { kind: "preformatted" }, prefix: "" };
    return { kind: { kind: style.quote ? "quote" : "paragraph" }, prefix: "" };
  }

  #table(table: XmlElement): void {
    this.#continues = false;
    const rows = rowsOf(table).filter((row) => !isDeletedRow(row));
    const cells = rows.map(cellsOf);
    // A table of one cell is a box around ordinary text.
    const [only] = cells;
    if (cells.length === 1 && only?.length === 1) {
      this.#flow(only.flatMap(elementsOf));
      return;
    }
    const number = this.#tables;
    this.#tables += 1;
    rows.forEach((row, rowIndex) => {
      const rowProperties = childOf(row, "w:trPr");
      const header = readToggle(rowProperties, "w:tblHeader") ?? false;
      let column = spanOf(rowProperties, "w:gridBefore", 0);
      for (const cell of cells[rowIndex] ?? []) {
        const properties = childOf(cell, "w:tcPr");
        const merge = childOf(properties, "w:vMerge");
        if (!merge || merge.attributes["w:val"] === "restart") {
          this.writer.open({ kind: "cell", table: number, row: rowIndex, column, header });
          this.#lines(cell);
        }
        column += spanOf(properties, "w:gridSpan", 1);
      }
    });
    this.writer.close();
  }

  /** The paragraphs of a cell or a note, each on a line of its own, in the block that is open. */
  #lines(container: XmlElement): void {
    for (const element of elementsOf(container)) {
      if (element.name === "w:p") {
        if (this.writer.lastUnit !== "" && this.writer.lastUnit !== "\n") this.writer.write("\n");
        const properties = childOf(element, "w:pPr");
        const style = this.#styles.paragraph(childOf(properties, "w:pStyle")?.attributes["w:val"]);
        const { kind } = this.#kindOf(properties, style);
        if (kind.kind === "item" && this.#runs.hasText(element)) {
          this.writer.write(`${kind.marker} `);
        }
        this.#runs.write(element);
        for (const box of this.#runs.takeBoxes()) this.#lines(box);
      } else if (element.name !== "w:tcPr") {
        this.#lines(element);
      }
    }
  }
}

function rowsOf(table: XmlElement): XmlElement[] {
  return elementsOf(table).flatMap((child) =>
    child.name === "w:tr" ? [child] : WRAPPERS.has(child.name) ? rowsOf(child) : [],
  );
}

function cellsOf(row: XmlElement): XmlElement[] {
  return elementsOf(row).flatMap((child) =>
    child.name === "w:tc" ? [child] : WRAPPERS.has(child.name) ? cellsOf(child) : [],
  );
}

function isDeletedRow(row: XmlElement): boolean {
  return childOf(childOf(row, "w:trPr"), "w:del") !== undefined;
}

function spanOf(properties: XmlElement | undefined, name: string, otherwise: number): number {
  const value = Number(childOf(properties, name)?.attributes["w:val"] ?? otherwise);
  return Number.isInteger(value) && value >= 0 && value < 1000 ? value : otherwise;
}
