import { refuse } from "@/domain/result";
import type { FactKind } from "../fact-kind";
import { readKey } from "../key-form";
import { count, edition, signer, time } from "../shape";
import { judgePermission } from "../writing";
import type { ReportJudging } from "./report-judging";

const REVISION = [count, signer, time] as const;
const KEY = [edition] as const;

/** Key editionNumber: `[how often statements were proposed in it, by, atMs]`; tells windows to ask again. */
export const revisions: FactKind<typeof REVISION, ReportJudging> = {
  root: "v",
  keys: [KEY],
  shape: REVISION,
  written: "standing",
  judge({ key }, judging) {
    const edition = parseRevisionKey(key);
    // The edition that it names may be so new that this node has not read it yet.
    if (edition === null || edition > judging.editions.size + 1) return refuse("out-of-bounds");
    return judgePermission(judging, "statement.edit");
  },
  judgeTrace: (_key, judging) => judgePermission(judging, "statement.edit"),
  undo: { by: "nothing" },
};

/** The number of the edition. */
export function parseRevisionKey(key: string): number | null {
  return readKey(KEY, key)?.[0] ?? null;
}
