import { formatOf } from "../docx/docx-lists";
import type { HeadingLevel } from "../docx/docx-styles";
import type { NumberFormat } from "../list-counter";
import { childOf, childrenOf, elementsOf, type XmlElement } from "../xml-tree";

export type OdtListLevel = {
  format: NumberFormat | "bullet";
  before: string;
  after: string;
  start: number;
};

const FORMATS: Readonly<Record<string, string>> = {
  "1": "decimal",
  a: "lowerLetter",
  A: "upperLetter",
  i: "lowerRoman",
  I: "upperRoman",
  "": "none",
};
const MAX_ANCESTORS = 20;

/** The styles of a document: those with names, and those that were made for single paragraphs. */
export class OdtStyles {
  readonly #styles = new Map<string, XmlElement>();
  readonly #lists = new Map<string, ReadonlyMap<number, OdtListLevel>>();

  constructor(documents: readonly XmlElement[]) {
    for (const document of documents) {
      for (const group of elementsOf(document)) {
        for (const style of childrenOf(group, "style:style")) {
          this.#styles.set(keyOf(style.attributes["style:family"], nameOf(style)), style);
        }
        for (const list of childrenOf(group, "text:list-style")) {
          this.#lists.set(nameOf(list), readLevels(list));
        }
      }
    }
  }

  list(name: string): ReadonlyMap<number, OdtListLevel> | undefined {
    return this.#lists.get(name);
  }

  /** Whether a paragraph is the title, a quotation, or text of fixed width, by the styles it descends from. */
  paragraph(name: string): "title" | "quote" | "preformatted" | HeadingLevel | null {
    for (const { named } of this.#ancestors("paragraph", name)) {
      const plain = named.replace(/_20_/gu, " ").toLowerCase();
      if (plain === "title") return "title";
      if (plain === "quotations" || plain === "quote") return "quote";
      if (plain === "preformatted text") return "preformatted";
      const level = /^heading ([1-9])$/u.exec(plain)?.[1];
      if (level !== undefined) return Math.min(6, Number(level)) as HeadingLevel;
    }
    return null;
  }

  /** Whether a page begins with a paragraph. */
  breaksBefore(name: string): boolean {
    const found = this.#property(
      "paragraph",
      name,
      "style:paragraph-properties",
      "fo:break-before",
    );
    return found === "page";
  }

  isStrong(name: string): boolean {
    const weight = this.#property("text", name, "style:text-properties", "fo:font-weight");
    return weight !== null && /^(?:bold|[6-9]00)$/u.test(weight);
  }

  isEmphasis(name: string): boolean {
    const style = this.#property("text", name, "style:text-properties", "fo:font-style");
    return style !== null && /^(?:italic|oblique)$/u.test(style);
  }

  isHidden(name: string): boolean {
    return this.#property("text", name, "style:text-properties", "text:display") === "none";
  }

  #property(family: string, name: string, group: string, property: string): string | null {
    for (const { style } of this.#ancestors(family, name)) {
      const value = childOf(style, group)?.attributes[property];
      if (value !== undefined) return value;
    }
    return null;
  }

  /** A style and what it is made from, nearest first. A style that is not there still has its name. */
  *#ancestors(
    family: string,
    name: string,
  ): Generator<{ named: string; style: XmlElement | undefined }> {
    let named: string | undefined = name;
    for (let depth = 0; named !== undefined && named !== "" && depth < MAX_ANCESTORS; depth += 1) {
      const style = this.#styles.get(keyOf(family, named));
      yield { named, style };
      named = style?.attributes["style:parent-style-name"];
    }
  }
}

function readLevels(list: XmlElement): ReadonlyMap<number, OdtListLevel> {
  const levels = new Map<number, OdtListLevel>();
  for (const { name, attributes } of elementsOf(list)) {
    const level = Number(attributes["text:level"] ?? 1) - 1;
    const format = formatOf(FORMATS[attributes["style:num-format"] ?? ""]);
    levels.set(level, {
      format: name === "text:list-level-style-number" ? format : "bullet",
      before: attributes["style:num-prefix"] ?? "",
      after: attributes["style:num-suffix"] ?? "",
      start: Number(attributes["text:start-value"] ?? 1) || 0,
    });
  }
  return levels;
}

function nameOf({ attributes }: XmlElement): string {
  return attributes["style:name"] ?? "";
}

function keyOf(family: string | undefined, name: string): string {
  return `${family ?? ""} ${name}`;
}
