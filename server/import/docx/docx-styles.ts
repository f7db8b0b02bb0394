import { childOf, childrenOf, type XmlElement } from "../xml-tree";

export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6;

/** What paragraphs of a style are; `null` where the style says nothing. */
export type ParagraphStyle = {
  heading: HeadingLevel | null;
  quote: boolean;
  preformatted: boolean;
  /** The list that a paragraph belongs to; `level` counts from 0. */
  place: { list: string | null; level: number | null };
  pageBreakBefore: boolean;
};

const NO_STYLE: ParagraphStyle = {
  heading: null,
  quote: false,
  preformatted: false,
  place: { list: null, level: null },
  pageBreakBefore: false,
};

/** Styles may be based on one another only so far; a circle is cut there. */
const MAX_ANCESTORS = 20;

export class DocxStyles {
  readonly #styles = new Map<string, XmlElement>();
  readonly #known = new Map<string, ParagraphStyle>();
  readonly #default: string | null = null;

  constructor(styles: XmlElement | undefined) {
    for (const style of childrenOf(styles, "w:style")) {
      const id = style.attributes["w:styleId"];
      if (id === undefined) continue;
      this.#styles.set(id, style);
      const isDefault = /^(?:1|true|on)$/u.test(style.attributes["w:default"] ?? "");
      if (isDefault && style.attributes["w:type"] === "paragraph") this.#default = id;
    }
  }

  /** @param id `undefined` for a paragraph that names none */
  paragraph(id: string | undefined): ParagraphStyle {
    const name = id ?? this.#default;
    if (name === null) return NO_STYLE;
    let style = this.#known.get(name);
    if (!style) {
      style = this.#read(name, 0);
      this.#known.set(name, style);
    }
    return style;
  }

  #read(id: string, depth: number): ParagraphStyle {
    const style = this.#styles.get(id);
    const basedOn = childOf(style, "w:basedOn")?.attributes["w:val"];
    const base =
      basedOn !== undefined && depth < MAX_ANCESTORS ? this.#read(basedOn, depth + 1) : NO_STYLE;
    // The names of Word's own styles are English in every language; without a list of styles the id must do.
    const name = (childOf(style, "w:name")?.attributes["w:val"] ?? id).toLowerCase();
    const properties = childOf(style, "w:pPr");
    const place = readPlace(properties);
    return {
      heading: headingOf(name) ?? outlineOf(properties) ?? base.heading,
      quote: base.quote || /^(?:intense )?quote$/u.test(name) || name === "block text",
      preformatted: base.preformatted || /^(?:html preformatted|plain text|macro)$/u.test(name),
      place: {
        list: place.list ?? base.place.list,
        level: place.level ?? base.place.level,
      },
      pageBreakBefore: readToggle(properties, "w:pageBreakBefore") ?? base.pageBreakBefore,
    };
  }
}

function headingOf(name: string): HeadingLevel | null {
  if (name === "title") return 1;
  const digit = /^heading ?([1-9])$/u.exec(name)?.[1];
  return digit === undefined ? null : toLevel(Number(digit));
}

/** Of a paragraph or a style; level 9 is body text. */
export function outlineOf(properties: XmlElement | undefined): HeadingLevel | null {
  const value = childOf(properties, "w:outlineLvl")?.attributes["w:val"];
  const level = Number(value ?? 9);
  return level >= 0 && level < 9 ? toLevel(level + 1) : null;
}

function toLevel(level: number): HeadingLevel {
  return Math.min(6, level) as HeadingLevel;
}

export function readPlace(properties: XmlElement | undefined): ParagraphStyle["place"] {
  const numbering = childOf(properties, "w:numPr");
  const level = childOf(numbering, "w:ilvl")?.attributes["w:val"];
  return {
    list: childOf(numbering, "w:numId")?.attributes["w:val"] ?? null,
    level: level === undefined ? null : Math.min(8, Math.max(0, Math.trunc(Number(level)) || 0)),
  };
}

/** On unless it says otherwise; `null` where it is not there. */
export function readToggle(properties: XmlElement | undefined, name: string): boolean | null {
  const toggle = childOf(properties, name);
  if (!toggle) return null;
  return !/^(?:0|false|off|none)$/u.test(toggle.attributes["w:val"] ?? "");
}
