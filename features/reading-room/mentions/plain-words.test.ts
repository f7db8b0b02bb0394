import fc from "fast-check";
import { expect, it } from "vitest";
import { toPlainWords } from "./plain-words";

it("keeps the words and drops the marks", () => {
  expect(
    toPlainWords(
      "**Now** ask [@Ana Lima](user:aaaaaaaaaaaa), see [this](https://example.org)\n\n> quoted\n- item",
    ),
  ).toBe("Now ask @Ana Lima, see this quoted item");
  expect(toPlainWords(String.raw`[@J. \[x\]](user:aaaaaaaaaaaa) wrote`)).toBe("@J. [x] wrote");
});

it("is one line of the length that was asked for, whatever the body", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 900 }), (body) => {
      const words = toPlainWords(body, 40);
      expect(words.length).toBeLessThanOrEqual(40);
      expect(words).not.toMatch(/[\n\t]/u);
    }),
  );
});
