import { describe, expect, it } from "vitest";
import { writeTime } from "./write-time";

const moment = new Date("2026-03-10T12:00:00Z");
const now = moment.getTime();

describe("writeTime", () => {
  it("writes the same date everywhere while the reader's zone is unknown", () => {
    expect(
      writeTime(new Date("2026-03-10T23:59:00Z"), {
        form: "relative",
        locale: "en-GB",
        now: null,
      }),
    ).toBe("10 Mar 2026");
  });

  it.each([
    [30_000, "now"],
    [5 * 60_000, "5 minutes ago"],
    [3 * 3_600_000, "3 hours ago"],
    [25 * 3_600_000, "yesterday"],
    [6 * 86_400_000, "6 days ago"],
  ])("says how long ago %i ms were", (age, words) => {
    expect(writeTime(new Date(now - age), { form: "relative", locale: "en-GB", now })).toBe(words);
  });

  it("speaks of the future too, and in the reader's language", () => {
    expect(
      writeTime(new Date(now + 2 * 86_400_000), {
        form: "relative",
        locale: "de",
        now,
      }),
    ).toBe("übermorgen");
  });

  it("turns to dates beyond a week", () => {
    expect(
      writeTime(new Date(now - 8 * 86_400_000), {
        form: "relative",
        locale: "en-GB",
        now,
      }),
    ).toMatch(/2026$/);
  });

  it("writes nothing for what is no moment", () => {
    expect(writeTime(new Date("soon"), { form: "date", locale: "en-GB", now })).toBe("");
  });
});
