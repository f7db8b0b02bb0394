import type { EditionWriter, OpenMark } from "@/domain/edition/edition-writer";
import type { DocxNotes } from "./docx-notes";
import { readToggle } from "./docx-styles";
import { safeLink } from "../safe-link";
import { childOf, descendantsOf, elementsOf, textOf, type XmlElement } from "../xml-tree";

/** What was deleted or moved away, properties, instructions, and the halves of alternatives that are not shown. */
const DROPPED = new Set([
  "w:del",
  "w:moveFrom",
  "w:delText",
  "w:delInstrText",
  "w:pPr",
  "w:rPr",
  "w:sdtPr",
  "w:rt",
  "w:pict",
  "mc:Fallback",
  "w:annotationRef",
  "w:footnoteRef",
  "w:endnoteRef",
]);

type Field = { instruction: string; link: OpenMark | null };

/** Writes what stands inside of paragraphs: runs, links, fields, breaks and marks of notes. */
export class DocxRuns {
  readonly #writer: EditionWriter;
  readonly #notes: DocxNotes;
  readonly #links: ReadonlyMap<string, string>;
  readonly #fields: Field[] = [];
  #boxes: XmlElement[] = [];
  #page = 1;

  constructor(writer: EditionWriter, notes: DocxNotes, links: ReadonlyMap<string, string>) {
    this.#writer = writer;
    this.#notes = notes;
    this.#links = links;
  }

  newPage(): void {
    // Word notes after a break of the author's, too, that a page begins.
    if (this.#writer.atPageStart) return;
    this.#page += 1;
    this.#writer.page(String(this.#page));
  }

  /** The text boxes that were met since the last time: they stand beside the text, not in it. */
  takeBoxes(): XmlElement[] {
    const boxes = this.#boxes;
    this.#boxes = [];
    return boxes;
  }

  hasText(paragraph: XmlElement): boolean {
    return descendantsOf(paragraph, "w:t").some((text) => textOf(text).trim() !== "");
  }

  write(parent: XmlElement): void {
    for (const element of elementsOf(parent)) this.#element(element);
  }

  #element(element: XmlElement): void {
    if (DROPPED.has(element.name)) return;
    const { attributes } = element;
    switch (element.name) {
      case "w:r":
        this.#run(element);
        break;
      case "w:t":
      case "m:t":
        this.#writer.write(textOf(element).replace(/[\n\r]/gu, " "));
        break;
      case "w:tab":
      case "w:ptab":
        this.#writer.write("\t");
        break;
      case "w:br":
        if (attributes["w:type"] === "page") this.newPage();
        else this.#writer.write("\n");
        break;
      case "w:cr":
        this.#writer.write("\n");
        break;
      case "w:lastRenderedPageBreak":
        this.newPage();
        break;
      case "w:noBreakHyphen":
        this.#writer.write("\u2011");
        break;
      case "w:softHyphen":
        this.#writer.write("\u00AD");
        break;
      case "w:sym":
        this.#writer.write(symbolOf(attributes["w:char"] ?? ""));
        break;
      case "w:footnoteReference":
      case "w:endnoteReference":
        this.#reference(element, "");
        break;
      case "w:hyperlink":
        this.#linked(this.#links.get(attributes["r:id"] ?? ""), element);
        break;
      case "w:fldSimple":
        this.#linked(addressOf(attributes["w:instr"] ?? ""), element);
        break;
      case "w:fldChar":
        this.#field(attributes["w:fldCharType"]);
        break;
      case "w:instrText": {
        const field = this.#fields.at(-1);
        if (field) field.instruction += textOf(element);
        break;
      }
      case "mc:AlternateContent":
        for (const choice of elementsOf(element).slice(0, 1)) this.write(choice);
        break;
      case "w:txbxContent":
        this.#boxes.push(element);
        break;
      default:
        this.write(element);
    }
  }

  #run(run: XmlElement): void {
    const properties = childOf(run, "w:rPr");
    if (readToggle(properties, "w:vanish") === true) return;
    const marks: OpenMark[] = [];
    if (readToggle(properties, "w:b") === true) marks.push(this.#writer.mark({ kind: "strong" }));
    if (readToggle(properties, "w:i") === true) marks.push(this.#writer.mark({ kind: "emphasis" }));
    const reference = elementsOf(run).find(
      ({ name, attributes }) =>
        /^w:(?:foot|end)noteReference$/u.test(name) &&
        /^(?:1|true|on)$/u.test(attributes["w:customMarkFollows"] ?? ""),
    );
    // A mark of the author's own stands after its reference, as text.
    if (reference) {
      const own = elementsOf(run).filter(({ name }) => name === "w:t" || name === "w:sym");
      this.#reference(reference, own.map((mark) => textOf(mark)).join(""));
    } else {
      this.write(run);
    }
    for (const mark of marks) this.#writer.unmark(mark);
  }

  #reference({ name, attributes }: XmlElement, ownMark: string): void {
    const kind = name === "w:footnoteReference" ? "footnote" : "endnote";
    const label = this.#notes.cite(kind, attributes["w:id"], ownMark);
    if (label !== null) this.#writer.write(`[${label}]`);
  }

  #linked(address: string | null | undefined, element: XmlElement): void {
    const href = safeLink(address ?? undefined);
    const link = href === null ? null : this.#writer.mark({ kind: "link", href });
    this.write(element);
    if (link) this.#writer.unmark(link);
  }

  /** A field is an instruction and what it gave when it was last carried out; only that is text. */
  #field(type: string | undefined): void {
    if (type === "begin") this.#fields.push({ instruction: "", link: null });
    const field = this.#fields.at(-1);
    if (!field) return;
    if (type === "separate") {
      const href = safeLink(addressOf(field.instruction) ?? undefined);
      if (href !== null) field.link = this.#writer.mark({ kind: "link", href });
    } else if (type === "end") {
      if (field.link) this.#writer.unmark(field.link);
      this.#fields.pop();
    }
  }
}

function addressOf(instruction: string): string | null {
  return /^\s*HYPERLINK\s+"([^"]+)"/u.exec(instruction)?.[1] ?? null;
}

/** A character of a symbol font; those that only such fonts have are bullets more often than not. */
function symbolOf(hex: string): string {
  const code = Number.parseInt(hex, 16);
  if (!Number.isInteger(code) || code < 0x20 || code > 0xffff) return "";
  return code >= 0xe000 && code <= 0xf8ff ? "•" : String.fromCharCode(code);
}
