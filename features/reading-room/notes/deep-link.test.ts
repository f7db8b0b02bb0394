import { expect, it } from "vitest";
import { parseDeepLink, toHash } from "./deep-link";

it("reads permanent links and nothing else", () => {
  expect(parseDeepLink("#a=0123456789ab")).toEqual({ kind: "annotation", id: "0123456789ab" });
  expect(parseDeepLink("#c=0123456789ab")).toEqual({ kind: "comment", id: "0123456789ab" });
  for (const odd of [
    "",
    "#",
    "#a=",
    "#a=short",
    "#b=0123456789ab",
    "#a=0123456789ab&x",
    "#section",
  ]) {
    expect(parseDeepLink(odd)).toBeNull();
  }
});

it("writes what it reads", () => {
  for (const hash of ["#a=0123456789ab", "#c=0123456789ab"]) {
    const link = parseDeepLink(hash);
    expect(link && toHash(link)).toBe(hash);
  }
});
