import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { importReport } from "@/domain/edition/import-report";
import { overlaps, splitsPair, type TextRange } from "@/domain/text/range";
import { Dice } from "@/test/campaigns/dice";
import { createVocabulary, proseReport, templatedReport } from "@/test/generated-reports";
import {
  deleteBlocks,
  editSentences,
  editWords,
  misread,
  moveBlocks,
  type SentenceEdit,
} from "@/test/report-edits";
import { compose, createGold, trace, type PlainEdition } from "@/test/traced-report";
import { alignEditions, carryOver, resolveSelector } from "./carry-over";
import type { Resolution } from "./resolution";
import { describe as describeRange } from "./selector";

const GHANA = [
  "# Statements",
  "The meeting was opened by the president of the coalition in the early morning.",
  "## Ghana",
  "Ghana supports the convention and calls on all states to join it.",
  "## Togo",
  "Togo supports the convention and calls on all states to join it.",
  "Funding for the survivors of remnants has grown threefold since the last review.",
];

function edition(paragraphs: readonly string[]): PlainEdition {
  return importReport(paragraphs.join("\n\n"), "md");
}

/** What becomes of the first `words` after `after`. */
function carry(from: PlainEdition, to: PlainEdition, words: string, after = "") {
  const start = from.text.indexOf(words, from.text.indexOf(after));
  const resolution = carryOver(alignEditions(from, to), { start, end: start + words.length });
  return { ...resolution, texts: placesOf(resolution).map((place) => read(to, place)) };
}

function placesOf(resolution: Resolution): readonly TextRange[] {
  switch (resolution.state) {
    case "exact":
    case "moved":
      return [resolution.range];
    case "changed":
      return [resolution.offered];
    case "ambiguous":
      return resolution.offered;
    case "lost":
      return [];
  }
}

function read({ text }: PlainEdition, { start, end }: TextRange): string {
  return text.slice(start, end);
}

describe("a quotation in a later edition", () => {
  const from = edition(GHANA);

  it("is exact if its sentence stands, wherever the offset shifted to", () => {
    const to = edition(["# Statements", "A word before.", ...GHANA.slice(1)]);
    const carried = carry(from, to, "supports the convention", "Togo supports");
    expect(carried).toMatchObject({ state: "exact", texts: ["supports the convention"] });
    expect(carried.state === "exact" && to.text.slice(0, carried.range.start)).toMatch(/Togo $/);
  });

  it("is moved if its paragraph went elsewhere", () => {
    const to = edition([GHANA[0]!, GHANA[6]!, ...GHANA.slice(1, 6)]);
    expect(carry(from, to, "grown threefold")).toMatchObject({
      state: "moved",
      texts: ["grown threefold"],
    });
  });

  it("is changed if words in it were", () => {
    const to = edition(
      GHANA.map((one) => one.replace("grown threefold", "grown nearly threefold")),
    );
    expect(carry(from, to, "has grown threefold since")).toMatchObject({
      state: "changed",
      texts: ["has grown nearly threefold since"],
    });
  });

  it("is changed if a negation came into its sentence, next to it or far from it", () => {
    for (const [words, negated] of [
      ["Togo supports", "Togo never supports"],
      ["on all states to join it.\n\nFunding", "on all states not to join it.\n\nFunding"],
    ] as const) {
      const to = edition(GHANA.join("\n\n").replace(words, negated).split("\n\n"));
      expect(carry(from, to, "supports the convention", "Togo supports")).toMatchObject({
        state: "changed",
        similarity: 1,
        texts: ["supports the convention"],
      });
    }
  });

  it("is changed if only the heading above it names another", () => {
    const to = edition(GHANA.map((one) => one.replace("## Togo", "## Benin")));
    expect(carry(from, to, "survivors of remnants")).toMatchObject({
      state: "changed",
      similarity: 1,
    });
  });

  it("is lost if its sentence is gone and a look-alike stands elsewhere", () => {
    const to = edition(GHANA.filter((one) => !one.includes("Ghana")));
    expect(carry(from, to, "supports the convention", "Ghana supports")).toEqual({
      state: "lost",
      texts: [],
    });
  });

  it("is never taken for a look-alike that was edited into its wording", () => {
    const to = edition(
      GHANA.map((one) =>
        one.startsWith("Ghana supports") ? GHANA[5]! : one === GHANA[5] ? "Togo was silent." : one,
      ),
    );
    const carried = carry(from, to, "Togo supports the convention");
    expect(["changed", "ambiguous", "lost"]).toContain(carried.state);
  });

  it("is ambiguous if its sentence was copied, beside it or elsewhere", () => {
    for (const copies of [
      GHANA.map((one) => (one === GHANA[6] ? `${one} ${one}` : one)),
      [...GHANA.slice(0, 2), GHANA[6]!, ...GHANA.slice(2)],
    ]) {
      const carried = carry(from, edition(copies), "grown threefold");
      expect(carried).toMatchObject({ state: "ambiguous" });
      expect(carried.texts).toEqual(["grown threefold", "grown threefold"]);
    }
  });

  it("is ambiguous if one of two equal sentences is left and neither side says which", () => {
    const twice = edition(["One thing came first.", "Yes, we do.", "Yes, we do.", "So it ended."]);
    const once = edition(["One thing came first.", "Yes, we do.", "So it ended."]);
    expect(carry(twice, once, "we do").state).not.toMatch(/exact|moved/);
  });

  it("is ambiguous if the end of its sentence was repeated beside it", () => {
    const [once, twice] = ["Threefold since the last review.", "Threefold since the last review."]
      .map(
        (words, more) =>
          GHANA[6]!.replace("since the last review.", `in St. ${words}`) + ` ${words}`.repeat(more),
      )
      .map((sentence) => edition([...GHANA.slice(0, 6), sentence]));
    expect(carry(once!, twice!, "Threefold since the last review").state).toBe("ambiguous");
  });

  it("keeps sense if there is nothing to quote", () => {
    const alignment = alignEditions(from, edition([]));
    expect(carryOver(alignment, { start: 0, end: 10 })).toEqual({ state: "lost" });
    const blank = from.text.indexOf("\n\n");
    expect(
      carryOver(alignEditions(from, edition(["Else."])), { start: blank, end: blank + 1 }),
    ).toEqual({ state: "lost" });
  });
});

