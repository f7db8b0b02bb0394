import { z } from "zod";
import { reportSchema } from "@/contract/reports";
import { callApi } from "@/features/api/client";

const nothing = z.unknown();

/** The team's reports, archived ones too, with who reads them just now. */
export function listReports(team: string, signal?: AbortSignal) {
  return callApi({
    path: `/reports?team=${encodeURIComponent(team)}`,
    answer: z.object({ items: z.array(reportSchema) }),
    ...(signal && { signal }),
  });
}

export type ReportChanges = {
  title?: string;
  publisher?: string;
  published?: string;
  sourceUrl?: string;
  archived?: boolean;
};

export function changeReport(report: string, changes: ReportChanges) {
  return callApi({ method: "PATCH", path: `/reports/${report}`, body: changes, answer: nothing });
}

export function deleteReport(report: string) {
  return callApi({ method: "DELETE", path: `/reports/${report}`, answer: nothing });
}

export function restoreReport(report: string) {
  return callApi({ method: "POST", path: `/reports/${report}/restore`, body: {}, answer: nothing });
}
