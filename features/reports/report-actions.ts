import type { ReportSummary } from "@/contract/reports";

/** The actions on a report in the list. */
export type ReportActions = {
  onEdit: (report: ReportSummary) => void;
  onAddEdition: (report: ReportSummary) => void;
  onArchive: (report: ReportSummary, archived: boolean) => void;
  onDelete: (report: ReportSummary) => void;
};
