import type { AnnotationId, LabelId } from "@/domain/ids";
import { refuse } from "@/domain/result";
import type { FactKind } from "../fact-kind";
import { readKey, writeKey } from "../key-form";
import { idOf, signer, time } from "../shape";
import { judgePermission } from "../writing";
import type { ReportJudging } from "./report-judging";

const LABEL = [signer, time] as const;
const KEY = [idOf("annotation"), idOf("label")] as const;

/** Key `annotation.label`: `[by, atMs]`; removed when the label is taken off. */
export const labels: FactKind<typeof LABEL, ReportJudging> = {
  root: "l",
  keys: [KEY],
  shape: LABEL,
  written: "freely",
  judge({ key, after, isNew }, judging) {
    const parsed = parseLabelKey(key);
    if (!parsed || !judging.lookup("annotations", parsed.annotation)) {
      return refuse("no-such-subject");
    }
    if (after && isNew && judging.labels?.has(parsed.label) === false) {
      return refuse("no-such-label");
    }
    return judgePermission(judging, "annotation.label");
  },
  judgeTrace(key, judging) {
    const annotation = parseLabelKey(key)?.annotation ?? "";
    return judging.lookup("annotations", annotation)
      ? judgePermission(judging, "annotation.label")
      : refuse("no-such-subject");
  },
  undo: { by: "restating" },
  hasHistory: true,
};

export function labelKey(annotation: AnnotationId, label: LabelId): string {
  return writeKey(KEY, [annotation, label]);
}

export function parseLabelKey(key: string): { annotation: AnnotationId; label: LabelId } | null {
  const parts = readKey(KEY, key);
  return parts && { annotation: parts[0], label: parts[1] };
}
