import { z } from "zod";
import { importJobIdSchema, reportIdSchema } from "@/contract/common";
import { importJobSchema } from "@/contract/imports";
import { readAnswer, type ApiResult } from "@/features/api/client";
import type { ImportJobId, ReportId } from "@/domain/ids";
import { cancelImport, deleteReport } from "../client";
import { toBody, type ReportSource } from "./report-source";

const answer = z.object({
  id: reportIdSchema,
  job: z.object({ id: importJobIdSchema, state: importJobSchema.shape.state }),
});

export type SentReport = z.infer<typeof answer>;

/**
 * Sends what a report is read from, and tells the share of its bytes that left; `fetch` cannot say that of what it
 * sends. The answer names the job that reads it. Whenever `signal` aborts nothing is left behind; where that fails,
 * the answer is the job, which goes on.
 */
export function sendReport(
  source: ReportSource,
  { onShare, signal }: { onShare: (share: number) => void; signal: AbortSignal },
): Promise<ApiResult<SentReport>> {
  return new Promise((resolve) => {
    const cancelled = { ok: false, failure: { kind: "cancelled" } } as const;
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
      const made = readAnswer(request.status, request.responseText, answer);
      if (signal.aborted && made.ok) {
        void takeBack(made.value).then((ended) => resolve(isGone(ended) ? cancelled : made));
      } else resolve(signal.aborted ? cancelled : made);
    };
    request.onerror = () => resolve({ ok: false, failure: { kind: "unreachable" } });
    request.onabort = () => resolve(cancelled);
    signal.addEventListener("abort", () => {
      // Once all is sent the server takes it in whether we listen or not, so its answer must be heard.
      if (!sent) request.abort();
    });
    onShare(0);
    request.send(body);
  });
}

/** Nothing is left of it; what is gone already needs no ending. */
export function isGone(ended: ApiResult<unknown>): boolean {
  return ended.ok || (ended.failure.kind === "problem" && ended.failure.problem.status === 404);
}

/** Ends the job; what it made already is deleted again. */
export async function takeBack({
  id,
  job,
}: {
  id: ReportId;
  job: { id: ImportJobId };
}): Promise<ApiResult<unknown>> {
  const ended = await cancelImport(job.id);
  return ended.ok && ended.value.state === "done" ? deleteReport(id) : ended;
}
