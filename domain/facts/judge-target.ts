import { may } from "@/domain/access/permissions";
import { refuse } from "@/domain/result";
import { parseFact, parseTargetKey, targetKey, type Facts } from "./facts";
import {
  judgePassage,
  judgePermission,
  judgeStamp,
  type FactChange,
  type Judging,
  type Verdict,
} from "./judging";

/**
 * Where an annotation points. Under its own key, its creator and leads say so; under the key of an edition, whoever
 * reviews says where it stands in that one, so that nothing of what its creator said is overwritten by it.
 */
export function judgeTarget(change: FactChange, judging: Judging): Verdict {
  const key = parseTargetKey(change.key);
  const made = key && judging.lookup("annotations", key.annotation);
  if (!key || !made) return refuse("no-such-subject");
  const rules = made[0] === judging.user || may(judging.role, "annotation.delete.any");
  if (!rules && !mayReview(change, key, made, judging)) return refuse("not-yours");
  const permission = rules ? "annotation.edit.own" : "annotation.review";
  if (change.after === undefined) return judgePermission(judging, permission);
  const fact = parseFact("targets", change.after);
  if (!fact) return refuse("malformed");
  const [edition, start, end, by, at] = fact;
  if (key.edition !== null && key.edition !== edition) return refuse("malformed");
  if (by !== judging.user) return refuse("forged-creator");
  if (!saysTheSamePlace(change.before, fact)) {
    const placed = judgePassage(judging, edition, start, end);
    if (!placed.ok) return placed;
  }
  return judgeStamp(at, judging, permission);
}

type TargetKey = NonNullable<ReturnType<typeof parseTargetKey>>;

/**
 * Somebody else's annotation is taken into a later edition than the one where its creator put it, and never over what
 * another has decided there; what one has decided oneself, one may decide anew or take back. Two steps reach no
 * further than one: whatever is overwritten or taken away is one's own, and what it was before stands again.
 */
function mayReview(
  { before, after }: FactChange,
  key: TargetKey,
  made: Facts["annotations"],
  judging: Judging,
): boolean {
  if (!may(judging.role, "annotation.review")) return false;
  const standing = parseFact("targets", before);
  if (standing && standing[3] !== judging.user) return false;
  const next = parseFact("targets", after);
  if (!next) return standing !== null;
  if (next[0] <= made[2]) return false;
  const others = (
    key.edition === null ? reviewsOf(key, judging) : [ownTarget(key, judging)]
  ).filter((fact) => fact !== null && fact[3] !== judging.user);
  return others.every((fact) => fact === null || next[0] > fact[0]);
}

function ownTarget({ annotation }: TargetKey, { lookup }: Judging): Facts["targets"] | null {
  return lookup("targets", annotation);
}

function reviewsOf({ annotation }: TargetKey, judging: Judging): (Facts["targets"] | null)[] {
  return [...judging.editions.keys()].map((edition) =>
    judging.lookup("targets", targetKey(annotation, edition)),
  );
}

function saysTheSamePlace(before: unknown, [edition, start, end]: Facts["targets"]): boolean {
  const standing = parseFact("targets", before);
  return standing?.[0] === edition && standing[1] === start && standing[2] === end;
}
