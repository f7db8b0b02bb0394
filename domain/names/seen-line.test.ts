import { describe, expect, it } from "vitest";
import { isSeenLine } from "./seen-line";

describe("a line that can be seen", () => {
  it.each([
    "",
    "Ana Müller-O’Neil",
    "José",
    "山田　太郎",
    "Олена",
    "عبد الله",
    "علی\u200Cرضا",
    "ශ්\u200Dරී",
    "क्\u200Dष",
    "Family 👨‍👩‍👧",
    "To do ❤️",
    "Rapport « final »",
    "+1",
  ])("may be %j", (line) => {
    expect(isSeenLine(line)).toBe(true);
  });

  it.each([
    ["a zero-width space", "Own\u200Ber"],
    ["a zero-width joiner between letters", "Own\u200Der"],
    ["a zero-width non-joiner between letters", "Own\u200Cer"],
    ["a byte-order mark", "\uFEFFOwner"],
    ["a soft hyphen", "Ow\u00ADner"],
    ["a right-to-left override", "\u202Erenwo"],
    ["an isolate", "\u2067Owner\u2069"],
    ["a directional mark", "Owner\u200F"],
    ["a control", "Owner\u0007"],
    ["a line separator", "Owner\u2028x"],
    ["a Hangul filler", "Owner\u3164"],
    ["a variation selector after a letter", "Owner\uFE0F"],
    ["a combining grapheme joiner", "Ow\u034Fner"],
    ["a tag", "Owner\u{E0041}"],
    ["the blank of Braille", "\u2800\u2800"],
    ["private use", "Owner\uE000"],
    ["half of a pair", "Owner\uD800"],
    ["no character", "Owner\uFFFE"],
    ["marks over nothing", "\u0301\u0301"],
    ["spaces alone", "\u3000"],
  ])("has not %s", (_, line) => {
    expect(isSeenLine(line)).toBe(false);
  });
});
