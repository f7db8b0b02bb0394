import fc from "fast-check";
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { IMPORT_REFUSALS } from "@/domain/edition/import-refusal";
import { archiveOf } from "@/test/documents/archive";
import { docxOf, docxParagraph } from "@/test/documents/docx";
import { epubOf } from "@/test/documents/epub";
import { odtOf, odtParagraph } from "@/test/documents/odt";
import { pdfOf } from "@/test/documents/pdf";
import { importFile } from "./import-file";
import { isTooRich } from "./read-text";
import { IMPORT_LIMITS } from "./import-limits";

const latin = (text: string): Uint8Array =>
  Uint8Array.from(text, (character) => character.charCodeAt(0));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string): string => Array.from(text, (one) => `${one}\0`).join("");

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const docxWith = (document: string): Uint8Array =>
  archiveOf({ "[Content_Types].xml": "<Types/>", "word/document.xml": document });
const wordDocument = (head: string, body: string): string =>
  `<?xml version="1.0"?>${head}<w:document ${W}><w:body>${body}</w:body></w:document>`;

async function refusalOf(bytes: Uint8Array, name = "a.docx"): Promise<string> {
  const imported = await importFile(bytes, name);
  return imported.ok ? "accepted" : imported.refusal;
}

/** Writes another unpacked size over that of the first entry, in its own head and in the directory. */
function withSize(archive: Uint8Array, size: number): Uint8Array {
  const lying = archive.slice();
  const view = new DataView(lying.buffer);
  view.setUint32(22, size, true);
  for (let at = 0; at < lying.length - 4; at += 1) {
    if (view.getUint32(at, true) === 0x02014b50) {
      view.setUint32(at + 24, size, true);
      break;
    }
  }
  return lying;
}

