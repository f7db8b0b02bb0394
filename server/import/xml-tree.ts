import { SaxesParser } from "saxes";
import { decodeBytes } from "@/domain/edition/decode/decode-bytes";
import type { ImportLimits } from "./import-limits";
import { ImportRefused } from "./import-refused";

/** An element; its name and its attributes' carry the prefixes of `PREFIXES`, whatever the document calls them. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlNode[];
};

export type XmlNode = XmlElement | string;

/** Of each namespace its last words, because the strict and the transitional kind of a format differ in the first. */
const PREFIXES: readonly [ending: string, prefix: string][] = [
  ["/wordprocessingml/main", "w"],
  ["/wordprocessingml/2006/main", "w"],
  ["/officeDocument/relationships", "r"],
  ["/2006/relationships", "r"],
  ["/markup-compatibility/2006", "mc"],
  ["/officeDocument/math", "m"],
  ["/2006/math", "m"],
  ["xmlns:office:1.0", "office"],
  ["xmlns:text:1.0", "text"],
  ["xmlns:table:1.0", "table"],
  ["xmlns:style:1.0", "style"],
  ["xmlns:drawing:1.0", "draw"],
  ["xmlns:svg-compatible:1.0", "svg"],
  ["xmlns:xsl-fo-compatible:1.0", "fo"],
  ["xmlns:manifest:1.0", "manifest"],
  ["/1999/xlink", "xlink"],
  ["/dc/elements/1.1/", "dc"],
];

/** Parses a document without resolving anything: what declares entities is refused, and nothing is ever fetched. */
export function parseXml(bytes: Uint8Array, limits: ImportLimits): XmlElement {
  const root: XmlElement = { name: "", attributes: {}, children: [] };
  const open: XmlElement[] = [root];
  const prefixes = new Map<string, string>();
  let elements = 0;
  const nameOf = (uri: string, local: string, prefix: string): string => {
    if (uri === "") return local;
    let known = prefixes.get(uri);
    if (known === undefined) {
      known = PREFIXES.find(([ending]) => uri.endsWith(ending))?.[1] ?? prefix;
      prefixes.set(uri, known);
    }
    return known === "" ? local : `${known}:${local}`;
  };

  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (error) => {
    throw new ImportRefused("malformed", error);
  });
  parser.on("doctype", (doctype) => {
    if (/\[|<!ENTITY/u.test(doctype)) throw new ImportRefused("entities");
  });
  parser.on("opentag", (tag) => {
    elements += 1;
    if (open.length > limits.depth) throw new ImportRefused("too-deep");
    if (elements > limits.elements) throw new ImportRefused("bomb");
    const attributes: Record<string, string> = {};
    for (const { uri, local, prefix, value } of Object.values(tag.attributes)) {
      attributes[nameOf(uri, local, prefix)] = value;
    }
    const element = { name: nameOf(tag.uri, tag.local, tag.prefix), attributes, children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("closetag", () => open.pop());
  const takeText = (text: string): void => {
    open.at(-1)?.children.push(text);
  };
  parser.on("text", takeText);
  parser.on("cdata", takeText);
  parser.write(decodeXml(bytes)).close();

  const [top] = elementsOf(root);
  if (!top) throw new ImportRefused("malformed");
  return top;
}

function decodeXml(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
  const declared = /^[^<]*<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)["']/u.exec(head)?.[1];
  try {
    return decodeBytes(bytes, declared ?? "utf-8", true);
  } catch (error) {
    throw new ImportRefused("malformed", error);
  }
}

export function elementsOf(parent: XmlElement): XmlElement[] {
  return parent.children.filter((child) => typeof child !== "string");
}

export function childOf(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  return parent && elementsOf(parent).find((child) => child.name === name);
}

export function childrenOf(parent: XmlElement | undefined, name: string): XmlElement[] {
  return parent ? elementsOf(parent).filter((child) => child.name === name) : [];
}

/** Every element of that name below `parent`, in the document's order. */
export function descendantsOf(parent: XmlElement, name: string): XmlElement[] {
  return elementsOf(parent).flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...descendantsOf(child, name),
  ]);
}

/** All text below an element. */
export function textOf(node: XmlNode): string {
  return typeof node === "string" ? node : node.children.map(textOf).join("");
}
