import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { may, type Permission } from "@/domain/access/permissions";
import { ROLES, type Role } from "@/domain/access/roles";
import type { UserId } from "@/domain/ids";
import {
  EDITION_LENGTH,
  EDITION_TEXT,
  factOf,
  keyOf,
  LABELS,
  NOW,
  SUBJECTS,
  USERS,
} from "@/test/campaigns/arbitrary-facts";
import { FactTable } from "@/test/fact-table";
import type { Annotation, Comment } from "@/domain/annotation/annotation";
import { findField } from "./shape";
import { judgeFact } from "./judge";
import { labelKey } from "./report/labels";
import { reactionKey } from "./report/reactions";
import { REPORT_FACT_NAMES, REPORT_FACTS, type ReportFactName } from "./report/report-facts";
import { targetKey } from "./report/targets";
import { CLOCK_TOLERANCE_MS, EARLIEST_TIME } from "./writing";

const EDITIONS = new Map([1, 2, 3].map((edition) => [edition, EDITION_TEXT]));
const [ana, ben, cem] = USERS as [UserId, UserId, UserId];
const [mark, note, free] = SUBJECTS as readonly string[] as [string, string, string];
const [label] = LABELS as [(typeof LABELS)[0]];
const KNOWN = { editions: EDITIONS, labels: new Set(LABELS), hasLeft: () => false };
type Attempt = { kind: ReportFactName; key: string; after: unknown };

function judge(table: FactTable, by: { user: UserId; role: Role }, attempt: Attempt) {
  const { kind, key, after } = attempt;
  const before = table.raw(kind, key);
  // The judge is asked when the change has been applied, and may look at all of it.
  table.put(kind, key, after);
  const verdict = judgeFact(
    REPORT_FACTS,
    { kind, key, before, after },
    { ...by, ...KNOWN, now: NOW, lookup: table.fact },
  );
  if (!verdict.ok) table.put(kind, key, before);
  return verdict;
}

function statementBy(user: UserId): unknown {
  const attribution = ["Gabon", "state", "GAB", "", "", "", "", "2011-09", "speech", "confirmed"];
  return [1, 3, 9, ...attribution, user, NOW];
}

