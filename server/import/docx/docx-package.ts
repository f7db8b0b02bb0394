import type { ImportLimits } from "../import-limits";
import { ImportRefused } from "../import-refused";
import { elementsOf, parseXml, type XmlElement } from "../xml-tree";
import type { ZipArchive } from "../zip-archive";

/** What a document refers to, by relationship id: a part of the package, or an address outside of it. */
export type Relationship = { type: string; target: string; external: boolean };

export type DocxPackage = {
  document: XmlElement;
  /** Parts that the document refers to, by the last word of their kind: "styles", "numbering", "footnotes", … */
  parts: ReadonlyMap<string, XmlElement>;
  links: ReadonlyMap<string, string>;
};

const PARTS = ["styles", "numbering", "footnotes", "endnotes", "settings"];

/** Parses the parts that text comes from; pictures and fonts are never unpacked. */
export async function openDocx(archive: ZipArchive, limits: ImportLimits): Promise<DocxPackage> {
  const roots = await readRelationships(archive, "", limits);
  const main = [...roots.values()].find(({ type }) => type === "officeDocument")?.target;
  const path = main ?? "word/document.xml";
  const bytes = await archive.read(path);
  if (!bytes) throw new ImportRefused("malformed");
  const document = parseXml(bytes, limits);
  const relationships = await readRelationships(archive, path, limits);
  const parts = new Map<string, XmlElement>();
  for (const { type, target } of relationships.values()) {
    if (!PARTS.includes(type) || parts.has(type)) continue;
    const part = await archive.read(target);
    if (part) parts.set(type, parseXml(part, limits));
  }
  const links = new Map<string, string>();
  for (const [id, { type, target, external }] of relationships) {
    if (type === "hyperlink" && external) links.set(id, target);
  }
  return { document, parts, links };
}

async function readRelationships(
  archive: ZipArchive,
  part: string,
  limits: ImportLimits,
): Promise<Map<string, Relationship>> {
  const cut = part.lastIndexOf("/") + 1;
  const folder = part.slice(0, cut);
  const bytes = await archive.read(`${folder}_rels/${part.slice(cut)}.rels`);
  const relationships = new Map<string, Relationship>();
  if (!bytes) return relationships;
  for (const { attributes } of elementsOf(parseXml(bytes, limits))) {
    const { Id, Type = "", Target = "" } = attributes;
    if (Id === undefined) continue;
    const external = attributes.TargetMode === "External";
    const target = external ? Target : resolvePart(folder, Target);
    relationships.set(Id, { type: Type.slice(Type.lastIndexOf("/") + 1), target, external });
  }
  return relationships;
}

/** The name of an entry from a path that counts from `folder`, or from the root. */
export function resolvePart(folder: string, path: string): string {
  const segments: string[] = [];
  for (const segment of (path.startsWith("/") ? path : folder + path).split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== "" && segment !== ".") segments.push(segment);
  }
  return segments.join("/");
}
