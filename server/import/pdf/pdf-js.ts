import { getDocument, type PDFDocumentProxy } from "unpdf/pdfjs";
import { ImportRefused } from "../import-refused";

/** What the parser calls and Node 20 lacks: it copies the head of a buffer. */
type Transferable = { transferToFixedLength?: (this: ArrayBuffer, length?: number) => ArrayBuffer };

/**
 * Opens a document for its text alone: no fonts are loaded, no pictures decoded, no scripts or forms looked at, and
 * nothing is fetched.
 */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const prototype = ArrayBuffer.prototype as ArrayBuffer & Transferable;
  prototype.transferToFixedLength ??= function transfer(
    this: ArrayBuffer,
    length = this.byteLength,
  ) {
    const copy = new ArrayBuffer(length);
    new Uint8Array(copy).set(new Uint8Array(this).subarray(0, length));
    return copy;
  };
  try {
    return await getDocument({
      // The parser takes its bytes away.
      data: bytes.slice(),
      disableFontFace: true,
      useSystemFonts: false,
      useWorkerFetch: false,
      useWasm: false,
      enableXfa: false,
      isOffscreenCanvasSupported: false,
      isImageDecoderSupported: false,
      maxImageSize: 1,
      stopAtErrors: false,
      verbosity: 0,
    }).promise;
  } catch (error) {
    const isLocked = error instanceof Error && error.name === "PasswordException";
    throw new ImportRefused(isLocked ? "encrypted" : "malformed", error);
  }
}

/** What the parser gives of a document that it has opened; where it cannot, the document is damaged. */
export async function fromPdf<Value>(reading: Promise<Value>): Promise<Value> {
  try {
    return await reading;
  } catch (error) {
    throw new ImportRefused("malformed", error);
  }
}
