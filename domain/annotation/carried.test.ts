import { describe, expect, test } from "vitest";
import type { Target } from "./annotation";
import { countCarried, needsReview, standIn, toCarried, type CarriedPlace } from "./carried";

const at = (edition: number, start: number): Target => ({
  edition,
  range: { start, end: start + 5 },
});
const carried = (from: Target): CarriedPlace => ({
  from,
  state: "moved",
  range: { start: 40, end: 45 },
  offered: [],
});

describe("[ED1] where an annotation stands", () => {
  const made = at(1, 3);

  test("in the edition of its target: there", () => {
    expect(standIn(1, { made, target: made }, null)).toMatchObject({
      state: "exact",
      range: made.range,
    });
  });

  test("in a later one: where it was carried to from that very target, else nowhere yet", () => {
    const item = { made, target: made };
    expect(standIn(2, item, carried(made))).toMatchObject({ state: "moved", range: { start: 40 } });
    expect(standIn(2, item, carried(at(1, 9)))).toMatchObject({ state: "unknown", range: null });
    expect(standIn(2, item, null)).toMatchObject({ state: "unknown", range: null });
  });

  test("in an earlier one: where it stood before it was taken further", () => {
    const item = { made, target: at(3, 70) };
    expect(standIn(1, item, null)).toMatchObject({ state: "exact", range: made.range });
    expect(standIn(2, item, carried(made))).toMatchObject({ state: "moved" });
    expect(standIn(2, { made: at(3, 1), target: at(3, 1) }, null)).toMatchObject({
      state: "later",
    });
  });

  test("and a person is asked about what is neither exact nor moved, once that is known", () => {
    const asked = (state: "changed" | "exact" | "unknown") =>
      needsReview({ state, range: null, offered: [] });
    expect([asked("changed"), asked("exact"), asked("unknown")]).toEqual([true, false, false]);
  });
});

test("[ED1] only exact and moved have a place; the others offer some, or none", () => {
  const range = { start: 1, end: 2 };
  expect(toCarried({ state: "exact", range })).toEqual({ state: "exact", range, offered: [] });
  expect(toCarried({ state: "changed", offered: range, similarity: 0.9 })).toEqual({
    state: "changed",
    range: null,
    offered: [range],
  });
  expect(toCarried({ state: "ambiguous", offered: [range] }).range).toBeNull();
  const counts = countCarried([toCarried({ state: "lost" }), toCarried({ state: "lost" })]);
  expect(counts).toEqual({ exact: 0, moved: 0, changed: 0, ambiguous: 0, lost: 2 });
});
