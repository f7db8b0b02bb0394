import { type Role } from "@/domain/access/roles";
import type { UserId } from "@/domain/ids";
import { EDITION_TEXT, LABELS, NOW, SUBJECTS, USERS } from "./campaigns/arbitrary-facts";
import { FactTable } from "./fact-table";
import { judgeFact } from "@/domain/facts/judge";
import { REPORT_FACTS, type ReportFactName } from "@/domain/facts/report/report-facts";

const EDITIONS = new Map([1, 2, 3].map((edition) => [edition, EDITION_TEXT]));
export const [ana, ben, cem] = USERS as [UserId, UserId, UserId];
export const [mark, note, free] = SUBJECTS as readonly string[] as [string, string, string];
export const [label] = LABELS as [(typeof LABELS)[0]];
const KNOWN = { editions: EDITIONS, labels: new Set(LABELS), hasLeft: () => false };

export type Attempt = { kind: ReportFactName; key: string; after: unknown };

export function judge(table: FactTable, by: { user: UserId; role: Role }, attempt: Attempt) {
  const { kind, key, after } = attempt;
  const before = table.raw(kind, key);
  // The judge is asked when the change has been applied, and may look at all of it.
  table.put(kind, key, after);
  const verdict = judgeFact(
    REPORT_FACTS,
    { kind, key, before, after },
    { ...by, ...KNOWN, now: NOW, lookup: table.fact },
  );
  if (!verdict.ok) table.put(kind, key, before);
  return verdict;
}

export function statementBy(user: UserId): unknown {
  const attribution = ["Gabon", "state", "GAB", "", "", "", "", "2011-09", "speech", "confirmed"];
  return [1, 3, 9, ...attribution, user, NOW];
}

/** Ben's highlight with Ben's comment, and whatever else is given. */
export function bens(...more: (readonly [ReportFactName, string, unknown])[]): FactTable {
  const table = new FactTable();
  table.put("annotations", mark, [ben, NOW - 9, 1, 3, 9]);
  table.put("comments", note, [mark, ben, NOW - 8, "Look."]);
  for (const [kind, key, fact] of more) table.put(kind, key, fact);
  return table;
}
