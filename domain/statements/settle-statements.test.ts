import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { StatementId, UserId } from "@/domain/ids";
import { keepIds, settleStatements, type ProposedStatement } from "./settle-statements";
import { VERDICTS, type DecidedStatement } from "./statement";

const id = (number: number) => `statement0${String(number).padStart(2, "0")}` as StatementId;
const nowhere = () => ({ quotes: [], section: null });

const attribution = fc.record({
  actor: fc.constantFrom("Gabon", "Norway", "CMC"),
  actorKind: fc.constantFrom("state" as const, "coalition" as const),
  isoA3: fc.constantFrom(null, "GAB"),
  speaker: fc.constant(null),
  onBehalfOf: fc.constant(null),
  reportedBy: fc.constant(null),
  date: fc.constantFrom(null, "2011-09-14"),
  dateInferred: fc.constant(null),
  kind: fc.constantFrom("speech" as const, "reported" as const),
});
const range = fc
  .tuple(fc.nat(80), fc.integer({ min: 1, max: 20 }))
  .map(([start, length]) => ({ start, end: start + length }));
const proposals: fc.Arbitrary<ProposedStatement[]> = fc
  .array(fc.tuple(attribution, range), { maxLength: 12 })
  .map((all) =>
    all.map(([said, where], number) => ({
      ...said,
      id: id(number),
      range: where,
      quotes: [],
      section: null,
      why: "It begins with the name of a state.",
    })),
  );
const decisions: fc.Arbitrary<DecidedStatement[]> = fc.uniqueArray(
  fc
    .tuple(attribution, range, fc.nat(20), fc.constantFrom(...VERDICTS))
    .map(([said, where, number, verdict]) => ({
      ...said,
      id: id(number),
      edition: 1,
      range: where,
      verdict,
      decided: { by: "useruseruser" as UserId, at: 1 },
    })),
  { maxLength: 8, selector: (decision) => decision.id },
);

describe("[ST1] what stands after people have decided", () => {
  test("is what they have decided, and the proposals of everything else", () => {
    fc.assert(
      fc.property(proposals, decisions, (proposed, decided) => {
        const settled = settleStatements(proposed, decided, nowhere);
        expect(new Set(settled.map((one) => one.id)).size).toBe(settled.length);
        for (const decision of decided) {
          const found = settled.find((one) => one.id === decision.id);
          if (decision.verdict === "rejected") expect(found).toBeUndefined();
          if (decision.verdict !== "confirmed") continue;
          expect(found).toMatchObject({
            status: "confirmed",
            actor: decision.actor,
            range: decision.range,
            date: decision.date,
          });
        }
        for (const one of settled.filter(({ status }) => status === "proposed")) {
          expect(proposed).toContainEqual(
            expect.objectContaining({ id: one.id, actor: one.actor }),
          );
        }
      }),
    );
  });

  test("is every proposal, if nobody has decided anything or all was taken back", () => {
    fc.assert(
      fc.property(proposals, decisions, (proposed, decided) => {
        const open = decided.map((one) => ({ ...one, verdict: "open" as const }));
        const ids = settleStatements(proposed, open, nowhere).map((one) => one.id);
        expect(ids.toSorted()).toEqual(proposed.map((one) => one.id).toSorted());
      }),
    );
  });

  test("has no proposal of the words that somebody has split off for the same actor", () => {
    const said = { ...plain, id: id(1), range: { start: 0, end: 40 } };
    const later = { ...plain, id: id(2), range: { start: 21, end: 40 } };
    const decided: DecidedStatement = {
      ...plain,
      id: id(9),
      edition: 1,
      range: { start: 20, end: 40 },
      verdict: "confirmed",
      decided: { by: "useruseruser" as UserId, at: 1 },
    };
    const settled = settleStatements([said, later], [decided], nowhere);
    expect(settled.map((one) => [one.id, one.status])).toEqual([[id(9), "confirmed"]]);
  });
});

describe("[ST2] statements that are proposed again", () => {
  let made = 50;
  const newId = () => id((made += 1) % 90);

  test("keep their ids if nothing has changed", () => {
    fc.assert(
      fc.property(proposals, (before) => {
        const after = before.map(({ id: _id, ...rest }) => rest);
        const again = keepIds(before, after, newId);
        // Two of the same words and the same actor may change places.
        expect(again.map((one) => one.id).toSorted()).toEqual(
          before.map((one) => one.id).toSorted(),
        );
      }),
    );
  });

  test("keep the id of the same words whose actor is now known by another name", () => {
    const before = [{ ...plain, id: id(1), range: { start: 0, end: 40 } }];
    const after = [{ ...plain, actor: "Gabonese Republic", range: { start: 0, end: 40 } }];
    expect(keepIds(before, after, newId)[0]?.id).toBe(id(1));
  });
});

const plain: Omit<ProposedStatement, "id" | "range"> = {
  actor: "Gabon",
  actorKind: "state",
  isoA3: "GAB",
  speaker: null,
  onBehalfOf: null,
  reportedBy: null,
  date: null,
  dateInferred: null,
  kind: "speech",
  quotes: [],
  section: null,
  why: "",
};
