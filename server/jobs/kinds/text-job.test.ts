import { expect, it } from "vitest";
import { SHORT_TEXT } from "../../reading/text-reader";
import { findTextPlace } from "./text-job";

it("a short text never waits for a long one, and long ones are read one at a time", () => {
  const short = { size: 10, since: 0 };
  const long = { size: SHORT_TEXT + 1, since: 0 };
  expect(findTextPlace([])).toBeGreaterThan(long.size);
  expect(findTextPlace([short])).toBeGreaterThan(long.size);
  expect(findTextPlace([long])).toBe(SHORT_TEXT);
  expect(findTextPlace([long, short])).toBe(SHORT_TEXT);
  expect(findTextPlace([long, short, short])).toBe(0);
});
