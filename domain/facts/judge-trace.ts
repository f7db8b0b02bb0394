import { may, mayWrite } from "@/domain/access/permissions";
import type { UserId } from "@/domain/ids";
import { ok, refuse } from "@/domain/result";
import { isFactKey, parseLabelKey, parseReactionKey, parseTargetKey, type FactKind } from "./facts";
import { judgePermission, type Judging, type Verdict } from "./judging";

/**
 * Somebody has written a fact under that key and replaced it, or taken it away, before it came here: what it said is
 * gone, and the trace of it stays. Only those leave one who could have written there.
 */
export function judgeTrace(kind: FactKind, key: string, judging: Judging): Verdict {
  if (!mayWrite(judging.role)) return refuse("read-only");
  if (!isFactKey(kind, key)) return refuse("malformed");
  const { user, role, lookup } = judging;
  const own = (owner: UserId | undefined): Verdict =>
    owner === undefined
      ? refuse("no-such-subject")
      : owner === user
        ? ok(null)
        : refuse("not-yours");
  switch (kind) {
    // Never replaced: another window of this person has written the same.
    case "annotations":
      return own(lookup("annotations", key)?.[0]);
    case "comments":
    case "edits":
      return own(lookup("comments", key)?.[1]);
    case "reactions": {
      const { comment = "", user: reacting } = parseReactionKey(key) ?? {};
      return own(lookup("comments", comment) ? reacting : undefined);
    }
    case "labels":
      return about(parseLabelKey(key)?.annotation)
        ? judgePermission(judging, "annotation.label")
        : refuse("no-such-subject");
    case "states":
      return about(key) ? judgePermission(judging, "thread.resolve") : refuse("no-such-subject");
    case "targets": {
      const annotation = lookup("annotations", parseTargetKey(key)?.annotation ?? "");
      return may(role, "annotation.review") && annotation ? ok(null) : own(annotation?.[0]);
    }
    case "deletions": {
      const owner = lookup("annotations", key)?.[0] ?? lookup("comments", key)?.[1];
      return may(role, "comment.delete.any") && owner ? ok(null) : own(owner);
    }
    case "statements":
    case "revisions":
      return judgePermission(judging, "statement.edit");
  }

  function about(annotation: string | undefined): boolean {
    return annotation !== undefined && lookup("annotations", annotation) !== null;
  }
}
