import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseId, type Id } from "@/domain/ids";
import { anyId, factOf, keyOf } from "@/test/campaigns/arbitrary-facts";
import { isFactKey, parseFact } from "./fact-kind";
import { labelKey, parseLabelKey } from "./report/labels";
import { parseReactionKey, REACTION_EMOJI, reactionKey } from "./report/reactions";
import { REPORT_FACT_NAMES, REPORT_FACTS } from "./report/report-facts";
import { MAX_BODY_LENGTH } from "./comment-body";

const kind = fc.constantFrom(...REPORT_FACT_NAMES);
/** Things of all shapes, many of them nearly right. */
const anything = fc.oneof(
  fc.anything(),
  fc.array(fc.oneof(anyId, fc.integer(), fc.string(), fc.constantFrom(0, 1, null)), {
    maxLength: 6,
  }),
);

describe("keys", () => {
  test("what was put together comes apart as the same", () => {
    fc.assert(
      fc.property(anyId, anyId, fc.constantFrom(...REACTION_EMOJI), (a, b, emoji) => {
        expect(parseId(a)).toBe(a);
        expect(parseLabelKey(labelKey(a as Id<"annotation">, b as Id<"label">))).toEqual({
          annotation: a,
          label: b,
        });
        expect(parseReactionKey(reactionKey(a as Id<"comment">, b as Id<"user">, emoji))).toEqual({
          comment: a,
          user: b,
          emoji,
        });
      }),
    );
  });

  test("whatever is read as a key is printed as the same key", () => {
    const part = fc.oneof(anyId, fc.string({ maxLength: 13 }), fc.constantFrom(...REACTION_EMOJI));
    const key = fc.array(part, { maxLength: 4 }).map((parts) => parts.join("."));
    fc.assert(
      fc.property(key, (raw) => {
        const label = parseLabelKey(raw);
        if (label) expect(labelKey(label.annotation, label.label)).toBe(raw);
        const reaction = parseReactionKey(raw);
        if (reaction) {
          expect(reactionKey(reaction.comment, reaction.user, reaction.emoji)).toBe(raw);
        }
        expect(isFactKey(REPORT_FACTS, "labels", raw)).toBe(label !== null);
        expect(isFactKey(REPORT_FACTS, "reactions", raw)).toBe(reaction !== null);
      }),
    );
  });

  test("each kind takes the keys of its own form", () => {
    fc.assert(
      fc.property(
        kind.chain((one) => fc.tuple(fc.constant(one), keyOf[one])),
        ([one, key]) => {
          expect(isFactKey(REPORT_FACTS, one, key)).toBe(true);
          expect(isFactKey(REPORT_FACTS, one, `${key}.`)).toBe(false);
          if (one !== "revisions")
            expect(isFactKey(REPORT_FACTS, one, key.toUpperCase())).toBe(false);
        },
      ),
    );
  });
});

describe("tuples", () => {
  test("what has the shape is taken as it is", () => {
    fc.assert(
      fc.property(
        kind.chain((one) => fc.tuple(fc.constant(one), factOf[one])),
        ([one, fact]) => {
          expect(parseFact(REPORT_FACTS, one, fact)).toBe(fact);
        },
      ),
    );
  });

  test("anything else is refused, never thrown at", () => {
    fc.assert(
      fc.property(kind, anything, (one, raw) => {
        const fact = parseFact(REPORT_FACTS, one, raw);
        expect(fact === null || fact === raw).toBe(true);
        if (fact === null) return;
        // Only small flat things get in: what is stored can be told in JSON and read again.
        expect(JSON.parse(JSON.stringify(fact))).toEqual(fact);
        expect(fact.length).toBeLessThanOrEqual(5);
      }),
    );
  });

  test("one item too many, one too few, or a wrong one is refused", () => {
    const wrong = fc.constantFrom(NaN, -1, 0.5, 2 ** 53, null, undefined, {}, [], true, "");
    fc.assert(
      fc.property(
        kind.chain((one) => fc.tuple(fc.constant(one), factOf[one], fc.nat(4), wrong)),
        ([one, fact, index, bad]) => {
          expect(parseFact(REPORT_FACTS, one, [...fact, fact[0]])).toBeNull();
          expect(parseFact(REPORT_FACTS, one, fact.slice(0, -1))).toBeNull();
          const at = index % fact.length;
          expect(
            parseFact(
              REPORT_FACTS,
              one,
              (fact as readonly unknown[]).map((item, n) => (n === at ? bad : item)),
            ),
          ).toBeNull();
        },
      ),
    );
  });

  test("a body has at least one code unit and no more than the limit", () => {
    expect(parseFact(REPORT_FACTS, "edits", ["", 1])).toBeNull();
    expect(parseFact(REPORT_FACTS, "edits", ["x".repeat(MAX_BODY_LENGTH), 1])).not.toBeNull();
    expect(parseFact(REPORT_FACTS, "edits", ["x".repeat(MAX_BODY_LENGTH + 1), 1])).toBeNull();
  });
});
