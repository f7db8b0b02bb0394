import { refuse } from "@/domain/result";
import type { FactKind } from "../fact-kind";
import { readKey } from "../key-form";
import { count, edition, signer, time } from "../shape";
import { judgePermission } from "../writing";
import type { ReportJudging } from "./report-judging";

const REVISION = [count, signer, time] as const;
const KEY = [edition] as const;

/** An edition of which windows are told: it came, or statements were proposed in it again. */
export type Revision = {
  id: string;
  edition: number;
  /** How often statements were proposed. */
  proposed: number;
};

/** Key editionNumber: `[how often statements were proposed in it, by, atMs]`; tells windows to ask again. */
export const revisions: FactKind<typeof REVISION, ReportJudging, Revision> = {
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
  read: (key, [proposed]) => ({ id: key, edition: Number(key), proposed }),
};

function parseRevisionKey(key: string): number | null {
  return readKey(KEY, key)?.[0] ?? null;
}
