import type { DecidedStatement } from "@/domain/statements/statement";
import { storable } from "../stored-values";
import type { ReportTable } from "./report-table";
import { maybe, person, text, time, whole } from "./table";

const columns = {
  report_id: text,
  id: text,
  edition: whole,
  start: whole,
  end: whole,
  actor: text,
  actor_kind: text,
  iso_a3: maybe(text),
  speaker: maybe(text),
  on_behalf_of: maybe(text),
  reported_by: maybe(text),
  date: maybe(text),
  date_inferred: maybe(text),
  kind: text,
  verdict: text,
  decided_by_id: person,
  decided_at: time,
};

export const STATEMENTS: ReportTable<DecidedStatement, typeof columns> = {
  name: "statement",
  isPrivate: false,
  columns,
  key: ["report_id", "id"],
  subject: "id",
  toRows: ({ range, decided, ...statement }, { report }) => [
    {
      report_id: report,
      id: statement.id,
      edition: statement.edition,
      start: range.start,
      end: range.end,
      actor: storable(statement.actor),
      actor_kind: statement.actorKind,
      iso_a3: statement.isoA3,
      speaker: statement.speaker && storable(statement.speaker),
      on_behalf_of: statement.onBehalfOf && storable(statement.onBehalfOf),
      reported_by: statement.reportedBy && storable(statement.reportedBy),
      date: statement.date,
      date_inferred: statement.dateInferred,
      kind: statement.kind,
      verdict: statement.verdict,
      decided_by_id: decided.by,
      decided_at: decided.at,
    },
  ],
};
