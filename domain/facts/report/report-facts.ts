import type { FactSet, FactsOf } from "../fact-kind";
import { annotations } from "./annotations";
import { comments } from "./comments";
import { deletions } from "./deletions";
import { edits } from "./edits";
import { labels } from "./labels";
import { reactions } from "./reactions";
import type { ReportJudging } from "./report-judging";
import { revisions } from "./revisions";
import { statements } from "./statements";
import { states } from "./states";
import { targets } from "./targets";
import { wireFormOf } from "../wire-form";

/** The kinds of facts that a report's room holds. */
const KINDS = {
  annotations,
  targets,
  labels,
  comments,
  edits,
  deletions,
  states,
  reactions,
  statements,
  revisions,
} as const;

/** The tuples of a report's room, by the name of their kind. */
export type ReportFacts = FactsOf<typeof KINDS>;

export type ReportFactName = keyof ReportFacts;

export const REPORT_FACTS = KINDS satisfies FactSet<ReportJudging<ReportFacts>>;

export const REPORT_FACT_NAMES = Object.keys(KINDS) as readonly ReportFactName[];

export const REPORT_WIRE_FORM = wireFormOf(KINDS);
