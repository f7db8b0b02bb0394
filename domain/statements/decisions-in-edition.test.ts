import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isFrom } from "@/domain/annotation/carried";
import type { UserId } from "@/domain/ids";
import { statement } from "@/test/some-statement";
import { decisionsInEdition, type toTarget } from "./decisions-in-edition";
import { VERDICTS, type DecidedStatement } from "./statement";

function decision(number: number, edition: number, start: number): DecidedStatement {
  const {
    status: _status,
    why: _why,
    quotes: _quotes,
    section: _section,
    ...said
  } = statement(number, { start, end: start + 10 });
  return {
    ...said,
    edition,
    verdict: "confirmed",
    decided: { by: "useruseruser" as UserId, at: 1 },
  };
}

describe("[ED1] what was decided about statements", () => {
  it("stands in a later edition where its words stand, and only there", () => {
    const [moved, changed, unknown] = [decision(1, 1, 0), decision(2, 1, 20), decision(3, 1, 40)];
    const places = new Map([
      [moved.id, { range: { start: 5, end: 15 } }],
      [changed.id, { range: null }],
    ]);
    const found = decisionsInEdition(
      2,
      [moved, changed, unknown],
      [],
      (id) => places.get(id as typeof moved.id) ?? null,
    );
    expect(found).toEqual([{ ...moved, edition: 2, range: { start: 5, end: 15 } }]);
  });

  it("is looked up by where it was decided last", () => {
    const one = decision(1, 2, 20);
    const carried = {
      from: { edition: 1, range: { start: 0, end: 10 } },
      range: { start: 3, end: 13 },
    };
    const look = (_id: string, target: ReturnType<typeof toTarget>) =>
      isFrom(carried.from, target) ? carried : null;
    expect(decisionsInEdition(3, [one], [], look)).toEqual([]);
  });

  it("still holds of the proposal in the edition from which it was taken further", () => {
    const one = decision(1, 2, 20);
    const proposed = statement(1, { start: 4, end: 14 });
    expect(decisionsInEdition(1, [one], [proposed], () => null)).toEqual([
      { ...one, edition: 1, range: { start: 4, end: 14 } },
    ]);
    expect(decisionsInEdition(1, [decision(2, 2, 20)], [proposed], () => null)).toEqual([]);
  });

  it("is all of the edition itself, whatever else there is", () => {
    const decided = fc.array(
      fc
        .tuple(fc.nat(9), fc.integer({ min: 1, max: 3 }), fc.nat(80), fc.constantFrom(...VERDICTS))
        .map(([number, edition, start, verdict]) => ({
          ...decision(number, edition, start),
          verdict,
        })),
    );
    fc.assert(
      fc.property(decided, fc.integer({ min: 1, max: 3 }), (all, edition) => {
        const found = decisionsInEdition(edition, all, [], () => null);
        expect(found).toEqual(all.filter((one) => one.edition === edition));
      }),
    );
  });
});
