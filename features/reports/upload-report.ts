import { z } from "zod";
import { reportIdSchema } from "@/contract/common";
import type { ReportId } from "@/domain/ids";
import { readAnswer, type ApiResult } from "@/features/api/client";
import { deleteReport } from "./client";
import type { ReportFormat } from "./draft";

export type NewReport = {
  team: string;
  title: string;
  text: string;
  format: ReportFormat;
  publisher?: string;
  published?: string;
  sourceUrl?: string;
};

export type UploadStage =
  /** The share of the bytes that left, from 0 to 1. */
  | { kind: "sending"; share: number }
  /** All is there; the server recognises and stores it. */
  | { kind: "storing" };

const answer = z.object({ id: reportIdSchema });

/**
 * Sends a report and tells how far it is; `fetch` cannot say that of what it sends. Whenever `signal` aborts, nothing
 * is left behind: what the server had stored by then is deleted again.
 */
export function uploadReport(
  report: NewReport,
  { onStage, signal }: { onStage: (stage: UploadStage) => void; signal: AbortSignal },
): Promise<ApiResult<{ id: ReportId }>> {
  return new Promise((resolve) => {
    const cancelled = { ok: false, failure: { kind: "cancelled" } } as const;
    const request = new XMLHttpRequest();
    let sent = false;
    request.open("POST", "/api/v1/reports");
    request.setRequestHeader("content-type", "application/json");
    request.setRequestHeader("accept", "application/json");
    request.upload.onprogress = ({ loaded, total, lengthComputable }) => {
      if (lengthComputable) onStage({ kind: "sending", share: loaded / total });
    };
    request.upload.onload = () => {
      sent = true;
      if (!signal.aborted) onStage({ kind: "storing" });
    };
    request.onload = () => {
      const made = readAnswer(request.status, request.responseText, answer);
      if (signal.aborted && made.ok)
        void deleteReport(made.value.id).then(() => resolve(cancelled));
      else resolve(signal.aborted ? cancelled : made);
    };
    request.onerror = () => resolve({ ok: false, failure: { kind: "unreachable" } });
    request.onabort = () => resolve(cancelled);
    signal.addEventListener("abort", () => {
      // Once all is sent the server stores it whether we listen or not, so its answer must be heard.
      if (!sent) request.abort();
    });
    onStage({ kind: "sending", share: 0 });
    request.send(JSON.stringify(report));
  });
}
