import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Mark } from "@/domain/edition/structure";
import { createMarkReader, toInlineRuns, type InlineRun } from "./inline-runs";

const TEXT = "The quick brown fox jumps over the lazy dog.";
const mark = fc
  .record({
    kind: fc.constantFrom("strong" as const, "emphasis" as const, "code" as const),
    start: fc.nat(40),
    length: fc.integer({ min: 1, max: 20 }),
  })
  .map(({ kind, start, length }): Mark => ({
    kind,
    start,
    end: Math.min(start + length, TEXT.length),
  }));

type Unit = { character: string; kinds: string };

function unroll(runs: readonly InlineRun[], kinds: readonly string[] = []): Unit[] {
  return runs.flatMap((run) => {
    if (typeof run !== "string") return unroll(run.runs, [...kinds, run.mark.kind]);
    return run
      .split("")
      .map((character) => ({ character, kinds: [...new Set(kinds)].sort().join() }));
  });
}

describe("inline runs", () => {
  it("give every character its marks, and the text back, also where marks cross", () => {
    fc.assert(
      fc.property(
        fc.array(mark, { maxLength: 8 }),
        fc.nat(20),
        fc.integer({ min: 1, max: 44 }),
        (marks, start, length) => {
          const range = { start, end: Math.min(start + length, TEXT.length) };
          const runs = toInlineRuns(TEXT, range, createMarkReader(marks)(range));
          const expected = TEXT.slice(range.start, range.end)
            .split("")
            .map((character, index) => {
              const offset = range.start + index;
              const over = marks
                .filter((one) => one.start <= offset && offset < one.end)
                .map(({ kind }) => kind);
              return { character, kinds: [...new Set(over)].sort().join() };
            });
          expect(unroll(runs)).toEqual(expected);
        },
      ),
    );
  });

  it("never put two pieces of bare text side by side, which would be text nodes that a parser joins", () => {
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 8 }), (marks) => {
        const range = { start: 0, end: TEXT.length };
        const check = (runs: readonly InlineRun[]) => {
          runs.forEach((run, index) => {
            if (typeof run === "string") expect(typeof runs[index + 1]).not.toBe("string");
            else check(run.runs);
          });
        };
        check(toInlineRuns(TEXT, range, createMarkReader(marks)(range)));
      }),
    );
  });
});
