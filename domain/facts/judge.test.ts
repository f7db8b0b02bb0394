import { describe, expect, test } from "vitest";
import { may, type Permission } from "@/domain/access/permissions";
import { ROLES } from "@/domain/access/roles";
import type { UserId } from "@/domain/ids";
import { EDITION_LENGTH, NOW } from "@/test/campaigns/arbitrary-facts";
import { labelKey } from "./report/labels";
import { reactionKey } from "./report/reactions";
import { CLOCK_TOLERANCE_MS } from "./writing";
import {
  ana,
  ben,
  bens,
  cem,
  free,
  judge,
  label,
  mark,
  note,
  statementBy,
  type Attempt,
} from "@/test/judged-facts";

/** What somebody tries, signed by themselves, and what the table of permissions must say: `null` is nobody. */
const RULES: [string, (me: UserId) => Attempt, Permission | null, Permission | null][] = [
  [
    "a highlight",
    (me) => ({ kind: "annotations", key: free, after: [me, NOW, 1, 0, 5] }),
    "annotation.create",
    "annotation.create",
  ],
  [
    "a comment",
    (me) => ({ kind: "comments", key: free, after: [mark, me, NOW, "I see."] }),
    "comment.create",
    "comment.create",
  ],
  [
    "another range",
    (me) => ({ kind: "targets", key: mark, after: [1, 0, 5, me, NOW] }),
    "annotation.edit.own",
    "annotation.delete.any",
  ],
  [
    "a label",
    (me) => ({ kind: "labels", key: labelKey(mark as never, label), after: [me, NOW] }),
    "annotation.label",
    "annotation.label",
  ],
  [
    "another wording",
    () => ({ kind: "edits", key: note, after: ["Look here.", NOW] }),
    "comment.edit.own",
    null,
  ],
  [
    "the end of a highlight",
    (me) => ({ kind: "deletions", key: mark, after: [me, NOW] }),
    "annotation.delete.own",
    "annotation.delete.any",
  ],
  [
    "the end of a comment",
    (me) => ({ kind: "deletions", key: note, after: [me, NOW] }),
    "comment.delete.own",
    "comment.delete.any",
  ],
  [
    "the end of a thread",
    (me) => ({ kind: "states", key: mark, after: [1, me, NOW] }),
    "thread.resolve",
    "thread.resolve",
  ],
  [
    "a reaction",
    (me) => ({ kind: "reactions", key: reactionKey(note as never, me, "👍"), after: [NOW] }),
    "reaction.toggle",
    "reaction.toggle",
  ],
  [
    "a statement",
    (me) => ({ kind: "statements", key: free, after: statementBy(me) }),
    "statement.edit",
    "statement.edit",
  ],
  [
    "word of new proposals",
    (me) => ({ kind: "revisions", key: "2", after: [1, me, NOW] }),
    "statement.edit",
    "statement.edit",
  ],
  [
    "a reaction of another",
    () => ({ kind: "reactions", key: reactionKey(note as never, cem, "👍"), after: [NOW] }),
    null,
    null,
  ],
];

