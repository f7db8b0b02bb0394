import { traceEdition, type TracedEdition } from "@/domain/edition/traced-edition";
import { DocxBody } from "./docx-body";
import { openDocx } from "./docx-package";
import type { ImportLimits } from "../import-limits";
import type { ZipArchive } from "../zip-archive";

/** Reads a Word document: headings and lists by style and numbering, notes as blocks at its end. */
export async function readDocx(archive: ZipArchive, limits: ImportLimits): Promise<TracedEdition> {
  const opened = await openDocx(archive, limits);
  const body = new DocxBody(opened);
  body.writer.page("1");
  body.write(opened.document);
  const { title, text, structure } = body.writer.finish();
  const { pages = [], ...rest } = structure;
  // A document that notes no break may have any number of pages.
  return traceEdition({ title, text, structure: pages.length > 1 ? structure : rest });
}