/** Ben's highlight with Ben's comment, and whatever else is given. */
function bens(...more: (readonly [ReportFactName, string, unknown])[]): FactTable {
  const table = new FactTable();
  table.put("annotations", mark, [ben, NOW - 9, 1, 3, 9]);
  table.put("comments", note, [mark, ben, NOW - 8, "Look."]);
  for (const [kind, key, fact] of more) table.put(kind, key, fact);
  return table;
}

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

  test("a time is refused where it is further ahead than honest clocks are", () => {
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

describe("[ED4] a later edition", () => {
  const to = (edition: number, by: UserId, start = 5): Attempt => ({
    kind: "targets",
    key: targetKey(mark as never, edition),
    after: [edition, start, start + 4, by, NOW],
  });
  const own = (edition: number, by: UserId): Attempt => ({ ...to(edition, by), key: mark });
  const back = (key: string): Attempt => ({ kind: "targets", key, after: undefined });
  const refused = { ok: false, refusal: "not-yours" };
  const anaReviews = { user: ana, role: "coder" } as const;
  const inSecond = targetKey(mark as never, 2);
  /** Where it stands now. */
  const standing = (table: FactTable) => table.annotation(mark as never)?.target;
  const made = { edition: 1, range: { start: 3, end: 9 } };

  test("is where whoever reviews says that another's annotation stands, and nowhere else", () => {
    for (const role of ROLES) {
      const by = { user: ana, role };
      expect(judge(bens(), by, to(2, ana)).ok, role).toBe(may(role, "annotation.review"));
      expect(judge(bens(), by, to(1, ana)).ok, role).toBe(may(role, "annotation.delete.any"));
      expect(judge(bens(), by, own(1, ana)).ok, role).toBe(may(role, "annotation.delete.any"));
    }
  });

  test("is not the one that the key names, and is refused", () => {
    const wrong = { ...to(2, ana), key: targetKey(mark as never, 1) };
    expect(judge(bens(), { user: ana, role: "lead" }, wrong)).toEqual({
      ok: false,
      refusal: "malformed",
    });
  });

  test("is reviewed once: what others have confirmed stays, but for its creator and leads", () => {
    const confirmed = () => bens(["targets", inSecond, [2, 3, 9, cem, NOW - 1]]);
    expect(judge(confirmed(), anaReviews, to(2, ana))).toEqual(refused);
    expect(judge(confirmed(), anaReviews, own(2, ana))).toEqual(refused);
    expect(judge(confirmed(), anaReviews, back(inSecond))).toEqual(refused);
    expect(judge(confirmed(), { user: ana, role: "lead" }, to(2, ana)).ok).toBe(true);
    const table = confirmed();
    expect(judge(table, { user: ben, role: "commenter" }, own(2, ben)).ok).toBe(true);
    expect(standing(table)).toEqual({ edition: 2, range: { start: 5, end: 9 } });
  });

  test("what one has confirmed oneself, one may adjust and take back, and then it stands where it stood", () => {
    const table = bens(["targets", mark, [1, 4, 6, ben, NOW - 2]]);
    for (const attempt of [to(2, ana), to(2, ana, 7)]) {
      expect(judge(table, anaReviews, attempt).ok).toBe(true);
    }
    expect(standing(table)).toEqual({ edition: 2, range: { start: 7, end: 11 } });
    const commenter = { user: ana, role: "commenter" } as const;
    expect(judge(table, commenter, back(inSecond)).ok).toBe(false);
    expect(judge(table, anaReviews, back(inSecond)).ok).toBe(true);
    expect(standing(table)).toEqual({ edition: 1, range: { start: 4, end: 6 } });
  });

  test("is no way back to other words of the edition in which it was made", () => {
    const table = bens();
    expect(judge(table, anaReviews, to(2, ana)).ok).toBe(true);
    expect(judge(table, anaReviews, to(1, ana))).toEqual(refused);
    expect(judge(table, anaReviews, own(1, ana))).toEqual(refused);
    // As programs of before have written it: under the creator's own key.
    const older = bens();
    expect(judge(older, anaReviews, own(2, ana)).ok).toBe(true);
    expect(judge(older, anaReviews, own(1, ana))).toEqual(refused);
    expect(judge(older, anaReviews, back(mark)).ok).toBe(true);
    expect(standing(older)).toEqual(made);
  });

  test("in which its creator has put it is not overruled, and nothing of that is taken away", () => {
    const table = bens(["targets", mark, [2, 4, 6, ben, NOW - 2]]);
    for (const attempt of [to(2, ana), own(2, ana), back(mark)]) {
      expect(judge(table, anaReviews, attempt)).toEqual(refused);
    }
    expect(judge(table, anaReviews, to(3, ana)).ok).toBe(true);
    expect(standing(table)).toMatchObject({ edition: 3 });
    expect(judge(table, anaReviews, to(2, ana))).toEqual(refused);
    expect(judge(table, anaReviews, back(targetKey(mark as never, 3))).ok).toBe(true);
    expect(standing(table)).toEqual({ edition: 2, range: { start: 4, end: 6 } });
  });

  test("does not hold its creator's next word back", () => {
    const table = bens();
    expect(judge(table, anaReviews, { ...to(2, ana), after: [2, 5, 9, ana, NOW - 5] }).ok).toBe(
      true,
    );
    expect(judge(table, { user: ben, role: "commenter" }, own(1, ben)).ok).toBe(true);
    expect(standing(table)).toEqual({ edition: 1, range: { start: 5, end: 9 } });
  });
});

describe("words", () => {
  const by = { user: ben, role: "coder" } as const;
  const say = (body: string, before?: string) => {
    const table = bens(
      ...(before === undefined ? [] : [["edits", note, [before, NOW - 1]] as const]),
    );
    return [
      judge(table, by, { kind: "comments", key: free, after: [mark, ben, NOW, body] }),
      judge(table, by, { kind: "edits", key: note, after: [body, NOW] }),
    ];
  };
  const decide = (changed: Readonly<Record<number, string | number>>, before?: unknown[]) => {
    const table = bens(...(before ? [["statements", free, before] as const] : []));
    const after = (statementBy(ben) as unknown[]).map((value, at) => changed[at] ?? value);
    return judge(table, by, { kind: "statements", key: free, after });
  };

  test.each(["a\0b", "\u200b\u200b", "\u202eabc", "a\ud83d", " \n", "\u2067a\u202c"])(
    "[WF1] %j is no comment",
    (body) => {
      for (const verdict of say(body)) expect(verdict).toEqual({ ok: false, refusal: "not-text" });
    },
  );

  test("[WF1] names of actors and speakers are lines that can be seen", () => {
    for (const at of [3, 6, 7, 8]) {
      for (const name of ["\0", "\u200b", " ", "A\nB", "\u202eA"]) {
        expect(decide({ [at]: name })).toEqual({ ok: false, refusal: "not-text" });
      }
    }
    expect(decide({ 3: "Viet Nam 🇻🇳", 5: "VNM", 6: "Nguyễn Văn A" }).ok).toBe(true);
  });

  test("[WF2] a range holds words", () => {
    const blank = EDITION_TEXT.indexOf(" ");
    for (const [kind, key, after] of [
      ["annotations", free, [ben, NOW, 1, blank, blank + 1]],
      ["targets", mark, [1, blank, blank + 1, ben, NOW]],
    ] as const) {
      expect(judge(bens(), by, { kind, key, after })).toEqual({
        ok: false,
        refusal: "out-of-bounds",
      });
    }
    expect(decide({ 1: blank, 2: blank + 1 })).toEqual({ ok: false, refusal: "out-of-bounds" });
  });

  test("[WF3] days are in the calendar, and codes are those of the state", () => {
    for (const at of [9, 10]) {
      expect(decide({ [at]: "9999-99-99" })).toEqual({ ok: false, refusal: "no-such-day" });
      expect(decide({ [at]: "2011-02-29/2011-03-01" })).toEqual({
        ok: false,
        refusal: "no-such-day",
      });
    }
    for (const isoA3 of ["QQQ", "RUS"]) {
      expect(decide({ 3: "Norway", 5: isoA3 })).toEqual({ ok: false, refusal: "wrong-country" });
    }
    expect(decide({ 3: "Norway", 5: "NOR" }).ok).toBe(true);
  });

  test("[WF4] a label is one of the team's", () => {
    const put = (id: string, before?: unknown): ReturnType<typeof judge> => {
      const key = labelKey(mark as never, id as never);
      const table = bens(...(before === undefined ? [] : [["labels", key, before] as const]));
      return judge(table, by, { kind: "labels", key, after: [ben, NOW] });
    };
    expect(put("nolabelofour")).toEqual({ ok: false, refusal: "no-such-label" });
    expect(put("nolabelofour", [ana, NOW - 1]).ok).toBe(true);
    for (const id of LABELS) expect(put(id).ok).toBe(true);
  });

  test("[WF5] what stands is carried, in whatever it says nothing new", () => {
    const odd = statementBy(ana) as unknown[];
    odd.splice(3, 8, "Nor\0way", "state", "RUS", "\u200b", "", "", "9999-99-99", "2011-02-30");
    odd.splice(1, 2, 8, 9);
    const carried = Object.fromEntries(odd.slice(0, 11).entries()) as Record<
      number,
      string | number
    >;
    expect(decide(carried, odd).ok).toBe(true);
    expect(decide({ ...carried, 11: "written" }, odd).ok).toBe(true);
    expect(decide({ ...carried, 9: "2011-02-31" }, odd)).toEqual({
      ok: false,
      refusal: "no-such-day",
    });
    expect(decide({ ...carried, 6: "\u200b\u200b" }, odd)).toEqual({
      ok: false,
      refusal: "not-text",
    });
    expect(decide(carried)).toMatchObject({ ok: false });
    const [, again] = say("\u202eodd", "\u202eodd");
    expect(again?.ok).toBe(true);
  });

  test("[WF9] nothing was written before there was anything to write", () => {
    for (const [at, ok] of [
      [EARLIEST_TIME, true],
      [EARLIEST_TIME - 1, false],
      [1, false],
    ] as const) {
      expect(judge(bens(), by, { kind: "states", key: mark, after: [1, ben, at] }).ok).toBe(ok);
    }
  });
});

describe("[WF6] equal copies", () => {
  test("are no offence where two windows of one person write the same, and refused of another's", () => {
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

describe("[WF20] a comment that would keep its readers' browsers busy", () => {
  const by = { user: ben, role: "coder" } as const;
  const body = "> ".repeat(9_995);

  test("is refused, as a first wording and as another", () => {
    const comment: Attempt = { kind: "comments", key: free, after: [mark, ben, NOW, body] };
    const edit: Attempt = { kind: "edits", key: note, after: [body, NOW] };
    for (const attempt of [comment, edit]) {
      expect(judge(bens(), by, attempt)).toEqual({ ok: false, refusal: "too-intricate" });
    }
  });

  test("stays what it is where it stands, and can be mended and deleted", () => {
    const table = bens(["edits", note, [body, NOW - 5]]);
    const same: Attempt = { kind: "edits", key: note, after: [body, NOW - 5] };
    const better: Attempt = { kind: "edits", key: note, after: ["Look here.", NOW] };
    const gone: Attempt = { kind: "deletions", key: note, after: [ben, NOW] };
    for (const attempt of [same, better, gone]) expect(judge(table, by, attempt).ok).toBe(true);
  });
});

const attempt = fc.constantFrom(...REPORT_FACT_NAMES).chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    key: keyOf[kind],
    after: fc.oneof(
      { weight: 8, arbitrary: factOf[kind] as fc.Arbitrary<unknown> },
      { weight: 2, arbitrary: fc.constant<unknown>(undefined) },
    ),
    user: fc.constantFrom(...USERS),
    /** Most sign with their own name; else hardly anything would be accepted. */
    honest: fc.integer({ min: 0, max: 9 }).map((dice) => dice > 0),
  }),
);

function sign(kind: ReportFactName, fact: unknown, user: UserId): unknown {
  const at = findField(REPORT_FACTS[kind].shape, "signer");
  if (!Array.isArray(fact)) return fact;
  return fact.map((item: unknown, index) => (index === at ? user : item));
}

test("[SY6] whoever tries whatever, nothing of another person's changes unless the table says so", () => {
  const accepted = new Set<ReportFactName>();
  fc.assert(
    fc.property(
      fc.tuple(fc.constantFrom(...ROLES), fc.constantFrom(...ROLES), fc.constantFrom(...ROLES)),
      fc.array(attempt, { minLength: 20, maxLength: 60 }),
      (roles, attempts) => {
        const table = new FactTable();
        for (const { kind, key, after, user, honest } of attempts) {
          const role = roles[USERS.indexOf(user)] ?? "viewer";
          const before = table.annotations();
          const signed = honest ? sign(kind, after, user) : after;
          if (!judge(table, { user, role }, { kind, key, after: signed }).ok) continue;
          accepted.add(kind);
          expect(may(role, "annotation.create")).toBe(true);
          compare(before, table.annotations(), user, role);
        }
      },
    ),
    { numRuns: 400 },
  );
  expect([...accepted].sort()).toEqual([...REPORT_FACT_NAMES].sort());
}, 30_000);

function compare(before: Annotation[], after: Annotation[], user: UserId, role: Role): void {
  const rules = may(role, "annotation.delete.any");
  for (const made of after.filter(({ id }) => !before.some((old) => old.id === id))) {
    expect(made.creator).toBe(user);
  }
  for (const old of before) {
    const now = after.find(({ id }) => id === old.id);
    if (!now) throw new Error("an annotation is gone");
    expect(now).toMatchObject({ creator: old.creator, created: old.created });
    if (!may(role, "annotation.label")) expect(now.labels).toEqual(old.labels);
    if (now.stateChanged?.at !== old.stateChanged?.at) expect(now.stateChanged?.by).toBe(user);
    if (old.creator !== user && !rules && !reviews(old, now, user, role)) {
      expect(now).toMatchObject({ target: old.target, retargeted: old.retargeted });
    }
    compareDeletion(old, now, user, rules);
    compareComments(old.comments, now.comments, user, rules);
  }
}

/**
 * ED4: said to stand in a later edition than where its creator had put it, by this person now or before; what was said
 * so oneself may be taken back.
 */
function reviews(old: Annotation, now: Annotation, user: UserId, role: Role): boolean {
  return (
    may(role, "annotation.review") &&
    ((now.retargeted?.by === user && now.target.edition > old.made.edition) ||
      old.retargeted?.by === user)
  );
}

function compareComments(
  before: readonly Comment[],
  after: readonly Comment[],
  user: UserId,
  rules: boolean,
): void {
  for (const made of after.filter(({ id }) => !before.some((old) => old.id === id))) {
    expect(made.creator).toBe(user);
  }
  for (const old of before) {
    const now = after.find(({ id }) => id === old.id);
    if (!now) throw new Error("a comment is gone");
    expect(now).toMatchObject({ creator: old.creator, created: old.created });
    compareDeletion(old, now, user, rules);
    if (old.creator !== user) {
      expect(now.edited).toBe(old.edited);
      if (!old.deleted && !now.deleted) expect(now.body).toBe(old.body);
    }
    const others = ({ reactions }: Comment) => reactions.filter(({ by }) => by !== user);
    expect(others(now)).toEqual(others(old));
  }
}

type Deletable = Pick<Annotation | Comment, "creator" | "deleted">;

function compareDeletion(old: Deletable, now: Deletable, user: UserId, rules: boolean): void {
  if (rules) return;
  const isOwn = old.creator === user && (old.deleted === null || old.deleted.by === user);
  if (!isOwn) expect(now.deleted).toEqual(old.deleted);
}