describe("[SY6] the judge says what the table of permissions says", () => {
  for (const [what, attempt, own, others] of RULES) {
    test.each(ROLES)(`${what}: %s`, (role) => {
      const asBen = judge(bens(), { user: ben, role }, attempt(ben));
      expect(asBen.ok).toBe(own !== null && may(role, own));
      const asAna = judge(bens(), { user: ana, role }, attempt(ana));
      expect(asAna.ok).toBe(others !== null && may(role, others));
    });
  }

  test("signing with another's name is refused to everybody", () => {
    for (const role of ROLES) {
      for (const [what, attempt] of RULES.slice(0, 8)) {
        if (what === "another wording") continue;
        expect(judge(bens(), { user: ana, role }, attempt(ben)).ok).toBe(false);
      }
    }
  });

  test("a time that is further ahead than honest clocks are is refused", () => {
    const late = NOW + CLOCK_TOLERANCE_MS;
    for (const [at, ok] of [
      [late, true],
      [late + 1, false],
    ] as const) {
      const by = { user: ben, role: "owner" } as const;
      for (const [kind, key, after] of [
        ["annotations", free, [ben, at, 1, 0, 5]],
        ["targets", mark, [1, 0, 5, ben, at]],
        ["labels", labelKey(mark as never, label), [ben, at]],
        ["comments", free, [mark, ben, at, "Now."]],
        ["edits", note, ["Now.", at]],
        ["deletions", note, [ben, at]],
        ["states", mark, [1, ben, at]],
        ["reactions", reactionKey(note as never, ben, "👍"), [at]],
      ] as const) {
        expect(judge(bens(), by, { kind, key, after }).ok, kind).toBe(ok);
      }
    }
  });

  test("nothing points outside of its edition, or at an edition that is not there", () => {
    const by = { user: ben, role: "owner" } as const;
    const at = (edition: number, end: number) => [
      judge(bens(), by, { kind: "annotations", key: free, after: [ben, NOW, edition, 0, end] }),
      judge(bens(), by, { kind: "targets", key: mark, after: [edition, 0, end, ben, NOW] }),
    ];
    for (const verdict of at(1, EDITION_LENGTH)) expect(verdict.ok).toBe(true);
    for (const verdict of [...at(1, EDITION_LENGTH + 1), ...at(4, 5)]) {
      expect(verdict).toEqual({ ok: false, refusal: "out-of-bounds" });
    }
  });
});

describe("[WF6] equal copies", () => {
  test("are no offence if two windows of one person write the same, and refused of another's", () => {
    const facts = [
      ["annotations", mark, [ben, NOW - 9, 1, 3, 9]],
      ["comments", note, [mark, ben, NOW - 8, "Look."]],
      ["states", mark, [1, ben, NOW - 7]],
      ["deletions", note, [ben, NOW - 7]],
      ["edits", note, ["Look here.", NOW - 7]],
      ["labels", labelKey(mark as never, label), [ben, NOW - 7]],
      ["reactions", reactionKey(note as never, ben, "👍"), [NOW - 7]],
      ["statements", free, statementBy(ben)],
    ] as const;
    for (const [kind, key, after] of facts) {
      const table = () => bens([kind, key, after]);
      expect(judge(table(), { user: ben, role: "coder" }, { kind, key, after }).ok, kind).toBe(
        true,
      );
      for (const role of ROLES) {
        expect(judge(table(), { user: ana, role }, { kind, key, after }).ok, kind).toBe(false);
      }
    }
  });
});

describe("[SY6] ways around", () => {
  test("what a lead deleted, its creator cannot delete again to bring it back", () => {
    const table = bens(["deletions", note, [ana, NOW - 1]]);
    const by = { user: ben, role: "coder" } as const;
    for (const after of [[ben, NOW], undefined]) {
      expect(judge(table, by, { kind: "deletions", key: note, after })).toEqual({
        ok: false,
        refusal: "not-yours",
      });
    }
    const lead = { user: cem, role: "lead" } as const;
    expect(judge(table, lead, { kind: "deletions", key: note, after: undefined }).ok).toBe(true);
  });

  test("an id is an annotation's or a comment's: neither borrows the other's deletion", () => {
    const by = { user: ana, role: "commenter" } as const;
    const highlight: Attempt = { kind: "annotations", key: note, after: [ana, NOW, 1, 0, 5] };
    const comment: Attempt = { kind: "comments", key: mark, after: [mark, ana, NOW, "Mine."] };
    for (const attempt of [highlight, comment]) {
      expect(judge(bens(), by, attempt)).toEqual({ ok: false, refusal: "immutable" });
    }
  });

  test("writing what is there already changes nothing, and is no offence", () => {
    const after = [mark, ben, NOW - 8, "Look."];
    const again: Attempt = { kind: "comments", key: note, after };
    expect(judge(bens(), { user: ben, role: "coder" }, again).ok).toBe(true);
    expect(judge(bens(), { user: ben, role: "viewer" }, again).ok).toBe(false);
  });
});
