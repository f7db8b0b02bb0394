import { z } from "zod";
import { jobIdSchema, reportIdSchema } from "@/contract/common";
import { importJobSchema } from "@/contract/imports";
import { readAnswer, type ApiResult } from "@/features/api/client";
import { tellOfJob } from "@/features/jobs/job-news";
import type { JobId, ReportId } from "@/domain/ids";
import { cancelImport, deleteReport } from "../client";
import { toBody, type ReportSource } from "./report-source";

const answer = z.object({
  id: reportIdSchema,
  job: z.object({ id: jobIdSchema, state: importJobSchema.shape.state }),
});

export type SentReport = z.infer<typeof answer>;

/**
 * Sends what a report is read from, and tells the share of its bytes that left; `fetch` cannot say that of what it
 * sends. The answer names the job that reads it. Where `signal` aborts before all is sent nothing is left behind;
 * what arrives all the same is answered as if nobody had aborted.
 */
export function sendReport(
  source: ReportSource,
  { onShare, signal }: { onShare: (share: number) => void; signal: AbortSignal },
): Promise<ApiResult<SentReport>> {
  return new Promise((resolve) => {
    const body = toBody(source);
    const request = new XMLHttpRequest();
    let sent = false;
    request.open("POST", "/api/v1/reports");
    if (typeof body === "string") request.setRequestHeader("content-type", "application/json");
    request.setRequestHeader("accept", "application/json");
    request.setRequestHeader("prefer", "respond-async");
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => {
      if (lengthComputable) onShare(loaded / total);
    };
    request.upload.onload = () => {
      sent = true;
    };
    request.onload = () => {
      tellOfJob();
      resolve(readAnswer(request.status, request.responseText, answer));
    };
    request.onerror = () => resolve({ ok: false, failure: { kind: "unreachable" } });
    request.onabort = () => resolve({ ok: false, failure: { kind: "cancelled" } });
    signal.addEventListener("abort", () => {
      // Once all is sent the server takes it in whether we listen or not, so its answer must be heard.
      if (!sent) request.abort();
    });
    onShare(0);
    request.send(body);
  });
}

/** Ends the job; what it made already is deleted again. */
export async function takeBack({
  id,
  report,
}: {
  id: JobId;
  report: ReportId;
}): Promise<ApiResult<unknown>> {
  const ended = await cancelImport(id);
  return ended.ok && ended.value.state === "done" ? deleteReport(report) : ended;
}
