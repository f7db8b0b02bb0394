import fc from "fast-check";
import { expect, it } from "vitest";
import { isDay, isLooseDate, isLooseDay } from "./loose-date";

it("[WF3] a day is one that the calendar has", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1000, max: 9999 }),
      fc.nat(14),
      fc.nat(33),
      (year, month, day) => {
        const date = new Date(Date.UTC(year, month - 1, day));
        const is = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
        expect(isDay(year, month, day)).toBe(is && month > 0 && day > 0);
      },
    ),
    {
      examples: [
        [2011, 2, 29],
        [2012, 2, 29],
        [1900, 2, 29],
        [2000, 2, 29],
        [2011, 12, 31],
      ],
    },
  );
});

it.each([
  ["2011", true],
  ["2011-09", true],
  ["2011-09-14", true],
  ["2012-02-29", true],
  ["9999-99-99", false],
  ["0000", false],
  ["2011-13", false],
  ["2011-09-31", false],
  ["2011-9-1", false],
  ["", false],
  ["2011-09-14T00:00", false],
])("[WF3] %s is a loose day: %s", (raw, is) => {
  expect(isLooseDay(raw)).toBe(is);
  expect(isLooseDate(raw)).toBe(is);
  expect(isLooseDate(`2011/${raw}`)).toBe(is);
  expect(isLooseDate(`${raw}/2011/2012`)).toBe(false);
});
