import { decodeFile } from "@/domain/edition/decode/decode-file";
import type { ImportRefusal } from "@/domain/edition/import-refusal";
import { mendEdition, type TracedEdition } from "@/domain/edition/traced-edition";
import { ok, refuse, type Result } from "@/domain/result";
import { decodeHtml } from "./html/decode-html";
import { decodeUtf16 } from "./decode-utf16";
import { detectKind, detectText, detectZip, type ImportFormat } from "./detect-format";
import { IMPORT_LIMITS, type ImportLimits } from "./import-limits";
import { ImportRefused } from "./import-refused";
import { readDocx } from "./docx/read-docx";
import { readEpub } from "./epub/read-epub";
import { readHtml } from "./html/read-html";
import { readOdt } from "./odt/read-odt";
import { readPdf } from "./pdf/read-pdf";
import { readMarkdownText, readPlainText } from "./read-text";
import { ZipArchive } from "./zip-archive";

/** An edition, what it was read from, and where its text stood there. Plain data. */
export type ImportedFile = TracedEdition & { format: ImportFormat };

export type ImportProgress = {
  stage: "checking" | "reading" | "mending";
  /** Of this stage, 0 to 1. */
  share: number;
  /** Of a file that has pages: which one is read, of how many. */
  page?: { at: number; of: number };
};

export type ImportReporter = (progress: ImportProgress) => void;

/** How a reader of a format says how far it is. */
type ReadingReporter = (share: number, page?: { at: number; of: number }) => void;

/**
 * Reads a file, by what is in it. Keeps nothing, loads nothing, and runs nothing of it. It may take all the time and
 * memory of where it runs: what comes from outside goes through `Importer`.
 */
export async function importFile(
  bytes: Uint8Array,
  name: string,
  limits: ImportLimits = IMPORT_LIMITS,
  report: ImportReporter = () => undefined,
): Promise<Result<ImportedFile, ImportRefusal>> {
  try {
    if (bytes.length > limits.bytes) return refuse("too-large");
    report({ stage: "checking", share: 0 });
    const { format, edition } = await readFile(bytes, name, limits, (share, page) =>
      report({ stage: "reading", share, ...(page && { page }) }),
    );
    report({ stage: "mending", share: 0 });
    // Only where a line's end is where the paper's was.
    const mended = mendEdition(edition, { wrapped: format === "txt" || format === "pdf" });
    if (mended.structure.blocks.length === 0) return refuse("empty");
    if (mended.text.length > limits.text) return refuse("too-long");
    return ok({ ...mended, format });
  } catch (error) {
    if (error instanceof ImportRefused) return refuse(error.refusal);
    // The stack has an end; nothing but nesting reaches it.
    if (error instanceof RangeError && error.message.includes("call stack")) {
      return refuse("too-deep");
    }
    throw error;
  }
}

/** Reads what a clipboard holds as HTML. */
export function importClipboard(
  html: string,
  limits: ImportLimits = IMPORT_LIMITS,
): Promise<Result<ImportedFile, ImportRefusal>> {
  return importFile(
    new TextEncoder().encode(`<!doctype html><meta charset="utf-8">${html}`),
    "",
    limits,
  );
}

type Read = { format: ImportFormat; edition: TracedEdition };

async function readFile(
  bytes: Uint8Array,
  name: string,
  limits: ImportLimits,
  report: ReadingReporter,
): Promise<Read> {
  const kind = detectKind(bytes);
  switch (kind) {
    case "pdf":
      return { format: "pdf", edition: await readPdf(bytes, limits, report) };
    case "zip":
      return readArchive(await ZipArchive.open(bytes, limits), limits, report);
    case "text":
      return readText(bytes, name, limits);
    default:
      throw new ImportRefused(kind);
  }
}

async function readArchive(
  archive: ZipArchive,
  limits: ImportLimits,
  report: ReadingReporter,
): Promise<Read> {
  const format = await detectZip(archive);
  switch (format) {
    case "docx":
      return { format, edition: await readDocx(archive, limits) };
    case "odt":
      return { format, edition: await readOdt(archive, limits) };
    case "epub":
      return { format, edition: await readEpub(archive, limits, report) };
    case "txt":
    case "md":
    case "html":
    case "pdf":
      throw new Error(`an archive is no ${format}`);
    default:
      throw new ImportRefused(format);
  }
}

function readText(bytes: Uint8Array, name: string, limits: ImportLimits): Read {
  const text = decodeText(bytes);
  const format = detectText(text, name);
  // Mending takes little away; a page's tags may be most of it.
  if (format !== "html" && text.length > limits.text * 1.1) throw new ImportRefused("too-long");
  switch (format) {
    case "txt":
      return { format, edition: readPlainText(text) };
    case "md":
      return { format, edition: readMarkdownText(text) };
    case "html":
      // A page may say itself how it is encoded.
      return { format, edition: readHtml(decodeHtml(bytes) ?? text, limits) };
    case "docx":
    case "odt":
    case "epub":
    case "pdf":
      throw new Error(`a text is no ${format}`);
    default:
      throw new ImportRefused(format);
  }
}

function decodeText(bytes: Uint8Array): string {
  const decoded = decodeFile(bytes);
  if (decoded.ok) return decoded.value.text;
  switch (decoded.refusal) {
    case "empty":
    case "binary":
      throw new ImportRefused(decoded.refusal);
    case "utf-16-unmarked":
      return decodeUtf16(bytes);
    default:
      throw new ImportRefused("unknown-encoding");
  }
}
