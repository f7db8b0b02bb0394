import fc from "fast-check";
import { expect, test } from "vitest";
import { may } from "@/domain/access/permissions";
import { ROLES, type Role } from "@/domain/access/roles";
import type { UserId } from "@/domain/ids";
import { factOf, keyOf, USERS } from "@/test/campaigns/arbitrary-facts";
import { FactTable } from "@/test/fact-table";
import type { Annotation, Comment } from "@/domain/annotation/annotation";
import { findField } from "./shape";
import { REPORT_FACT_NAMES, REPORT_FACTS, type ReportFactName } from "./report/report-facts";
import { judge } from "@/test/judged-facts";

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
