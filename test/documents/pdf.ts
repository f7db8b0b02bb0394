import PDFDocument from "pdfkit";

/** A PDF as it is drawn; `options` are those of pdfkit. */
export function pdfOf(
  draw: (document: PDFKit.PDFDocument) => void,
  options: PDFKit.PDFDocumentOptions = {},
): Promise<Uint8Array> {
  const document = new PDFDocument({
    size: "A4",
    margin: 72,
    // The same bytes each time.
    info: { CreationDate: new Date(0), ModDate: new Date(0) },
    ...options,
  });
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    document.on("data", (chunk: Buffer) => chunks.push(chunk));
    document.on("end", () => resolve(new Uint8Array(Buffer.concat(chunks))));
    document.on("error", reject);
    draw(document);
    document.end();
  });
}
