import { refuse } from "@/domain/result";
import type { FactKind } from "../fact-kind";
import { idOf } from "../shape";
import { judgeOwner, judgePermission } from "../writing";
import { judgePassage, type ReportJudging } from "./report-judging";
import { ANNOTATION } from "./subjects";

/** Key annotation: `[creator, createdMs, edition, start, end]`. The quotation is not stored: the edition says it. */
export const annotations: FactKind<typeof ANNOTATION, ReportJudging> = {
  root: "a",
  keys: [[idOf("annotation")]],
  shape: ANNOTATION,
  written: "once",
  judge({ key, after }, judging) {
    // Annotations and comments share the keys of deletions.
    if (judging.lookup("comments", key)) return refuse("immutable");
    if (judging.hasLeft(key)) return refuse("deleted-before");
    const [, , edition, start, end] = after;
    const placed = judgePassage(judging, edition, start, end);
    return placed.ok ? judgePermission(judging, "annotation.create") : placed;
  },
  // Never replaced: another window of this person has written the same.
  judgeTrace: (key, judging) => judgeOwner(judging.lookup("annotations", key)?.[0], judging),
  undo: { by: "deleting" },
};
