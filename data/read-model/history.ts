import type { ToldChange } from "@/domain/facts/tell-change";
import type { ReportId, UserId } from "@/domain/ids";
import { long, maybe, person, text, time, type ReadModelTable, type RowOf } from "./table";

const columns = {
  report_id: text,
  seq: long,
  kind: text,
  key: text,
  subject_id: text,
  by_id: person,
  at: time,
  before: maybe(text),
  after: maybe(text),
};

/** Who has changed what: written once in the commit of the change, and never made from the document again. */
export const HISTORY = {
  name: "history",
  isPrivate: false,
  columns,
  key: ["report_id", "seq", "kind", "key"],
  subject: "subject_id",
} as const satisfies ReadModelTable<typeof columns>;

/** A change that somebody made. `at`: milliseconds since 1970; `seq`: the journal's number of its update. */
export type HistoryEntry = ToldChange & { by: UserId; at: number; seq: number };

export function toHistoryRow(report: ReportId, entry: HistoryEntry): RowOf<typeof columns> {
  const { seq, kind, key, subject, by, at, before, after } = entry;
  return {
    report_id: report,
    seq,
    kind,
    key,
    subject_id: subject,
    by_id: by,
    at,
    before,
    after,
  };
}
