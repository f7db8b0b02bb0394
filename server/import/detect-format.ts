import type { ImportRefusal } from "@/domain/edition/import-refusal";
import type { ZipArchive } from "./zip-archive";

export type ImportFormat = "txt" | "md" | "html" | "docx" | "pdf" | "odt" | "epub";

/** What the first bytes of a file say. `text` may be any of three formats, `zip` any of three others. */
export type FileKind = "text" | "zip" | "pdf" | ImportRefusal;

const SIGNATURES: readonly [bytes: string, kind: FileKind][] = [
  ["PK\x03\x04", "zip"],
  ["PK\x05\x06", "zip"],
  ["{\\rtf", "old-format"],
  ["\x1f\x8b", "archive"],
  ["7z\xbc\xaf\x27\x1c", "archive"],
  ["Rar!\x1a\x07", "archive"],
  ["BZh", "archive"],
  ["\xfd7zXZ", "archive"],
  ["\x89PNG", "image-only"],
  ["\xff\xd8\xff", "image-only"],
  ["GIF8", "image-only"],
  ["II*\0", "image-only"],
  ["MM\0*", "image-only"],
  ["BM", "image-only"],
];
const COMPOUND_FILE = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/** How an encrypted Office file calls what it holds, in UTF-16. */
const ENCRYPTED_PACKAGE = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
/** Some programs write a few lines before a PDF begins. Bytes. */
const PDF_REACH = 1024;

/** By what is in the file; its name says nothing that counts. */
export function detectKind(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return "empty";
  const head = latin1(bytes.subarray(0, PDF_REACH));
  if (head.startsWith(COMPOUND_FILE)) {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
      ENCRYPTED_PACKAGE,
      0,
      "latin1",
    )
      ? "encrypted"
      : "old-format";
  }
  if (/^(?:RIFF[\s\S]{4}WEBP|[\s\S]{4}ftyp(?:hei|mif|avif))/u.test(head)) return "image-only";
  const found = SIGNATURES.find(([signature]) => head.startsWith(signature));
  if (found && !isPlainWords(found[0], head)) return found[1];
  if (head.includes("%PDF-")) return "pdf";
  return "text";
}

/** "BM" and "BZh" may begin a text too. */
function isPlainWords(signature: string, head: string): boolean {
  // eslint-disable-next-line no-control-regex -- a text has none of these
  return signature.length < 4 && /^[a-z]/iu.test(signature) && !/[\0-\x08\x0e-\x1f]/u.test(head);
}

/** What an archive holds: by its entries, whatever it is called. */
export async function detectZip(archive: ZipArchive): Promise<ImportFormat | ImportRefusal> {
  const mimetype = await archive.read("mimetype");
  const declared = mimetype ? latin1(mimetype.subarray(0, 100)).trim() : "";
  if (declared === "application/epub+zip" || archive.has("META-INF/container.xml")) return "epub";
  if (/^application\/vnd\.oasis\.opendocument\.text(?:-template)?$/u.test(declared)) return "odt";
  if (declared === "" && archive.has("content.xml") && archive.has("META-INF/manifest.xml")) {
    return "odt";
  }
  const names = archive.names();
  if (archive.has("word/document.xml")) return "docx";
  if (archive.has("_rels/.rels") && names.some((name) => name.startsWith("word/"))) return "docx";
  const isOffice = archive.has("[Content_Types].xml") || declared.includes("opendocument");
  return isOffice ? "unknown-format" : "archive";
}

const HTML_HEAD =
  /^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/iu;
const HTML_NAME = /\.(?:html?|xhtml|xht)$/iu;
const MARKDOWN_NAME = /\.(?:md|markdown|mdown|mkd)$/iu;
const WEB_ARCHIVE = /^(?:[\w-]+:[^\n]*\n|\s+[^\n]*\n){0,30}content-type:\s*multipart\/related/iu;

/** What a decoded text is. */
export function detectText(text: string, name: string): ImportFormat | ImportRefusal {
  const head = text.slice(0, 4000);
  if (HTML_HEAD.test(head)) return "html";
  if (WEB_ARCHIVE.test(head)) return "unknown-format";
  if (HTML_NAME.test(name) && /<[a-z][^<>]*>/iu.test(text.slice(0, 100_000))) return "html";
  return MARKDOWN_NAME.test(name) ? "md" : "txt";
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}
