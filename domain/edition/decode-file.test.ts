import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeFile } from "./decode-file";

const bytesOf = (...values: number[]) => Uint8Array.from(values);
const utf8 = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

function utf16(text: string, order: "le" | "be", mark: boolean): Uint8Array {
  const units = mark ? `\ufeff${text}` : text;
  const bytes = new Uint8Array(units.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < units.length; index++) {
    view.setUint16(index * 2, units.charCodeAt(index), order === "le");
  }
  return bytes;
}

describe("decodeFile", () => {
  it("reads back every text written in UTF-8 or, with its mark, in UTF-16", () => {
    const texts = fc
      .string({ unit: "binary" })
      .filter((text) => text.trim() !== "" && !/[\p{Cc}\ufeff]/u.test(text));
    fc.assert(
      fc.property(texts, (text) => {
        expect(decodeFile(utf8(`Report\n${text}`))).toEqual({
          ok: true,
          value: { text: `Report\n${text}`, encoding: "utf-8" },
        });
        for (const order of ["le", "be"] as const) {
          expect(decodeFile(utf16(text, order, true))).toEqual({
            ok: true,
            value: { text, encoding: "utf-16" },
          });
        }
      }),
    );
  });

  it("drops UTF-8's byte order mark", () => {
    expect(decodeFile(bytesOf(0xef, 0xbb, 0xbf, 0x61))).toMatchObject({
      ok: true,
      value: { text: "a" },
    });
  });

  it("guesses windows-1252 where the bytes are no UTF-8, and says so", () => {
    expect(decodeFile(latin("caf\xe9 \xabquoted\xbb"))).toEqual({
      ok: true,
      value: { text: "café «quoted»", encoding: "windows-1252" },
    });
  });

  it.each([
    ["nothing", bytesOf(), "empty"],
    ["blank lines", utf8(" \n\t\n"), "empty"],
    ["a mark alone", bytesOf(0xff, 0xfe), "empty"],
    ["a PDF", latin("%PDF-1.7\n%\xe2\xe3"), "pdf"],
    ["a .docx", latin("PK\x03\x04\x14\0"), "office-document"],
    ["an old .doc", latin("\xd0\xcf\x11\xe0\xa1\xb1"), "office-document"],
    ["rich text", latin("{\\rtf1\\ansi hello}"), "office-document"],
    ["a picture", latin("\x89PNG\r\n\x1a\n"), "image-or-archive"],
    ["UTF-32", bytesOf(0xff, 0xfe, 0, 0, 0x61, 0, 0, 0), "utf-32"],
    ["UTF-16 without its mark", utf16("Plain words", "le", false), "utf-16-unmarked"],
    [
      "UTF-16, big end first, without its mark",
      utf16("Plain words", "be", false),
      "utf-16-unmarked",
    ],
    ["zeros amid text", latin(`${"words ".repeat(20)}\0`), "binary"],
    ["control characters", latin("\x01\x02\x03 words"), "binary"],
  ])("refuses %s", (_what, bytes, refusal) => {
    expect(decodeFile(bytes)).toEqual({ ok: false, refusal });
  });

  it("never throws, and never lets a NUL from unmarked bytes through", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const decoded = decodeFile(bytes);
        if (decoded.ok && decoded.value.encoding !== "utf-16")
          expect(decoded.value.text).not.toContain("\0");
      }),
    );
  });
});
