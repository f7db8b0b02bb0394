import { describe, expect, it } from "vitest";
import type { FactLookup } from "./fact-kind";
import type { FactChange } from "./judge";
import { REPORT_FACTS, type ReportFacts } from "./report/report-facts";
import { takesBack } from "./takes-back";

const NOW = 1_760_000_000_000;
const comment = ["aaaaaaaaaaaa", "anaanaanaana", NOW, "Words."];
const lookup = ((kind: string, key: string) =>
  kind === "comments" && key === "cccccccccccc" ? comment : null) as FactLookup<ReportFacts>;

const change = (
  kind: FactChange["kind"],
  before: unknown,
  after: unknown,
  key = "cccccccccccc",
): FactChange => ({ kind, key, before, after });

describe("[AG5] what takes back", () => {
  it.each<[string, FactChange]>([
    ["taking a reaction away", change("reactions", [NOW], undefined)],
    ["deleting", change("deletions", undefined, ["anaanaanaana", NOW])],
    ["a first edit that is no longer", change("edits", undefined, ["Wordy.", NOW])],
    ["a later edit that is shorter", change("edits", ["Words.", NOW], ["Word.", NOW])],
    [
      "opening a thread again",
      change("states", [1, "anaanaanaana", NOW], [0, "anaanaanaana", NOW], "aaaaaaaaaaaa"),
    ],
  ])("is %s", (_name, one) => {
    expect(takesBack(REPORT_FACTS, one, lookup)).toBe(true);
  });

  it.each<[string, FactChange]>([
    ["a new comment", change("comments", undefined, comment)],
    ["a first edit that is longer", change("edits", undefined, ["Words and words.", NOW])],
    ["an edit of what is not there", change("edits", undefined, ["x", NOW], "bbbbbbbbbbbb")],
    ["a reaction", change("reactions", undefined, [NOW])],
  ])("is not %s", (_name, one) => {
    expect(takesBack(REPORT_FACTS, one, lookup)).toBe(false);
  });
});
