import { traceEdition, type TracedEdition } from "@/domain/edition/traced-edition";
import type { ImportLimits } from "../import-limits";
import { ImportRefused } from "../import-refused";
import { findOdtText, OdtBody } from "./odt-body";
import { OdtStyles } from "./odt-styles";
import { descendantsOf, parseXml } from "../xml-tree";
import type { ZipArchive } from "../zip-archive";

/** Reads an OpenDocument text. Deleted text is kept apart in the file, so what is left is the accepted view. */
export async function readOdt(archive: ZipArchive, limits: ImportLimits): Promise<TracedEdition> {
  const manifest = await archive.read("META-INF/manifest.xml");
  if (manifest) {
    const entries = descendantsOf(parseXml(manifest, limits), "manifest:encryption-data");
    if (entries.length > 0) throw new ImportRefused("encrypted");
  }
  const bytes = await archive.read("content.xml");
  if (!bytes) throw new ImportRefused(archive.has("encrypted-package") ? "encrypted" : "malformed");
  const content = parseXml(bytes, limits);
  const text = findOdtText(content);
  if (!text) throw new ImportRefused("unknown-format");
  const styles = await archive.read("styles.xml");
  const documents = [...(styles ? [parseXml(styles, limits)] : []), content];
  const body = new OdtBody(new OdtStyles(documents));
  body.writer.page("1");
  body.write(text);
  const edition = body.writer.finish();
  const { pages = [], ...rest } = edition.structure;
  const structure = pages.length > 1 ? edition.structure : rest;
  return traceEdition({ title: edition.title, text: edition.text, structure });
}
