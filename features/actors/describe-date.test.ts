import { expect, it } from "vitest";
import { describeDate } from "./describe-date";

it("writes days, months, years and spans of them in the reader's locale", () => {
  const written = [
    "2011",
    "2011-09",
    "2011-09-14",
    "2011-09-12/2011-09-16",
    "2011/2011-03",
    "soon",
  ];
  expect(written.map((date) => describeDate(date, "en-GB").replace(/\s?–\s?/u, "–"))).toEqual([
    "2011",
    "September 2011",
    "14 September 2011",
    "12–16 September 2011",
    "2011–March 2011",
    "soon",
  ]);
});
