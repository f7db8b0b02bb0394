import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeBytes } from "./decode-bytes";
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

/** Bytes of an encoding that nothing here can write: found among all that it can read. */
function encode(text: string, label: string): Uint8Array {
  const bytesFor = new Map<string, number[]>();
  for (let first = 255; first >= 0; first -= 1) {
    for (let second = 255; second >= 0x40; second -= 1) {
      const letter = decodeBytes(bytesOf(first, second), label);
      if (letter.length === 1) bytesFor.set(letter, [first, second]);
    }
    bytesFor.set(decodeBytes(bytesOf(first), label), [first]);
  }
  return Uint8Array.from(Array.from(text).flatMap((letter) => bytesFor.get(letter) ?? [0x3f]));
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

  it("guesses windows-1252 if the bytes are no UTF-8, and says so", () => {
    expect(decodeFile(latin("caf\xe9 \xabquoted\xbb"))).toEqual({
      ok: true,
      value: { text: "café «quoted»", encoding: "windows-1252" },
    });
  });

  it.each([
    ["windows-1252", "Norway’s minister said: “We won’t sign” – and left."],
    [
      "windows-1250",
      "Česká republika podporuje zákaz min; žádá příští vládu, aby úmluvu podepsala.",
    ],
    [
      "windows-1250",
      "Rząd polski wyraził sprzeciw. Następne posiedzenie odbędzie się w środę, później głosowanie.",
    ],
    [
      "windows-1254",
      "Türkiye bu öneriyi desteklediğini açıkladı; görüşmeler şubat ayında sürecek, dedi.",
    ],
    ["windows-1251", "Россия не поддержала проект резолюции и предложила отложить голосование."],
    ["koi8-r", "Россия не поддержала проект резолюции и предложила отложить голосование."],
    ["ibm866", "Россия не поддержала проект резолюции и предложила отложить голосование."],
    ["windows-1253", "Η Ελλάδα στηρίζει τη συνθήκη και ζητεί από όλα τα κράτη να την υπογράψουν."],
    [
      "macintosh",
      "Österreich unterstützt die Erklärung. Für die Prüfung dankte der Präsident später.",
    ],
    ["macintosh", "Norway’s minister said that Sweden’s delegation wasn’t ready."],
    ["shift_jis", "日本は条約を支持し、すべての国に署名を求めると述べた。"],
    ["euc-jp", "日本は条約を支持し、すべての国に署名を求めると述べた。"],
    ["gb18030", "中国代表表示支持该条约，并呼吁所有国家尽快签署和批准这一文件。"],
    ["euc-kr", "한국 대표는 협약을 지지하며 모든 국가가 서명할 것을 촉구했다."],
  ])("reads %s by its letters: %s", (label, text) => {
    expect(decodeFile(encode(text, label))).toMatchObject({ ok: true, value: { text } });
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
    ["a web picture", latin("RIFF\x24\0\0\0WEBPVP8 "), "image-or-archive"],
    ["a RAR archive", latin("Rar!\x1a\x07\x01\0"), "image-or-archive"],
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
