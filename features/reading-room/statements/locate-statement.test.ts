import { expect, it } from "vitest";
import { createLocator } from "./locate-statement";

it("finds the quotations inside a range, and its section", () => {
  const text = 'Title\nGabon said “yes” and «oui», then "no". Norway said “perhaps”.';
  const sections = [{ title: "Title", level: 1, start: 0, end: text.length, headingEnd: 5 }];
  const { quotes, section } = createLocator(text, sections)({ start: 6, end: 45 });
  expect(quotes.map(({ start, end }) => text.slice(start, end))).toEqual(["yes", "oui", "no"]);
  expect(section).toBe("Title");
  expect(createLocator(text, [])({ start: 6, end: 45 }).section).toBeNull();
});
