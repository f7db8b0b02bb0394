import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pickLocale } from "./accept-language";

describe("pickLocale", () => {
  it("takes the language that is wanted most", () => {
    expect(pickLocale("de-AT,de;q=0.9,en;q=0.8", "en-GB")).toBe("de-AT");
    expect(pickLocale("en;q=0.2, fr-CH;q=0.9", "en-GB")).toBe("fr-CH");
  });

  it("passes over what is refused, unknown or no language", () => {
    expect(pickLocale("de;q=0, *, tlh-x-none_, en-US;q=0.1", "en-GB")).toBe("en-US");
    expect(pickLocale(null, "en-GB")).toBe("en-GB");
    expect(pickLocale("", "en-GB")).toBe("en-GB");
  });

  it("gives Intl something it can use, whatever the header holds", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (header) => {
        const locale = pickLocale(header, "en-GB");
        expect(() => new Intl.DateTimeFormat(locale)).not.toThrow();
      }),
    );
  });
});