describe("bombs", () => {
  const zeros = new Uint8Array(20_000_000);

  it("are not unpacked: one entry that blows up", async () => {
    expect(await refusalOf(archiveOf({ "word/document.xml": zeros }))).toBe("bomb");
  });

  it("are not unpacked: an entry that says it is small", async () => {
    const bytes = withSize(archiveOf({ "word/document.xml": zeros }), 1000);
    expect(await refusalOf(bytes)).toBe("bomb");
  });

  it("are not unpacked: more entries than any document has", async () => {
    const files = Object.fromEntries(
      Array.from({ length: 6000 }, (_, index) => [`word/${index}`, new Uint8Array()]),
    );
    expect(await refusalOf(zipSync(files, { level: 0 }))).toBe("bomb");
  });

  it("are not unpacked: archives in archives", async () => {
    const inner = archiveOf({ "word/document.xml": zeros });
    expect(await refusalOf(archiveOf({ "a.docx": inner, "b.docx": inner }))).toBe("archive");
  });

  it("are not unpacked: many entries that are together too large", async () => {
    const limits = { ...IMPORT_LIMITS, readBytes: 300_000 };
    const bytes = docxOf({ body: docxParagraph("words ".repeat(100_000)) });
    expect(await importFile(bytes, "a.docx", limits)).toEqual({ ok: false, refusal: "bomb" });
  });

  it("are not unpacked: emphasis that is never closed, again in each paragraph", async () => {
    const marks = Array.from({ length: 300 }, (_, index) => `<b id=${index}>`).join("");
    const limits = { ...IMPORT_LIMITS, elements: 20_000, depth: 2000 };
    const imported = await importFile(
      utf8(`<html><p>${marks}</p>${"<p>x</p>".repeat(1000)}`),
      "",
      limits,
    );
    expect(imported).toEqual({ ok: false, refusal: "bomb" });
  });

  it.each([
    ["a billion laughs", '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>', "&b;"],
    ["a file of the server's", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>', "&a;"],
    ["an address", '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://127.0.0.1/"> %a;]>', "x"],
  ])("are not expanded: %s as an entity", async (_what, head, words) => {
    const body = `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`;
    expect(await refusalOf(docxWith(wordDocument(head, body)))).toBe("entities");
  });
});

describe("nesting", () => {
  const deep = 100_000;

  it.each([
    ["HTML", utf8(`<!doctype html>${"<div>".repeat(deep)}x`), "a.html"],
    ["HTML lists", utf8(`<!doctype html>${"<ul><li>".repeat(deep)}x`), "a.html"],
    ["HTML tables", utf8(`<!doctype html>${"<table><tr><td>".repeat(deep)}x`), "a.html"],
    ["HTML emphasis", utf8(`<!doctype html>${"<b><i>".repeat(deep)}x`), "a.html"],
    ["Word's XML", docxWith(wordDocument("", "<w:sdt>".repeat(deep))), "a.docx"],
    ["OpenDocument's XML", odtOf({ body: "<text:section>".repeat(deep) }), "a.odt"],
    ["a chapter", epubOf({ chapters: { "a.xhtml": "<div>".repeat(deep) } }), "a.epub"],
    ["quotes in Markdown", utf8(`${">".repeat(deep)} x`), "a.md"],
    ["lists in Markdown", utf8(`${"- ".repeat(deep)} x`), "a.md"],
  ])("100,000 deep is refused in %s", async (_what, bytes, name) => {
    expect(await refusalOf(bytes, name)).toBe("too-deep");
  });
});

describe("Markdown with more syntax than there is memory for", () => {
  it.each([
    ["emphasis", "*a **b "],
    ["emphasis in lines of an old Mac", "*a*\r"],
    ["items", "- a "],
    ["numbers", "1. "],
    ["cells", "|a"],
    ["addresses", "WWW.a.b "],
    ["links", "http://a.b "],
  ])("is refused before it is read: %s", async (_what, piece) => {
    const text = `x ${piece.repeat(100_001)}`;
    expect(isTooRich(text)).toBe(true);
    expect(await refusalOf(utf8(text), "a.md")).toBe("out-of-memory");
  });

  it("is not what a long report has", () => {
    const paragraph = `${"The committee **notes** that it is so. ".repeat(8)}\n\n`;
    expect(isTooRich(`# Report\n\n${paragraph.repeat(2_900)}`)).toBe(false);
    expect(isTooRich("*".repeat(100_000))).toBe(false);
  });
});

describe("what cannot be read", () => {
  const docx = docxOf({ body: docxParagraph("words ".repeat(5000)) });
  const damaged = docx.slice();
  damaged.fill(0x55, 700, 760);

  it.each([
    ["nothing", new Uint8Array(), "a.txt", "empty"],
    ["blank lines", utf8("\n \n"), "a.txt", "empty"],
    ["a document without text", docxOf({ body: docxParagraph(" ") }), "a.docx", "empty"],
    ["a page without text", utf8("<!doctype html><p></p>"), "a.html", "empty"],
    ["a cut-off archive", docx.subarray(0, docx.length - 100), "a.docx", "malformed"],
    ["the head of an archive", docx.subarray(0, 40), "a.docx", "malformed"],
    ["a damaged archive", damaged, "a.docx", "malformed"],
    ["XML that ends in the middle", docxWith(`<w:document ${W}><w:body>`), "a.docx", "malformed"],
    [
      "a book without chapters",
      archiveOf({ mimetype: "application/epub+zip" }),
      "a.epub",
      "malformed",
    ],
    ["a picture", latin("\x89PNG\r\n\x1a\n\0\0"), "a.pdf", "image-only"],
    ["an old .doc", latin("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old"), "a.doc", "old-format"],
    ["rich text", utf8("{\\rtf1 words}"), "a.rtf", "old-format"],
    [
      "Word's file with a password",
      latin(`\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${utf16("EncryptedPackage")}`),
      "a.docx",
      "encrypted",
    ],
    [
      "OpenDocument with a password",
      odtOf({
        body: "x",
        extra: {
          "META-INF/manifest.xml":
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>',
        },
      }),
      "a.odt",
      "encrypted",
    ],
    [
      "a book with digital rights",
      epubOf({
        chapters: { "a.xhtml": "x" },
        extra: {
          "META-INF/encryption.xml":
            '<encryption xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></encryption>',
        },
      }),
      "a.epub",
      "encrypted",
    ],
    [
      "a spreadsheet",
      archiveOf({ "[Content_Types].xml": "<Types/>", "xl/workbook.xml": "" }),
      "a.xlsx",
      "unknown-format",
    ],
    ["an archive", archiveOf({ "a.txt": "words" }), "a.zip", "archive"],
    ["a program", latin("\x7fELF\x02\x01\x01\0\0\0\0"), "a.txt", "binary"],
    ["UTF-32", latin("\xff\xfe\0\0a\0\0\0"), "a.txt", "unknown-encoding"],
    ["a file above the limit", new Uint8Array(IMPORT_LIMITS.bytes + 1), "a.txt", "too-large"],
    ["a text above the limit", utf8("word ".repeat(2_000_000)), "a.txt", "too-long"],
  ])("%s is refused", async (_what, bytes, name, refusal) => {
    expect(await refusalOf(bytes, name)).toBe(refusal);
  });

  it("has a message for each refusal, which says what to do", () => {
    for (const message of Object.values(IMPORT_REFUSALS)) {
      expect(message).toMatch(/^.{20,170}\.$/u);
    }
  });
});

describe("a file that was damaged anywhere", () => {
  it("is read or refused, and never breaks the reader", async () => {
    const whole = [
      docxOf({ body: docxParagraph("Some words.") }),
      odtOf({ body: odtParagraph("Some words.") }),
      epubOf({ chapters: { "a.xhtml": "<p>Some words.</p>" } }),
      await pdfOf((pdf) => void pdf.text("Some words."), { compress: false }),
    ];
    const damage = fc.record({
      file: fc.constantFrom(...whole),
      changes: fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 5 }),
      keep: fc.double({ min: 0.3, max: 1, noNaN: true }),
    });
    await fc.assert(
      fc.asyncProperty(damage, async ({ file, changes, keep }) => {
        const bytes = file.slice(0, Math.ceil(file.length * keep));
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
        const imported = await importFile(bytes, "a");
        if (!imported.ok) expect(IMPORT_REFUSALS[imported.refusal]).toBeTruthy();
      }),
      { numRuns: 150 },
    );
  });
});

describe("a wrong name", () => {
  it.each([
    ["docx", docxOf({ body: docxParagraph("Words.") }), "report.pdf"],
    ["odt", odtOf({ body: odtParagraph("Words.") }), "report.docx"],
    ["epub", epubOf({ chapters: { "a.xhtml": "<p>Words.</p>" } }), "report.zip"],
    ["html", utf8("<!DOCTYPE html><p>Words.</p>"), "report.txt"],
    ["txt", utf8("Words."), "report.docx"],
    ["txt", latin("\xff\xfeW\0o\0r\0d\0s\0.\0"), "report"],
    ["txt", latin("W\0o\0r\0d\0s\0.\0"), "report"],
  ])("does not keep %s from being read", async (format, bytes, name) => {
    const imported = await importFile(bytes, name);
    expect(imported).toMatchObject({ ok: true, value: { format, text: "Words." } });
  });
});
