import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { factOf, keyOf } from "@/test/campaigns/arbitrary-facts";
import { isFactKey, parseFact } from "../fact-kind";
import { findField } from "../shape";
import { REPORT_FACT_NAMES, REPORT_FACTS, REPORT_WIRE_FORM } from "./report-facts";

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

describe("[SY6] the kinds of a report's facts", () => {
  it("keep the roots that stand on the wire", () => {
    const roots = REPORT_FACT_NAMES.map((name) => [name, REPORT_FACTS[name].root]);
    expect(Object.fromEntries(roots)).toMatchObject({
      annotations: "a",
      targets: "t",
      labels: "l",
      comments: "c",
      edits: "e",
      deletions: "d",
      states: "s",
      reactions: "r",
      statements: "p",
      revisions: "v",
    });
    expect(REPORT_WIRE_FORM.roots.size).toBe(REPORT_FACT_NAMES.length);
    for (const root of REPORT_WIRE_FORM.roots.keys()) expect(root).toMatch(/^[a-z]$/);
  });

  it.each(REPORT_FACT_NAMES)("%s say when they were written, and by whom", (name) => {
    const kind = REPORT_FACTS[name];
    expect(findField(kind.shape, "time")).not.toBeNull();
    expect(findField(kind.shape, "signer") !== null).toBe(!("owner" in kind));
  });

  it.each(REPORT_FACT_NAMES)("%s can be taken back as they may be written", (name) => {
    const { undo, written } = REPORT_FACTS[name];
    if (written === "once") expect(undo.by).toBe("deleting");
    if (undo.by === "restating") expect("withdraw" in undo).toBe(written === "standing");
  });

  test("facts and keys that tests make of a descriptor are of that kind, and within the bounds of the wire", () => {
    const { mostKeyBytes, mostTextBytes, mostValues } = REPORT_WIRE_FORM;
    const any = fc
      .constantFrom(...REPORT_FACT_NAMES)
      .chain((name) => fc.tuple(fc.constant(name), keyOf[name], factOf[name]));
    fc.assert(
      fc.property(any, ([name, key, fact]) => {
        expect(isFactKey(REPORT_FACTS, name, key)).toBe(true);
        expect(parseFact(REPORT_FACTS, name, fact)).toBe(fact);
        expect(bytesOf(key)).toBeLessThanOrEqual(mostKeyBytes);
        expect(fact.length).toBeLessThanOrEqual(mostValues);
        for (const value of fact) {
          if (typeof value === "string") expect(bytesOf(value)).toBeLessThanOrEqual(mostTextBytes);
        }
      }),
    );
  });
});
