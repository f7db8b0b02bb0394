import { refuse } from "@/domain/result";
import type { FactKind } from "../fact-kind";
import { choice, idOf, signer, time } from "../shape";
import { judgePermission } from "../writing";
import type { ReportJudging } from "./report-judging";

const STATE = [choice([0, 1]), signer, time] as const;

/** Key annotation: `[1 resolved | 0 open, by, atMs]`. */
export const states: FactKind<typeof STATE, ReportJudging> = {
  root: "s",
  keys: [[idOf("annotation")]],
  shape: STATE,
  written: "standing",
  judge: ({ key }, judging) => judgeAbout(key, judging),
  judgeTrace: judgeAbout,
  // A thread that was never resolved is open.
  undo: { by: "restating", withdraw: ([, by, at]) => [0, by, at] },
  hasHistory: true,
};

function judgeAbout(key: string, judging: ReportJudging) {
  return judging.lookup("annotations", key)
    ? judgePermission(judging, "thread.resolve")
    : refuse("no-such-subject");
}
