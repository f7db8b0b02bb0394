import { describe, expect, test } from "vitest";
import { may } from "@/domain/access/permissions";
import { ROLES } from "@/domain/access/roles";
import type { UserId } from "@/domain/ids";
import { NOW } from "@/test/campaigns/arbitrary-facts";
import { type FactTable } from "@/test/fact-table";
import { targetKey } from "./report/targets";
import { ana, ben, bens, cem, judge, mark, type Attempt } from "@/test/judged-facts";

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
