import type { Nodes, Parents, PhrasingContent, Table } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { EditionWriter, type MarkKind } from "../edition-writer";
import type { OffsetMap } from "../offset-map";
import type { ImportedEdition } from "../structure";

const SAFE_LINK = /^(?:https?:\/\/|mailto:)[^\s<>"]+$/iu;
const FRONT_MATTER = /^---\n(?:(?!---).*\n)*---(?:\n|$)/u;
/** What may stand in the source before a line's words: marks of quotes and lists, an opening fence. Code units. */
const NEAR = 400;
const TAG = /<[^<>]*>/gu;

/**
 * Reads Markdown (with GitHub's tables, footnotes and strikethrough) as plain text with blocks and marks. The map
 * leads to `source`.
 */
export function readMarkdown(source: string): { edition: ImportedEdition; map: OffsetMap } {
  const skipped = FRONT_MATTER.exec(source)?.[0].length ?? 0;
  const body = source.slice(skipped);
  const tree = fromMarkdown(body, {
    extensions: [gfm()],
    mdastExtensions: [gfmFromMarkdown()],
  });
  const reader = new MarkdownReader(body, skipped);
  reader.flow(tree, { depth: -1, quoted: false });
  const { map, ...edition } = reader.writer.finish(source.length);
  return { edition, map };
}

type Place = { depth: number; quoted: boolean };

class MarkdownReader {
  readonly writer = new EditionWriter();
  readonly #body: string;
  /** UTF-16 code units of the source that stand before the body. */
  readonly #skipped: number;
  #tables = 0;

  constructor(body: string, skipped: number) {
    this.#body = body;
    this.#skipped = skipped;
  }

  /** Writes each block below `node`. */
  flow(node: Nodes, place: Place): void {
    switch (node.type) {
      case "heading":
        this.writer.open({ kind: "heading", level: node.depth });
        this.#inline(node.children);
        break;
      case "paragraph":
        this.writer.open({ kind: place.quoted ? "quote" : "paragraph" });
        this.#inline(node.children);
        break;
      case "blockquote":
        for (const child of node.children) this.flow(child, { ...place, quoted: true });
        break;
      case "list":
        node.children.forEach((item, index) => {
          const marker = node.ordered ? `${(node.start ?? 1) + index}.` : "•";
          this.#item(item, marker, { ...place, depth: place.depth + 1 });
        });
        break;
      case "code":
        this.writer.open({ kind: "preformatted" });
        this.#write(node.value, node);
        break;
      case "html":
        this.writer.open({ kind: "paragraph" });
        this.#write(node.value.replace(TAG, ""), node);
        break;
      case "table":
        this.#table(node);
        break;
      case "footnoteDefinition":
        this.#footnote(node.children, node.identifier, { ...place, depth: -1 });
        break;
      default:
        if ("children" in node) for (const child of node.children) this.flow(child, place);
    }
  }

  #item({ children }: Parents, marker: string, place: Place): void {
    const [first, ...others] = children;
    if (first?.type === "paragraph") {
      this.writer.open({ kind: "item", depth: place.depth, marker });
      this.#inline(first.children);
    } else if (first) {
      this.flow(first, place);
    }
    for (const child of others) this.flow(child, place);
  }

  #footnote(children: readonly Nodes[], label: string, place: Place): void {
    for (const child of children) {
      if (child.type === "paragraph") {
        this.writer.open({ kind: "footnote", label });
        this.#inline(child.children);
      } else {
        this.flow(child, place);
      }
    }
  }

  #table(node: Table): void {
    const table = this.#tables;
    this.#tables += 1;
    node.children.forEach((cells, row) => {
      cells.children.forEach((cell, column) => {
        this.writer.open({ kind: "cell", table, row, column, header: row === 0 });
        this.#inline(cell.children);
      });
    });
    this.writer.close();
  }

  #inline(children: readonly PhrasingContent[]): void {
    for (const node of children) this.#phrase(node);
  }

  #phrase(node: PhrasingContent): void {
    switch (node.type) {
      case "text":
        // A line end says nothing here: one that does is its own node.
        this.#write(node.value, node, " ");
        break;
      case "inlineCode":
        this.#marked({ kind: "code" }, () => this.#write(node.value, node));
        break;
      case "break":
        this.writer.write("\n");
        break;
      case "image":
        this.#write(node.alt ?? "", node);
        break;
      case "footnoteReference":
        this.writer.write(`[${node.identifier}]`);
        break;
      case "strong":
      case "emphasis":
        this.#marked({ kind: node.type }, () => this.#inline(node.children));
        break;
      case "link":
        if (SAFE_LINK.test(node.url)) {
          this.#marked({ kind: "link", href: node.url }, () => this.#inline(node.children));
        } else {
          this.#inline(node.children);
        }
        break;
      default:
        // HTML inside a line is dropped; what stands between its tags are nodes of their own.
        if ("children" in node) this.#inline(node.children);
    }
  }

  #marked(mark: MarkKind, write: () => void): void {
    const open = this.writer.mark(mark);
    write();
    this.writer.unmark(open);
  }

  /**
   * Writes `value` line by line, because the source has marks of its own at the beginning of each, and tells which
   * parts of each line stand in the source as they are.
   */
  #write(value: string, { position }: Nodes, glue = "\n"): void {
    let at = position?.start.offset ?? 0;
    const end = position?.end.offset ?? at;
    value.split("\n").forEach((line, index) => {
      if (index > 0) this.writer.write(glue);
      const near = this.#body.slice(at, Math.min(end, at + line.length + NEAR));
      const found = line === "" ? -1 : near.indexOf(line);
      if (found >= 0) {
        this.writer.write(line, this.#skipped + at + found);
        at += found + line.length;
      } else {
        at = this.#writeChanged(line, at, end);
      }
    });
  }

  /** A line with escapes or entities: its head and its tail stand in the source as they are. */
  #writeChanged(line: string, from: number, to: number): number {
    const lineEnd = this.#body.indexOf("\n", from);
    const end = lineEnd < 0 || lineEnd > to ? to : lineEnd;
    const raw = this.#body.slice(from, end);
    let head = 0;
    while (head < line.length && line[head] === raw[head]) head += 1;
    const rest = Math.min(line.length, raw.length) - head;
    let tail = 0;
    while (tail < rest && line.at(-1 - tail) === raw.at(-1 - tail)) tail += 1;
    this.writer.write(line.slice(0, head), this.#skipped + from);
    this.writer.write(line.slice(head, line.length - tail));
    this.writer.write(line.slice(line.length - tail), this.#skipped + end - tail);
    return Math.min(to, end + 1);
  }
}
