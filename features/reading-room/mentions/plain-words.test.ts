import fc from "fast-check";
import { expect, it } from "vitest";
import { toPlainWords } from "./plain-words";

const nameOf = (user: string): string | null =>
  user === "aaaaaaaaaaaa" ? "Ana Lima" : user === "bbbbbbbbbbbb" ? "J. [x]" : null;

it("keeps the words and drops the marks", () => {
  expect(
    toPlainWords(
      "**Now** ask [@Ana Lima](user:aaaaaaaaaaaa), see [this](https://example.org)\n\n> quoted\n- item",
      nameOf,
    ),
  ).toBe("Now ask @Ana Lima, see this quoted item");
  expect(toPlainWords("[@Old name](user:bbbbbbbbbbbb) wrote", nameOf)).toBe("@J. [x] wrote");
  expect(toPlainWords("[@Ana Lima](user:cccccccccccc) wrote", nameOf)).toBe("@somebody wrote");
});

it("is one line of the length that was asked for, whatever the body", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 900 }), (body) => {
      const words = toPlainWords(body, nameOf, 40);
      expect(words.length).toBeLessThanOrEqual(40);
      expect(words).not.toMatch(/[\n\t]/u);
    }),
  );
});