const text = fc
  .array(fc.constantFrom("a", "b. ", "C", " ", "\n\n", "🕊️", "中", "اب ", "é", "supports "), {
    maxLength: 60,
  })
  .map((pieces) => importReport(pieces.join(""), "md"));

/** Any range that splits no character. */
function rangeIn(words: string, a: number, b: number): TextRange | null {
  const [start, end] = [a % (words.length + 1), b % (words.length + 1)].sort((x, y) => x - y);
  if (start === undefined || end === undefined || start === end) return null;
  return splitsPair(words, start) || splitsPair(words, end) ? null : { start, end };
}

describe("carrying over", () => {
  it("finds everything in an equal edition at the same offsets", () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (same, a, b) => {
        const range = rangeIn(same.text, a, b);
        if (!range) return;
        expect(carryOver(alignEditions(same, same), range)).toEqual({ state: "exact", range });
      }),
    );
  });

  it("never carries other words silently, stays in the text and splits no character", () => {
    fc.assert(
      fc.property(text, text, fc.nat(), fc.nat(), (from, to, a, b) => {
        const range = rangeIn(from.text, a, b);
        if (!range) return;
        const resolution = carryOver(alignEditions(from, to), range);
        if (resolution.state === "exact" || resolution.state === "moved") {
          expect(read(to, resolution.range)).toBe(read(from, range));
        }
        for (const { start, end } of placesOf(resolution)) {
          expect(start).toBeLessThan(end);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(to.text.length);
          expect(splitsPair(to.text, start) || splitsPair(to.text, end)).toBe(false);
        }
      }),
      { numRuns: 200 },
    );
  });

  const edits: Record<
    string,
    (from: PlainEdition, dice: Dice) => ReturnType<typeof editSentences>
  > = {
    "words edited": (from, dice) => {
      const vocabulary = createVocabulary(dice, 200);
      const blocks = deleteBlocks(moveBlocks(trace(from), 0.1, dice), 0.1, dice);
      return { blocks: editWords(blocks, 0.05 * dice.next(), vocabulary, dice), touched: [] };
    },
    "characters misread": (from, dice) => ({
      blocks: misread(trace(from), 0.02 * dice.next(), dice),
      touched: [],
    }),
    ...Object.fromEntries(
      (["delete", "negate", "duplicate-beside", "duplicate-elsewhere"] as SentenceEdit[]).map(
        (edit) => [
          `sentences: ${edit}`,
          (from: PlainEdition, dice: Dice) => editSentences(trace(from), edit, 0.1, dice),
        ],
      ),
    ),
  };

  it.each(
    Object.keys(edits).flatMap((edit) => [
      [edit, "templated statements"] as const,
      [edit, "prose in several scripts"] as const,
    ]),
  )("carries nothing to a wrong place silently: %s in %s", (edit, kind) => {
    let silent = 0;
    for (let seed = 1; seed <= 4; seed += 1) {
      const dice = new Dice(seed);
      const from = kind.startsWith("prose")
        ? proseReport(dice, 8_000, true)
        : templatedReport(dice);
      const { blocks, touched } = edits[edit]!(from, dice);
      const { edition: to, origins } = compose(blocks);
      const gold = createGold(from, to, origins);
      const alignment = alignEditions(from, to);
      for (let nth = 0; nth < 100; nth += 1) {
        const block = dice.pick(from.structure.blocks);
        const start = block.start + dice.below(block.end - block.start);
        const end = Math.min(block.end, start + 1 + dice.below(nth % 2 === 0 ? 20 : 200));
        const range = rangeIn(from.text, start, end);
        const words = range && read(from, range);
        if (!range || words !== words?.trim()) continue;
        const { intact, range: place } = gold(range);
        // Without the old text copies cannot be told, but its own place is never mistaken.
        const found = nth % 5 === 0 ? resolveSelector(to, describeRange(from, range)) : null;
        if (found?.state === "exact" || found?.state === "moved") {
          expect({ seed, words, intact, place }).toEqual({
            seed,
            words,
            intact: true,
            place: found.range,
          });
        }
        const resolution = carryOver(alignment, range);
        if (resolution.state !== "exact" && resolution.state !== "moved") continue;
        silent += 1;
        expect({ seed, words, intact, place }).toEqual({
          seed,
          words,
          intact: true,
          place: resolution.range,
        });
        const concerns = edit.includes("duplicate")
          ? (one: TextRange) => one.start <= range.start && range.end <= one.end
          : (one: TextRange) => overlaps(one, range);
        expect(touched.filter(concerns)).toEqual([]);
      }
    }
    expect(silent).toBeGreaterThan(0);
  });
});
