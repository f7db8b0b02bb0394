import { expect, it } from "vitest";
import type { ReportFactName } from "@/domain/facts/report/report-facts";
import { mendEdits } from "./mend-edits";

const NOW = 1_760_000_000_000;
const ME = "useruseruser";

const gesture = (id: string, kind: ReportFactName, after: unknown) => ({
  id,
  replay: false,
  edits: [{ kind, key: "aaaaaaaaaaaa", before: undefined, after, from: null, to: null }],
});
const statement = (actor: string, date: string) =>
  [1, 0, 4, actor, "state", "", "", "", "", date, "", "speech", "confirmed", ME, NOW] as const;

it("[WF5] words of an older program are said as they may be said today, and all others left alone", () => {
  const pending = [
    gesture("1", "comments", ["bbbbbbbbbbbb", ME, NOW, "\u202eturned"]),
    gesture("2", "comments", ["bbbbbbbbbbbb", ME, NOW, "As it is."]),
    gesture("3", "edits", ["a\0b", NOW]),
    gesture("4", "edits", ["\u200b", NOW]),
    gesture("5", "statements", statement("Nor\nway", "2011-02-30")),
    gesture("6", "states", [1, ME, NOW]),
  ];
  const mended = mendEdits(pending, "not-text", NOW);
  expect(mended.map(({ edits }) => edits[0]?.after)).toEqual([
    ["bbbbbbbbbbbb", ME, NOW, "\u202eturned\u202c"],
    pending[1]?.edits[0]?.after,
    ["ab", NOW],
    ["\u200b", NOW],
    statement("Nor way", ""),
    [1, ME, NOW],
  ]);
  for (const at of [1, 3, 5]) expect(mended[at]).toBe(pending[at]);
  expect(mendEdits(pending, "not-yours", NOW)).toBe(pending);
});
