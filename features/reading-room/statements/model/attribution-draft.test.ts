import { describe, expect, it } from "vitest";
import { fitsCountry } from "@/domain/actors/fits-country";
import { parseFact } from "@/domain/facts/fact-kind";
import { REPORT_FACTS } from "@/domain/facts/report/report-facts";
import { toStatementFact } from "@/domain/facts/report/statements";
import type { UserId } from "@/domain/ids";
import { statement } from "@/test/some-statement";
import { EMPTY_DRAFT, readDraft, toDraft, type AttributionDraft } from "./attribution-draft";

const filled: AttributionDraft = {
  ...EMPTY_DRAFT,
  actor: "  Viet \n Nam ",
  isoA3: "vnm",
  speaker: "The minister",
  date: "2011-09-14",
};

describe("an attribution in a form", () => {
  it("an attribution comes out of its form unchanged", () => {
    for (const said of [
      statement(1, { date: "2011-09", speaker: "A" }),
      statement(1, { dateInferred: "2011-09-12/2011-09-16", kind: "reported" }),
      statement(1, { actorKind: "coalition", isoA3: null, onBehalfOf: "CMC" }),
    ]) {
      expect(readDraft(toDraft(said), fitsCountry)).toMatchObject({
        ok: true,
        said: {
          actor: said.actor,
          isoA3: said.isoA3,
          date: said.date,
          dateInferred: said.dateInferred,
        },
      });
    }
  });

  it("is trimmed, and is a fact that the shared document takes", () => {
    const reading = readDraft(filled, fitsCountry);
    if (!reading.ok) throw new Error("refused");
    expect(reading.said).toMatchObject({ actor: "Viet Nam", isoA3: "VNM", onBehalfOf: null });
    const decided = { by: "useruseruser" as UserId, at: 1 };
    const where = { edition: 1, range: { start: 0, end: 1 }, verdict: "confirmed" as const };
    const fact = toStatementFact({ ...reading.said, ...where, decided });
    expect(parseFact(REPORT_FACTS, "statements", fact)).toBe(fact);
  });

  it("says which field does not fit", () => {
    const wrong = (changes: Partial<AttributionDraft>) => {
      const reading = readDraft({ ...filled, ...changes }, fitsCountry);
      return reading.ok ? [] : Object.keys(reading.errors);
    };
    expect(wrong({ actor: " " })).toEqual(["actor"]);
    expect(wrong({ actor: "x".repeat(201) })).toEqual(["actor"]);
    expect(wrong({ isoA3: "vn" })).toEqual(["isoA3"]);
    expect(wrong({ isoA3: "qqq" })).toEqual(["isoA3"]);
    expect(wrong({ actor: "Norway", isoA3: "rus" })).toEqual(["isoA3"]);
    expect(wrong({ speaker: "\u200b" })).toEqual(["speaker"]);
    expect(wrong({ date: "2011-09-31" })).toEqual(["date"]);
    expect(wrong({ isoA3: "vn", actorKind: "person" })).toEqual([]);
    expect(wrong({ reportedBy: "x".repeat(201) })).toEqual(["reportedBy"]);
    for (const date of ["yesterday", "2011-13", "2011-09-32", "2011-09-01/", "11-09-2011"]) {
      expect(wrong({ date })).toEqual(["date"]);
    }
    for (const date of [
      "",
      "2011",
      "2011-09",
      "2011-09-14",
      "2011-09-12/2011-09-16",
      "2011/2012-01",
    ]) {
      expect(wrong({ date })).toEqual([]);
    }
  });
});
