import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { factOf, keyOf, LABELS, NOW, SUBJECTS, USERS } from "@/test/campaigns/arbitrary-facts";
import { FactTable } from "@/test/fact-table";
import { isListed, isPainted, liveComments, type Annotation } from "./annotation";
import { labelKey } from "@/domain/facts/report/labels";
import { reactionKey } from "@/domain/facts/report/reactions";
import { REPORT_FACT_NAMES, type ReportFactName } from "@/domain/facts/report/report-facts";

type Row = { kind: ReportFactName; key: string; fact: unknown };

const row: fc.Arbitrary<Row> = fc
  .constantFrom(...REPORT_FACT_NAMES)
  .chain((kind) => fc.record({ kind: fc.constant(kind), key: keyOf[kind], fact: factOf[kind] }));
const rows = fc.uniqueArray(row, {
  minLength: 10,
  maxLength: 60,
  selector: ({ kind, key }) => `${kind} ${key}`,
});

function project(facts: readonly Row[]): Annotation[] {
  const table = new FactTable();
  for (const { kind, key, fact } of facts) table.put(kind, key, fact);
  return table.annotations();
}

const [ana, ben] = USERS as [(typeof USERS)[0], (typeof USERS)[0]];
const [mark, root, reply] = SUBJECTS as [
  (typeof SUBJECTS)[0],
  (typeof SUBJECTS)[0],
  (typeof SUBJECTS)[0],
];
const made: Row = { kind: "annotations", key: mark, fact: [ana, NOW, 1, 3, 9] };
const said: Row = { kind: "comments", key: root, fact: [mark, ana, NOW + 1, "Look."] };
const answered: Row = { kind: "comments", key: reply, fact: [mark, ben, NOW + 2, "I see."] };

function only(...facts: Row[]): Annotation {
  const [annotation] = project(facts);
  if (!annotation) throw new Error("there is no annotation");
  return annotation;
}

describe("a thread", () => {
  test("is the same in whatever order its facts arrive", () => {
    fc.assert(
      fc.property(
        rows.chain((facts) =>
          fc.tuple(
            fc.constant(facts),
            fc.shuffledSubarray(facts, { minLength: facts.length, maxLength: facts.length }),
          ),
        ),
        ([facts, shuffled]) => {
          expect(project(shuffled)).toEqual(project(facts));
        },
      ),
    );
  });

  test("has its comments in the order of their creation, and each once", () => {
    fc.assert(
      fc.property(rows, (facts) => {
        for (const { comments } of project(facts)) {
          expect(new Set(comments.map(({ id }) => id)).size).toBe(comments.length);
          for (const [index, { created }] of comments.slice(1).entries()) {
            expect(comments[index]?.created).toBeLessThanOrEqual(created);
          }
        }
      }),
    );
  });

  test("keeps every comment, deleted or not, and shows no word of a deleted one", () => {
    fc.assert(
      fc.property(rows, (facts) => {
        const table = new FactTable();
        for (const { kind, key, fact } of facts) table.put(kind, key, fact);
        for (const annotation of table.annotations()) {
          const about = table
            .keys("comments")
            .filter((key) => table.fact("comments", key)?.[0] === annotation.id);
          expect(annotation.comments.map(({ id }) => id).toSorted()).toEqual(about.toSorted());
          for (const comment of annotation.comments) {
            const { id, body, deleted } = comment;
            const edit = table.fact("edits", id);
            expect(deleted !== null).toBe(table.fact("deletions", id) !== null);
            expect(body).toBe(deleted ? "" : (edit?.[0] ?? table.fact("comments", id)?.[3]));
            expect(comment.edited).toBe(edit?.[1] ?? null);
          }
          expect(liveComments(annotation).every(({ deleted }) => deleted === null)).toBe(true);
        }
      }),
    );
  });

  test("a deleted root keeps its replies", () => {
    const { comments } = only(made, said, answered, {
      kind: "deletions",
      key: root,
      fact: [ana, NOW + 3],
    });
    expect(comments.map(({ body }) => body)).toEqual(["", "I see."]);
    expect(comments[0]?.deleted).toEqual({ by: ana, at: NOW + 3 });
  });

  test("a deleted annotation is listed as long as somebody's words hang on it", () => {
    const gone: Row = { kind: "deletions", key: mark, fact: [ana, NOW + 3] };
    const noReply: Row = { kind: "deletions", key: reply, fact: [ben, NOW + 4] };
    const noRoot: Row = { kind: "deletions", key: root, fact: [ana, NOW + 4] };
    expect(isPainted(only(made, said, gone))).toBe(false);
    expect(isListed(only(made, said, gone))).toBe(true);
    expect(isListed(only(made, said, answered, gone, noRoot))).toBe(true);
    expect(isListed(only(made, said, answered, gone, noRoot, noReply))).toBe(false);
    expect(isListed(only(made))).toBe(true);
  });

  test("of two comments of one millisecond everybody has the same first", () => {
    const second: Row = { ...answered, fact: [mark, ben, NOW + 1, "At once."] };
    for (const facts of [
      [made, said, second],
      [made, second, said],
    ]) {
      expect(only(...facts).comments.map(({ id }) => id)).toEqual([root, reply]);
    }
  });

  test("is open until it is resolved, and open again when it is reopened", () => {
    const state = (flag: 0 | 1): Row => ({
      kind: "states",
      key: mark,
      fact: [flag, ben, NOW + 5],
    });
    expect(only(made)).toMatchObject({ state: "open", stateChanged: null });
    expect(only(made, state(1))).toMatchObject({
      state: "resolved",
      stateChanged: { by: ben, at: NOW + 5 },
    });
    expect(only(made, state(0))).toMatchObject({
      state: "open",
      stateChanged: { by: ben, at: NOW + 5 },
    });
  });
});

describe("an annotation", () => {
  test("is where it was moved to, and knows who moved it", () => {
    expect(only(made)).toMatchObject({
      target: { edition: 1, range: { start: 3, end: 9 } },
      retargeted: null,
    });
    expect(only(made, { kind: "targets", key: mark, fact: [2, 4, 6, ben, NOW + 1] })).toMatchObject(
      {
        target: { edition: 2, range: { start: 4, end: 6 } },
        retargeted: { by: ben, at: NOW + 1 },
      },
    );
  });

  test("whatever happens to it, it stays its creator's, of that time", () => {
    fc.assert(
      fc.property(rows, (facts) => {
        for (const annotation of project(facts)) {
          const [creator, created] = facts.find(
            ({ kind, key }) => kind === "annotations" && key === annotation.id,
          )?.fact as [string, number];
          expect(annotation).toMatchObject({ creator, created });
        }
      }),
    );
  });

  test("has labels in the order in which they were put on, and reactions likewise", () => {
    const [first, second] = LABELS as [(typeof LABELS)[0], (typeof LABELS)[0]];
    const { labels, comments } = only(
      made,
      said,
      { kind: "labels", key: labelKey(mark, first), fact: [ana, NOW + 9] },
      { kind: "labels", key: labelKey(mark, second), fact: [ben, NOW + 8] },
      { kind: "reactions", key: reactionKey(root, ana, "👍"), fact: [NOW + 9] },
      { kind: "reactions", key: reactionKey(root, ben, "🎉"), fact: [NOW + 8] },
    );
    expect(labels).toEqual([second, first]);
    expect(comments[0]?.reactions.map(({ by }) => by)).toEqual([ben, ana]);
  });
});
