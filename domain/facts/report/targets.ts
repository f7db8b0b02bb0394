import { may } from "@/domain/access/permissions";
import type { AnnotationId } from "@/domain/ids";
import { ok, refuse } from "@/domain/result";
import type { FactKind, TupleChange } from "../fact-kind";
import { readKey, writeKey } from "../key-form";
import { edition, end, idOf, signer, start, time, type TupleOf } from "../shape";
import { judgeOwner, judgePermission } from "../writing";
import { judgePassage, type ReportJudging } from "./report-judging";
import type { SubjectFacts } from "./subjects";

const TARGET = [edition, start, end, signer, time] as const;
const OWN = [idOf("annotation")] as const;
const REVIEW = [idOf("annotation"), edition] as const;

type Target = TupleOf<typeof TARGET>;
type TargetJudging = ReportJudging<{ targets: Target }>;

/**
 * Key annotation: where its creator or a lead has put it; key `annotation.edition`: where somebody who reviews says that
 * it stands in that later edition, so that nothing of what its creator said is overwritten by it:
 * `[edition, start, end, by, atMs]`.
 */
export const targets: FactKind<typeof TARGET, TargetJudging> = {
  root: "t",
  keys: [OWN, REVIEW],
  shape: TARGET,
  written: "freely",
  judge(change, judging) {
    const key = parseTargetKey(change.key);
    const made = key && judging.lookup("annotations", key.annotation);
    if (!key || !made) return refuse("no-such-subject");
    const rules = made[0] === judging.user || may(judging.role, "annotation.delete.any");
    if (!rules && !mayReview(change, key, made, judging)) return refuse("not-yours");
    const { before, after } = change;
    if (after) {
      const [edition, start, end] = after;
      if (key.edition !== null && key.edition !== edition) return refuse("malformed");
      if (!saysTheSamePlace(before, after)) {
        const placed = judgePassage(judging, edition, start, end);
        if (!placed.ok) return placed;
      }
    }
    return judgePermission(judging, rules ? "annotation.edit.own" : "annotation.review");
  },
  judgeTrace(key, judging) {
    const made = judging.lookup("annotations", parseTargetKey(key)?.annotation ?? "");
    const reviews = made !== null && may(judging.role, "annotation.review");
    return reviews ? ok(null) : judgeOwner(made?.[0], judging);
  },
  undo: { by: "restating" },
  hasHistory: true,
  replaces(key, lookup) {
    const parsed = parseTargetKey(key);
    const made = parsed?.edition === null ? lookup("annotations", parsed.annotation) : null;
    if (!made) return null;
    const [creator, created, edition, start, end] = made;
    return [edition, start, end, creator, created];
  },
};

type TargetKey = { annotation: AnnotationId; edition: number | null };

/** The key under which somebody says where it stands in that edition. */
export function targetKey(annotation: AnnotationId, edition: number): string {
  return writeKey(REVIEW, [annotation, edition]);
}

/** `edition` is `null` in the key under which its creator or a lead puts it. */
export function parseTargetKey(key: string): TargetKey | null {
  const own = readKey(OWN, key);
  if (own) return { annotation: own[0], edition: null };
  const review = readKey(REVIEW, key);
  return review && { annotation: review[0], edition: review[1] };
}

/**
 * Somebody else's annotation is taken into a later edition than the one where its creator put it, and never over what
 * another has decided there; what one has decided oneself, one may decide again or take back. Two steps reach no
 * further than one: whatever is overwritten or taken away is one's own, and what it was before stands again.
 */
function mayReview(
  { before, after }: TupleChange<Target>,
  key: TargetKey,
  made: SubjectFacts["annotations"],
  judging: TargetJudging,
): boolean {
  if (!may(judging.role, "annotation.review")) return false;
  if (before && before[3] !== judging.user) return false;
  if (!after) return before !== null;
  if (after[0] <= made[2]) return false;
  const others = (
    key.edition === null ? reviewsOf(key, judging) : [judging.lookup("targets", key.annotation)]
  ).filter((fact) => fact !== null && fact[3] !== judging.user);
  return others.every((fact) => fact === null || after[0] > fact[0]);
}

function reviewsOf({ annotation }: TargetKey, judging: TargetJudging): (Target | null)[] {
  return [...judging.editions.keys()].map((edition) =>
    judging.lookup("targets", targetKey(annotation, edition)),
  );
}

function saysTheSamePlace(before: Target | null, [edition, start, end]: Target): boolean {
  return before?.[0] === edition && before[1] === start && before[2] === end;
}
