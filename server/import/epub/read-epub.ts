import { EditionWriter } from "@/domain/edition/edition-writer";
import { titleOf } from "@/domain/edition/edition-title";
import { traceEdition, type TracedEdition } from "@/domain/edition/traced-edition";
import { decodeHtml } from "../html/decode-html";
import { openEpub } from "./epub-package";
import { HtmlBody } from "../html/html-body";
import { HtmlNotes } from "../html/html-notes";
import { parseHtml, type HtmlParent } from "../html/html-tree";
import type { ImportLimits } from "../import-limits";
import { ImportRefused } from "../import-refused";
import type { ZipArchive } from "../zip-archive";

/** XML may close any element at once; HTML would take what follows to be inside of it. */
const CLOSED_AT_ONCE =
  /<(?!(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)\b)([a-z][\w:-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*\/>/giu;

/** Reads a book: its chapters in the order of its spine, without its own table of contents. */
export async function readEpub(
  archive: ZipArchive,
  limits: ImportLimits,
  report: (share: number) => void,
): Promise<TracedEdition> {
  const { title, chapters } = await openEpub(archive, limits);
  const roots = new Map<string, HtmlParent>();
  for (const [index, path] of chapters.entries()) {
    const bytes = await archive.read(path);
    if (!bytes) continue;
    const html = decodeHtml(bytes);
    if (html === null) throw new ImportRefused("unknown-encoding");
    roots.set(path, parseHtml(html.replace(CLOSED_AT_ONCE, "<$1$2></$1>"), limits));
    report((index + 1) / chapters.length);
  }
  if (roots.size === 0) throw new ImportRefused("malformed");
  const notes = new HtmlNotes(roots);
  const writer = new EditionWriter();
  for (const root of roots.values()) {
    // A chapter has no furniture, whatever its author calls its parts.
    new HtmlBody(writer, notes, { keepFurniture: true }).write(root);
  }
  const edition = writer.finish();
  return traceEdition({
    title: title === null ? edition.title : titleOf(title),
    text: edition.text,
    structure: edition.structure,
  });
}
