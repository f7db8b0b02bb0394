import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "@/domain/language";
import { PSEUDO_LANGUAGES } from "./languages";
import { pickLanguage } from "./pick-language";

const pick = (header: string | null, wishes: { setting?: string; cookie?: string } = {}) =>
  pickLanguage({ header, ...wishes }, LANGUAGES);

describe("pickLanguage", () => {
  it("takes the setting before the cookie, and the cookie before the browser's wish", () => {
    expect(pick("en", { setting: "fr", cookie: "en" }).language).toBe("fr");
    expect(pick("en", { cookie: "fr" }).language).toBe("fr");
    expect(pick("fr").language).toBe("fr");
  });

  it("takes the language of a browser that is wanted most among those that there are", () => {
    expect(pick("de-AT,de;q=0.9,en;q=0.8,fr;q=0.7")).toEqual({ language: "en", locale: "en" });
    expect(pick("en;q=0.2, fr-CH;q=0.9")).toEqual({ language: "fr", locale: "fr-CH" });
  });

  it("writes numbers and dates as the browser's country does, if it is one of the language", () => {
    expect(pick("en-US", { setting: "fr" }).locale).toBe("fr-FR");
    expect(pick("en-US, fr-CA;q=0.5", { setting: "fr" }).locale).toBe("fr-CA");
  });

  it("passes over what is refused, unknown or no language", () => {
    expect(pick("fr;q=0, *, tlh-x-none_, en-US;q=0.1").locale).toBe("en-US");
    expect(pick(null, { setting: "tlh", cookie: "../fr" }).locale).toBe("en-GB");
    expect(pick("").locale).toBe("en-GB");
  });

  it("gives a language that nobody speaks only if it is offered, and wished for by its whole name", () => {
    const all = [...LANGUAGES, ...PSEUDO_LANGUAGES];
    expect(pickLanguage({ cookie: "en-XA", header: "fr" }, all).language).toBe("en-XA");
    expect(pickLanguage({ cookie: "ar-XB", header: null }, all).language).toBe("ar-XB");
    expect(pick("fr", { cookie: "ar-XB" }).language).toBe("fr");
    expect(pickLanguage({ header: "en-GB, ar" }, all).language).toBe("en");
  });

  it("gives only what is offered", () => {
    expect(pickLanguage({ header: "fr", setting: "fr" }, ["en"]).language).toBe("en");
  });

  it("gives Intl something it can use, whatever the header holds", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (header) => {
        const { locale } = pick(header);
        expect(() => new Intl.DateTimeFormat(locale)).not.toThrow();
      }),
    );
  });
});
