import { may } from "@/domain/access/permissions";
import { ok, refuse } from "@/domain/result";
import type { FactKind } from "../fact-kind";
import { idOf, signer, time } from "../shape";
import { judgeOwner } from "../writing";
import type { ReportJudging } from "./report-judging";

const DELETION = [signer, time] as const;

/** Key annotation or comment: `[by, atMs]`; removed when the deletion is undone. */
export const deletions: FactKind<typeof DELETION, ReportJudging> = {
  root: "d",
  keys: [[idOf("annotation")], [idOf("comment")]],
  shape: DELETION,
  written: "freely",
  judge({ key, before }, judging) {
    const { role, user } = judging;
    const annotation = judging.lookup("annotations", key);
    const owner = annotation?.[0] ?? judging.lookup("comments", key)?.[1];
    if (owner === undefined) return refuse("no-such-subject");
    const noun = annotation ? "annotation" : "comment";
    const own = owner === user && may(role, `${noun}.delete.own`);
    if (!own && !may(role, `${noun}.delete.any`)) return refuse("not-yours");
    // What a lead deleted, its creator cannot bring back alone, nor make it a deletion of their own.
    const isOthers = before !== null && before[0] !== user;
    return isOthers && !may(role, "comment.delete.any") ? refuse("not-yours") : ok(null);
  },
  judgeTrace(key, judging) {
    const owner = judging.lookup("annotations", key)?.[0] ?? judging.lookup("comments", key)?.[1];
    return may(judging.role, "comment.delete.any") && owner ? ok(null) : judgeOwner(owner, judging);
  },
  undo: { by: "restating" },
  hasHistory: true,
  takesBack: true,
};
