import { z } from "zod";
import { addedEditionSchema, promisedEditionSchema, type AddedEdition } from "@/contract/editions";
import { callApi, readAnswer, type ApiResult } from "@/features/api/client";

/** Adds a corrected or later edition of a report. */
export function addEdition(report: string, edition: { text: string; format: "txt" | "md" }) {
  return callApi({
    method: "POST",
    path: `/reports/${report}/editions`,
    body: edition,
    answer: addedEditionSchema,
  });
}

const answerToFile = z.union([addedEditionSchema, promisedEditionSchema]);

/**
 * The same from a file, which the server reads. `later`: it is still at it after half a minute, and the edition comes
 * when it is done.
 */
export async function addEditionFile(
  report: string,
  file: File,
): Promise<ApiResult<AddedEdition | "later">> {
  const body = new FormData();
  body.set("file", file);
  try {
    const response = await fetch(`/api/v1/reports/${report}/editions`, {
      method: "POST",
      headers: { accept: "application/json", prefer: "wait=30" },
      body,
    });
    const answer = readAnswer(response.status, await response.text(), answerToFile);
    if (!answer.ok) return answer;
    return { ok: true, value: "job" in answer.value ? "later" : answer.value };
  } catch {
    return { ok: false, failure: { kind: "unreachable" } };
  }
}
