import { findSignature } from "@/domain/edition/decode/file-signature";
import type { ImportRefusal } from "@/domain/edition/import-refusal";
import type { ZipArchive } from "./zip-archive";

export type ImportFormat = "txt" | "md" | "html" | "docx" | "pdf" | "odt" | "epub";

/** What the first bytes of a file say. `text` may be any of three formats, `zip` any of three others. */
export type FileKind = "text" | "zip" | "pdf" | ImportRefusal;

/** How an encrypted Office file calls what it holds, in UTF-16. */
const ENCRYPTED_PACKAGE = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
/** Some programs write a few lines before a PDF begins. Bytes. */
const PDF_REACH = 1024;

/** By what is in the file; its name says nothing that counts. */
export function detectKind(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return "empty";
  const signature = findSignature(bytes);
  switch (signature) {
    case "zip":
    case "pdf":
    case "archive":
      return signature;
    case "picture":
      return "image-only";
    case "old-office":
      return isEncrypted(bytes) ? "encrypted" : "old-format";
    case null:
      return latin1(bytes.subarray(0, PDF_REACH)).includes("%PDF-") ? "pdf" : "text";
  }
}

function isEncrypted(bytes: Uint8Array): boolean {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return all.includes(ENCRYPTED_PACKAGE, 0, "latin1");
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
