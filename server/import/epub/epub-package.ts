import { resolvePart } from "../docx/docx-package";
import type { ImportLimits } from "../import-limits";
import { ImportRefused } from "../import-refused";
import { descendantsOf, parseXml, textOf, type XmlElement } from "../xml-tree";
import type { ZipArchive } from "../zip-archive";

export type EpubPackage = {
  title: string | null;
  /** Paths of the chapters, in reading order; those that stand aside come last. */
  chapters: readonly string[];
};

/** Fonts may be disguised; anything else that is encrypted is locked by the publisher. */
const DISGUISED_FONT = /idpf\.org\/2008\/embedding|ns\.adobe\.com\/pdf\/enc/u;

export async function openEpub(archive: ZipArchive, limits: ImportLimits): Promise<EpubPackage> {
  await refuseLocked(archive, limits);
  const container = await archive.read("META-INF/container.xml");
  if (!container) throw new ImportRefused("malformed");
  const [rootfile] = named(parseXml(container, limits), "rootfile");
  const path = rootfile?.attributes["full-path"];
  const bytes = path === undefined ? null : await archive.read(path);
  if (path === undefined || !bytes) throw new ImportRefused("malformed");
  const opf = parseXml(bytes, limits);
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const items = new Map(
    named(opf, "item").map((item) => [item.attributes.id ?? "", item] as const),
  );
  const chapters: string[] = [];
  const aside: string[] = [];
  for (const { attributes } of named(opf, "itemref")) {
    const item = items.get(attributes.idref ?? "");
    if (!item || isContents(item)) continue;
    const href = item.attributes.href ?? "";
    const chapter = resolvePart(folder, decodePath(href));
    (attributes.linear === "no" ? aside : chapters).push(chapter);
  }
  const [title] = descendantsOf(opf, "dc:title");
  const name = title ? textOf(title).replace(/\s+/gu, " ").trim() : "";
  return { title: name || null, chapters: [...new Set([...chapters, ...aside])] };
}

async function refuseLocked(archive: ZipArchive, limits: ImportLimits): Promise<void> {
  const encryption = await archive.read("META-INF/encryption.xml");
  if (!encryption) return;
  const methods = allElements(parseXml(encryption, limits)).filter(({ name }) =>
    name.endsWith("EncryptionMethod"),
  );
  const isLocked = methods.some(
    ({ attributes }) => !DISGUISED_FONT.test(attributes.Algorithm ?? ""),
  );
  if (isLocked) throw new ImportRefused("encrypted");
}

/** The book's own table of contents: the outline is made from the headings. */
function isContents({ attributes }: XmlElement): boolean {
  return /(?:^|\s)nav(?:\s|$)/u.test(attributes.properties ?? "");
}

/** Elements of a package, which has a namespace of its own or, in old ones, none. */
function named(root: XmlElement, name: string): XmlElement[] {
  return allElements(root).filter((element) => element.name.replace(/^.*:/u, "") === name);
}

function allElements(parent: XmlElement): XmlElement[] {
  return parent.children.flatMap((child) =>
    typeof child === "string" ? [] : [child, ...allElements(child)],
  );
}

function decodePath(href: string): string {
  try {
    return decodeURIComponent(href.split("#")[0] ?? "");
  } catch {
    return href;
  }
}
