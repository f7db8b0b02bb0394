import { z } from "zod";
import { importJobSchema } from "@/contract/imports";
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

/** @param language of the text (BCP 47); `null` if nobody knows it */
export function changeLanguage(report: string, edition: number, language: string | null) {
  return callApi({
    method: "PATCH",
    path: `/reports/${report}/editions/${edition}`,
    body: { language },
    answer: nothing,
  });
}

export function deleteReport(report: string) {
  return callApi({ method: "DELETE", path: `/reports/${report}`, answer: nothing });
}

export function restoreReport(report: string) {
  return callApi({ method: "POST", path: `/reports/${report}/restore`, body: {}, answer: nothing });
}

/** The caller's files of the team that wait, are read, were not taken, or became a report just now. */
export function listImports(team: string, signal: AbortSignal) {
  return callApi({
    path: `/imports?team=${encodeURIComponent(team)}`,
    answer: z.object({ items: z.array(importJobSchema) }),
    signal,
  });
}

/** Ends a job, or strikes one that is over from the list; the answer says how it ended. */
export function cancelImport(job: string) {
  return callApi({ method: "DELETE", path: `/imports/${job}`, answer: importJobSchema });
}
