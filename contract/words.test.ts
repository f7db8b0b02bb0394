import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeFact } from "@/domain/facts/judge";
import {
  REPORT_FACTS,
  type ReportFactName,
  type ReportFacts,
} from "@/domain/facts/report/report-facts";
import type { UserId } from "@/domain/ids";
import { whyNoPassage } from "@/domain/text/passage";
import { FactTable } from "@/test/fact-table";
import { actorNameSchema, looseDateSchema, newActorSchema } from "./actors";
import { newAnnotationSchema } from "./reports";

const ME = "useruseruser" as UserId;
const NOW = 1_760_000_000_000;
const MARK = "aaaaaaaaaaaa";
const TEXT = "Viet Nam \u200b asked 😀 for the floor.";

/** What somebody may try to say: words, things that cannot be seen, controls, turned directions, halves of pairs. */
const words = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...Array.from("\0\u0007\n\t\r\u200b\u202e\u202c\u2067\u2069\u2028\u0085\u2800\ufeff "),
        "\ud83d",
        "\ude00",
      ),
      fc.string({ maxLength: 4 }),
      fc.constantFrom("Norway", "😀", "‏"),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(""));

function takes<Kind extends ReportFactName>(
  kind: Kind,
  key: string,
  after: ReportFacts[Kind],
): boolean {
  const table = new FactTable();
  if (kind !== "annotations") table.put("annotations", MARK, [ME, NOW, 1, 0, 4]);
  const judging = {
    user: ME,
    role: "coder" as const,
    now: NOW,
    lookup: table.fact,
    editions: new Map([[1, TEXT]]),
    labels: new Set<never>(),
    hasLeft: () => false,
  };
  return judgeFact(REPORT_FACTS, { kind, key, before: undefined, after }, judging).ok;
}

function statement(said: {
  actor?: string;
  isoA3?: string;
  date?: string;
}): ReportFacts["statements"] {
  const { actor = "Gabon", isoA3 = "", date = "" } = said;
  return [1, 0, 4, actor, "state", isoA3, "", "", "", date, "", "speech", "confirmed", ME, NOW];
}

describe("[WF1] what the API takes, the live document takes, and nothing else", () => {
  it("as a comment", () => {
    fc.assert(
      fc.property(words, (raw) => {
        const read = newAnnotationSchema.safeParse({ start: 0, end: 4, comment: raw });
        const said = read.data?.comment ?? raw;
        expect(takes("comments", "cccccccccccc", [MARK as never, ME, NOW, said])).toBe(
          read.success,
        );
        // White space around it is taken away by the API, and seen by nobody.
        if (takes("comments", "cccccccccccc", [MARK as never, ME, NOW, raw]))
          expect(read.success).toBe(true);
      }),
      {
        numRuns: 1_000,
        examples: [
          ["a\0b"],
          ["\u200b"],
          ["\u202eabc"],
          ["a\ud83d"],
          [" "],
          ["\u2067a\u202e\u2069"],
        ],
      },
    );
  });

  it("as the name of an actor", () => {
    fc.assert(
      fc.property(words, (raw) => {
        const read = actorNameSchema.safeParse(raw);
        expect(takes("statements", "ssssssssssss", statement({ actor: read.data ?? raw }))).toBe(
          read.success,
        );
      }),
      { numRuns: 1_000, examples: [["\0"], ["\u200b"], ["a\nb"], ["\u202dOwner"]] },
    );
  });

  it("[WF2] as a range", () => {
    const at = fc.integer({ min: 0, max: TEXT.length + 2 });
    fc.assert(
      fc.property(at, at, (start, end) => {
        const isPassage = whyNoPassage(TEXT, { start, end }) === null;
        expect(takes("annotations", MARK, [ME, NOW, 1, start, end])).toBe(isPassage);
      }),
      { numRuns: 300 },
    );
  });

  it("[WF3] as a date and as a code", () => {
    for (const date of ["2011", "2011-02-28", "2011-02-29", "9999-99-99", "0000-01", "2011-00"]) {
      const read = looseDateSchema.safeParse(date).success;
      expect(takes("statements", "ssssssssssss", statement({ date })), date).toBe(read);
    }
    for (const isoA3 of ["GAB", "QQQ", "gab", "ZZZ"]) {
      const read = newActorSchema.safeParse({ name: "G", kind: "state", isoA3 }).success;
      expect(takes("statements", "ssssssssssss", statement({ actor: "G", isoA3 })), isoA3).toBe(
        read,
      );
    }
  });
});
