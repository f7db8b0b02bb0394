import type { Nodes, PhrasingContent, Table } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import type { Block, ImportedEdition, Mark } from "./structure";

const SAFE_LINK = /^(?:https?:\/\/|mailto:)[^\s<>"]+$/iu;
const FRONT_MATTER = /^---\n(?:(?!---).*\n)*---(?:\n|$)/u;
const TAG = /<[^<>]*>/gu;

/** A block without the range that it is about to get. */
type Kind = Block extends infer One
  ? One extends Block
    ? Omit<One, "start" | "end">
    : never
  : never;

/** Reads Markdown (with GitHub's tables, footnotes and strikethrough) as plain text with blocks and marks. */
export function readMarkdown(source: string): ImportedEdition {
  const writer = new EditionWriter();
  const tree = fromMarkdown(source.replace(FRONT_MATTER, ""), {
    extensions: [gfm()],
    mdastExtensions: [gfmFromMarkdown()],
  });
  writer.flow(tree, { depth: -1, quoted: false });
  return writer.finish();
}

type Place = { depth: number; quoted: boolean };

class EditionWriter {
  readonly #blocks: Block[] = [];
  #marks: Mark[] = [];
  #text = "";
  #tables = 0;

  finish(): ImportedEdition {
    const heading = this.#blocks.find(({ kind }) => kind === "heading") ?? this.#blocks[0];
    const title = heading ? this.#text.slice(heading.start, heading.end).slice(0, 300) : null;
    const structure = { blocks: this.#blocks, marks: this.#marks };
    return { title, text: this.#text, structure };
  }

  /** Writes what stands between blocks, and each block below `node`. */
  flow(node: Nodes, place: Place): void {
    switch (node.type) {
      case "heading":
        this.#block({ kind: "heading", level: node.depth }, () => this.#inline(node.children));
        break;
      case "paragraph":
        this.#block({ kind: place.quoted ? "quote" : "paragraph" }, () =>
          this.#inline(node.children),
        );
        break;
      case "blockquote":
        for (const child of node.children) this.flow(child, { ...place, quoted: true });
        break;
      case "list":
        node.children.forEach((item, index) => {
          const marker = node.ordered ? `${(node.start ?? 1) + index}.` : "•";
          this.#item(item.children, marker, { ...place, depth: place.depth + 1 });
        });
        break;
      case "code":
        this.#block({ kind: "preformatted" }, () => this.#write(node.value));
        break;
      case "html":
        this.#block({ kind: "paragraph" }, () => this.#write(node.value.replace(TAG, "")));
        break;
      case "table":
        this.#table(node);
        break;
      case "footnoteDefinition":
        this.#item(node.children, `[${node.identifier}]`, { ...place, depth: 0 });
        break;
      default:
        if ("children" in node) for (const child of node.children) this.flow(child, place);
    }
  }

  #item(children: readonly Nodes[], marker: string, place: Place): void {
    const [first, ...others] = children;
    if (first?.type === "paragraph") {
      this.#block({ kind: "item", depth: place.depth, marker }, () => this.#inline(first.children));
    } else if (first) {
      this.flow(first, place);
    }
    for (const child of others) this.flow(child, place);
  }

  #table(node: Table): void {
    const table = this.#tables;
    this.#tables += 1;
    node.children.forEach((cells, row) => {
      cells.children.forEach((cell, column) => {
        this.#block({ kind: "cell", table, row, column, header: row === 0 }, () =>
          this.#inline(cell.children),
        );
      });
    });
  }

  /** One block: what `write` writes, without the white space around it; nothing where that is empty. */
  #block(kind: Kind, write: () => void): void {
    if (this.#text !== "")
      this.#text += kind.kind === "item" || kind.kind === "cell" ? "\n" : "\n\n";
    const from = this.#text.length;
    const marks = this.#marks.length;
    write();
    const written = this.#text.slice(from);
    const start = from + written.length - written.trimStart().length;
    const end = from + written.trimEnd().length;
    if (start >= end) {
      this.#text = this.#text.slice(0, from).trimEnd();
      this.#marks = this.#marks.slice(0, marks);
      return;
    }
    this.#text = this.#text.slice(0, end);
    this.#blocks.push({ ...kind, start, end });
    this.#marks = this.#marks.flatMap((mark, index) => {
      if (index < marks) return [mark];
      const within = { ...mark, start: Math.max(mark.start, start), end: Math.min(mark.end, end) };
      return within.start < within.end ? [within] : [];
    });
  }

  #inline(children: readonly PhrasingContent[]): void {
    for (const node of children) this.#phrase(node);
  }

  #phrase(node: PhrasingContent): void {
    const start = this.#text.length;
    switch (node.type) {
      case "text":
        this.#write(node.value);
        break;
      case "inlineCode":
        this.#write(node.value);
        this.#mark({ kind: "code", start, end: this.#text.length });
        break;
      case "break":
        this.#write("\n");
        break;
      case "image":
        this.#write(node.alt ?? "");
        break;
      case "footnoteReference":
        this.#write(`[${node.identifier}]`);
        break;
      case "strong":
      case "emphasis":
        this.#inline(node.children);
        this.#mark({ kind: node.type, start, end: this.#text.length });
        break;
      case "link":
        this.#inline(node.children);
        if (SAFE_LINK.test(node.url)) {
          this.#mark({ kind: "link", href: node.url, start, end: this.#text.length });
        }
        break;
      default:
        // HTML inside a line is dropped; what stands between its tags are nodes of their own.
        if ("children" in node) this.#inline(node.children);
    }
  }

  #write(text: string): void {
    this.#text += text;
  }

  #mark(mark: Mark): void {
    if (mark.start < mark.end) this.#marks.push(mark);
  }
}
