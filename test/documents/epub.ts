import { archiveOf } from "./archive";
import type { WrittenBlock } from "./document";
import { htmlBody } from "./html";

type Book = {
  title?: string;
  /** What stands in each chapter's body, by file name, in the order of the spine. */
  chapters: Readonly<Record<string, string>>;
  /** Other files. */
  extra?: Readonly<Record<string, string>>;
};

export function epubOf({ title = "A book", chapters, extra = {} }: Book): Uint8Array {
  const names = Object.keys(chapters);
  const manifest = names.map(
    (name, index) =>
      `<item id="c${index}" href="text/${name}" media-type="application/xhtml+xml"/>`,
  );
  return archiveOf({
    mimetype: "application/epub+zip",
    "META-INF/container.xml": `<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`,
    "OEBPS/book.opf": `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title></metadata><manifest><item id="nav" properties="nav" href="nav.xhtml" media-type="application/xhtml+xml"/>${manifest.join("")}</manifest><spine><itemref idref="nav"/>${names.map((_, index) => `<itemref idref="c${index}"/>`).join("")}</spine></package>`,
    "OEBPS/nav.xhtml": page("<nav><ol><li><a href='text/a.xhtml'>Contents</a></li></ol></nav>"),
    ...Object.fromEntries(
      Object.entries(chapters).map(([name, body]) => [`OEBPS/text/${name}`, page(body)]),
    ),
    ...extra,
  });
}

function page(body: string): string {
  return `<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body>${body}</body></html>`;
}

export function writeEpub(document: readonly WrittenBlock[]): Uint8Array {
  return epubOf({ chapters: { "a.xhtml": htmlBody(document) } });
}
