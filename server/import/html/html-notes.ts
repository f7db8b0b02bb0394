import {
  attributeOf,
  findElements,
  htmlTextOf,
  type HtmlElement,
  type HtmlParent,
} from "./html-tree";

const NOTE_ID =
  /(?:^|[^a-z])(?:_?ftn|_?edn|fn|footnote|endnote|note|cite[_-]?note|sdfootnote|sdendnote)[^a-z]*\d/iu;
const NOTE_ROLES = /\b(?:doc-footnote|doc-endnote|footnote|endnote|rearnote)\b/u;
const REFERENCE_ROLES = /\b(?:doc-noteref|noteref)\b/u;
/** "3", "[3]", "(iv)", "*": what is printed as a note's mark. */
const LABEL = /^[[(]?\s*(\d{1,4}|[ivxlc]{1,7}|[a-z]|[*†‡§¶]{1,4})\s*[\])]?\.?$/iu;
const BACK = /^(?:\s|\p{So}|\p{Sm}|\^|\p{Mn}|return|back)*$/iu;

/** The notes of one file: what refers to them, and what goes back. */
export class HtmlNotes {
  /** The element of each note, and its label. */
  readonly #notes = new Map<HtmlElement, string>();
  readonly #references = new Map<HtmlElement, string>();
  readonly #backlinks = new Set<HtmlElement>();

  /**
   * @param roots of all files of the book, by path: a note may stand in another file than its mark
   */
  constructor(roots: ReadonlyMap<string, HtmlParent>) {
    const targets = new Map<string, HtmlElement>();
    for (const [path, root] of roots) {
      for (const element of findElements(root, (one) => one.attrs.length > 0)) {
        const id = attributeOf(element, "id") || attributeOf(element, "name");
        if (id !== "" && !targets.has(`${path}#${id}`)) targets.set(`${path}#${id}`, element);
      }
    }
    for (const [path, root] of roots) {
      for (const link of findElements(root, ({ tagName }) => tagName === "a")) {
        this.#judge(link, targets.get(resolveReference(path, attributeOf(link, "href"))));
      }
    }
    for (const note of this.#notes.keys()) {
      for (const link of findElements(note, ({ tagName }) => tagName === "a")) {
        const text = htmlTextOf(link).trim();
        const leads = attributeOf(link, "href").includes("#") || attributeOf(link, "href") === "";
        if (leads && (BACK.test(text) || LABEL.test(text))) this.#backlinks.add(link);
      }
    }
  }

  labelOf(element: HtmlElement): string | undefined {
    return this.#notes.get(element);
  }

  referenceOf(link: HtmlElement): string | undefined {
    return this.#references.get(link);
  }

  /** Whether a link in a note only leads back to where the note is referred to. */
  leadsBack(link: HtmlElement): boolean {
    return this.#backlinks.has(link);
  }

  #judge(link: HtmlElement, target: HtmlElement | undefined): void {
    if (!target || target === link) return;
    const label = LABEL.exec(htmlTextOf(link).trim())?.[1];
    if (label === undefined) return;
    const roles = rolesOf(link);
    const note = enclosingBlock(target);
    const id = attributeOf(target, "id") || attributeOf(target, "name");
    const isNote =
      REFERENCE_ROLES.test(roles) ||
      NOTE_ROLES.test(`${rolesOf(target)} ${note ? rolesOf(note) : ""}`) ||
      (NOTE_ID.test(id) && !/ref/iu.test(id));
    if (!note || !isNote || isInside(link, note)) return;
    this.#references.set(link, label);
    if (!this.#notes.has(note)) this.#notes.set(note, label);
  }
}

function rolesOf(element: HtmlElement): string {
  return `${attributeOf(element, "role")} ${attributeOf(element, "epub:type")} ${attributeOf(element, "class")}`;
}

/** The block around a target: an anchor within a note often carries its name. */
function enclosingBlock(element: HtmlElement): HtmlElement | null {
  let node: HtmlParent | null = element;
  while (node && "tagName" in node) {
    if (/^(?:li|p|div|aside|section|td|dd|dt)$/u.test(node.tagName)) return node;
    node = node.parentNode;
  }
  return null;
}

function isInside(element: HtmlElement, outer: HtmlElement): boolean {
  let node: HtmlParent | null = element;
  while (node) {
    if (node === outer) return true;
    node = "parentNode" in node ? node.parentNode : null;
  }
  return false;
}

/** "path#id" of a reference inside of the same file or book; "" for others. */
function resolveReference(path: string, href: string): string {
  const [file = "", id] = href.split("#");
  if (id === undefined || /^[a-z][a-z\d+.-]*:/iu.test(file)) return "";
  if (file === "") return `${path}#${decode(id)}`;
  const url = new URL(file, `file:///${path}`);
  return `${decode(url.pathname.slice(1))}#${decode(id)}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
