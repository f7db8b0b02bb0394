import type { CommentId } from "@/domain/ids";
import { refuse } from "@/domain/result";
import { isTooIntricate } from "@/domain/text/intricacy";
import { isCommentBody, toCommentBody } from "../comment-body";
import type { FactKind } from "../fact-kind";
import { idOf } from "../shape";
import { judgeOwner, judgePermission } from "../writing";
import type { ReportJudging } from "./report-judging";
import { COMMENT } from "./subjects";

/** Key comment: `[annotation, creator, createdMs, body]`. */
export const comments: FactKind<typeof COMMENT, ReportJudging> = {
  root: "c",
  keys: [[idOf("comment")]],
  shape: COMMENT,
  written: "once",
  judge({ key, after }, judging) {
    if (judging.lookup("annotations", key)) return refuse("immutable");
    if (judging.hasLeft(key)) return refuse("deleted-before");
    const [annotation, , , body] = after;
    if (!isCommentBody(body)) return refuse("not-text");
    if (isTooIntricate(body)) return refuse("too-intricate");
    if (!judging.lookup("annotations", annotation)) return refuse("no-such-subject");
    return judgePermission(judging, "comment.create");
  },
  judgeTrace: (key, judging) => judgeOwner(judging.lookup("comments", key)?.[1], judging),
  undo: { by: "deleting" },
  mend: ([annotation, creator, created, body]) => [
    annotation,
    creator,
    created,
    toCommentBody(body) ?? body,
  ],
  keep: (key, [annotation, , , body]) => ({ annotation, comment: key as CommentId, body }),
};
