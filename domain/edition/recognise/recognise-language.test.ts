import { describe, expect, it } from "vitest";
import { parseLanguageTag, TEXT_LANGUAGES } from "../edition-language";
import { recogniseLanguage } from "./recognise-language";

const TEXTS: Record<string, string> = {
  ar: "أعلن لبنان أنه صادق على اتفاقية الذخائر العنقودية ودعا جميع الدول إلى الانضمام إليها في أقرب وقت ممكن.",
  de: "Die Bundesregierung erklärte, sie werde das Übereinkommen ratifizieren und alle Bestände vernichten.",
  en: "Ghana said that it has ratified the convention and called on all other states to follow without delay.",
  es: "México declaró que la Convención debe ser ratificada por todos los Estados lo antes posible.",
  fr: "La France a déclaré que la Convention doit être ratifiée par tous les États dans les meilleurs délais.",
  ja: "日本は、クラスター弾に関する条約をすべての国ができるだけ早く批准すべきだと述べた。在庫はすでに廃棄され、犠牲者には必要な支援が提供されると、代表は会議の最後に付け加えた。",
  pt: "Portugal declarou que a Convenção deve ser ratificada por todos os Estados o mais depressa possível.",
  ru: "Российская Федерация заявила, что не может присоединиться к конвенции по кассетным боеприпасам.",
  sl: "Slovenija je izjavila, da morajo vse države čim prej ratificirati konvencijo in uničiti svoje zaloge.",
};
const repeat = (text: string, length: number): string =>
  text.concat("\n\n").repeat(Math.ceil(length / text.length));

describe("the language of a text", () => {
  it.each(Object.entries(TEXTS))("is recognised: %s", (language, text) => {
    expect(recogniseLanguage(text)).toBe(language);
    expect(recogniseLanguage(repeat(text, 50_000))).toBe(language);
  });

  it("is that of the text, not of a foreword and a list of countries", () => {
    const text = repeat(TEXTS.en!, 3_000) + repeat(TEXTS.fr!, 60_000);
    expect(recogniseLanguage(text)).toBe("fr");
  });

  it("is not known if the text has two", () => {
    expect(recogniseLanguage(repeat(TEXTS.en!, 20_000) + repeat(TEXTS.fr!, 20_000))).toBe("und");
  });

  it("is not known if there are hardly any words", () => {
    expect(recogniseLanguage("")).toBe("und");
    expect(recogniseLanguage("Ghana. Gabon. Chad.")).toBe("und");
    expect(recogniseLanguage("2011 1,250 37 % ".repeat(500))).toBe("und");
  });
});

it("the languages that are offered for a text are proper tags with names, each once", () => {
  const names = new Intl.DisplayNames("en", { type: "language", fallback: "none" });
  for (const tag of TEXT_LANGUAGES) {
    expect(parseLanguageTag(tag)).toBe(tag);
    expect(names.of(tag)).toBeDefined();
  }
  expect(new Set(TEXT_LANGUAGES).size).toBe(TEXT_LANGUAGES.length);
  expect(TEXT_LANGUAGES).toEqual(expect.arrayContaining(Object.keys(TEXTS)));
});

it("a language tag is taken in its proper form, and nothing else is", () => {
  expect(parseLanguageTag("PT-br")).toBe("pt-BR");
  expect(parseLanguageTag("sr-latn")).toBe("sr-Latn");
  for (const wrong of ["", "french language", "fr_FR", 'fr" onload="x', "a".repeat(61)])
    expect(parseLanguageTag(wrong)).toBeNull();
});
