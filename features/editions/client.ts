import { z } from "zod";
import { addedEditionSchema, promisedEditionSchema, type AddedEdition } from "@/contract/editions";
import { readAnswer, type ApiResult } from "@/features/api/client";
import { tellOfJob } from "@/features/jobs/job-news";

/** A text, or a file that only the server can read. */
export type EditionSource = { text: string; format: "txt" | "md" } | File;

const answerToEdition = z.union([addedEditionSchema, promisedEditionSchema]);

/**
 * Adds a corrected or later edition of a report. `later`: the server is still reading it after half a minute, and the
 * edition comes when it is done.
 */
export async function addEdition(
  report: string,
  edition: EditionSource,
): Promise<ApiResult<AddedEdition | "later">> {
  try {
    const response = await fetch(`/api/v1/reports/${report}/editions`, {
      method: "POST",
      headers: {
        accept: "application/json",
        prefer: "wait=30",
        ...(!(edition instanceof File) && { "content-type": "application/json" }),
      },
      body: toBody(edition),
    });
    const answer = readAnswer(response.status, await response.text(), answerToEdition);
    tellOfJob();
    if (!answer.ok) return answer;
    return { ok: true, value: "job" in answer.value ? "later" : answer.value };
  } catch {
    return { ok: false, failure: { kind: "unreachable" } };
  }
}

function toBody(edition: EditionSource): FormData | string {
  if (!(edition instanceof File)) return JSON.stringify(edition);
  const body = new FormData();
  body.set("file", edition);
  return body;
}
