import type { CommentId } from "@/domain/ids";
import { refuse } from "@/domain/result";
import { isTooIntricate } from "@/domain/text/intricacy";
import { isCommentBody, MAX_BODY_LENGTH, toCommentBody } from "../comment-body";
import type { FactKind } from "../fact-kind";
import { idOf, text, time } from "../shape";
import { judgeOwner, judgePermission } from "../writing";
import type { ReportJudging } from "./report-judging";

const EDIT = [text(1, MAX_BODY_LENGTH), time] as const;

/** Key comment: the body as last edited by its creator: `[body, atMs]`. */
export const edits: FactKind<typeof EDIT, ReportJudging> = {
  root: "e",
  keys: [[idOf("comment")]],
  shape: EDIT,
  written: "freely",
  owner: (key, lookup) => lookup("comments", key)?.[1] ?? null,
  judge({ key, before, after }, judging) {
    const comment = judging.lookup("comments", key);
    const own = judgeOwner(comment?.[1], judging);
    if (!own.ok) return own;
    if (after) {
      const [body] = after;
      const isCarried = body === before?.[0] || body === comment?.[3];
      if (!isCarried && !isCommentBody(body)) return refuse("not-text");
      if (!isCarried && isTooIntricate(body)) return refuse("too-intricate");
    }
    return judgePermission(judging, "comment.edit.own");
  },
  judgeTrace: (key, judging) => judgeOwner(judging.lookup("comments", key)?.[1], judging),
  undo: { by: "restating" },
  hasHistory: true,
  mend: ([body, at]) => [toCommentBody(body) ?? body, at],
  keep: (key, [body], lookup) => ({
    annotation: lookup("comments", key)?.[0] ?? null,
    comment: key as CommentId,
    body,
  }),
  replaces(key, lookup) {
    const comment = lookup("comments", key);
    return comment && [comment[3], comment[2]];
  },
};
