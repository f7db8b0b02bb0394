import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { StatementId } from "@/domain/ids";
import { statement } from "@/test/some-statement";
import { decide, mergeStatements, splitStatement } from "./decisions";

const TEXT = "Gabon said yes. Norway said no, and left.";
const NEW = "newnewnewnew" as StatementId;

describe("decisions about statements", () => {
  it("say all that stands of a statement, with what is corrected", () => {
    const said = statement(1, { start: 0, end: 15, speaker: "The minister", why: "A verb." });
    expect(decide(3, said, "confirmed", { actor: "Gabonese Republic" })).toEqual({
      id: said.id,
      edition: 3,
      verdict: "confirmed",
      range: { start: 0, end: 15 },
      actor: "Gabonese Republic",
      actorKind: "state",
      isoA3: "GAB",
      speaker: "The minister",
      onBehalfOf: null,
      reportedBy: null,
      date: null,
      dateInferred: null,
      kind: "speech",
    });
  });

  it("split a statement in two that share no words and lose none but white space", () => {
    const whole = statement(1, { start: 0, end: TEXT.length });
    fc.assert(
      fc.property(fc.integer({ min: -3, max: TEXT.length + 3 }), (at) => {
        const split = splitStatement(TEXT, 1, whole, at, NEW);
        expect(split.ok).toBe(at > 0 && at < TEXT.length);
        if (!split.ok) return;
        const [first, second] = split.value;
        if (!first || !second) throw new Error("a part is missing");
        expect([first.id, second.id]).toEqual([whole.id, NEW]);
        const parts = [first, second].map(({ range }) => TEXT.slice(range.start, range.end));
        expect(parts.join("").replace(/\s/gu, "")).toBe(TEXT.replace(/\s/gu, ""));
        for (const part of parts) expect(part).toBe(part.trim());
      }),
    );
  });

  it("merge two into one that covers both, said as the first was", () => {
    const first = statement(1, { start: 0, end: 15 });
    const second = statement(2, { start: 16, end: 40, actor: "Norway" });
    const [kept, gone] = mergeStatements(1, first, second);
    expect(kept).toMatchObject({ id: first.id, verdict: "confirmed", actor: "Gabon" });
    expect(kept?.range).toEqual({ start: 0, end: 40 });
    expect(gone).toMatchObject({ id: second.id, verdict: "rejected" });
  });
});
