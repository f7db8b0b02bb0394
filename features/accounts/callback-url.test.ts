import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safeCallbackPath } from "./callback-url";

const ORIGIN = "https://caucus.example.org";

describe("safeCallbackPath", () => {
  it.each([
    [undefined, "/"],
    ["/teams/abc?q=1#x", "/teams/abc?q=1#x"],
    ["https://caucus.example.org/reports/a#a=b", "/reports/a#a=b"],
    ["https://evil.example.org/reports/a", "/"],
    ["//evil.example.org/x", "/"],
    ["/\\evil.example.org", "/"],
    ["https:///evil.example.org", "/"],
    ["javascript:alert(1)", "/"],
    ["/sign-in?callbackUrl=/sign-in", "/"],
    ["/api/auth/signout", "/"],
  ])("of %j is %j", (raw, path) => {
    expect(safeCallbackPath(raw, ORIGIN)).toBe(path);
  });

  it("never leads to another origin", () => {
    const pieces = fc.constantFrom(
      "/",
      "\\",
      "//",
      "https:",
      "evil.example.org",
      "@",
      ".",
      "..",
      "%2f",
      "\t",
      "\n",
      "x",
      ":",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string())), (parts) => {
        const path = safeCallbackPath(parts.join(""), ORIGIN);
        expect(new URL(path, ORIGIN).origin).toBe(ORIGIN);
      }),
      { numRuns: 2_000 },
    );
  });
});
