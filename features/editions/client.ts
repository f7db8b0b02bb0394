import { addedEditionSchema } from "@/contract/editions";
import { callApi } from "@/features/api/client";

/** Adds a corrected or later edition of a report. */
export function addEdition(report: string, edition: { text: string; format: "txt" | "md" }) {
  return callApi({
    method: "POST",
    path: `/reports/${report}/editions`,
    body: edition,
    answer: addedEditionSchema,
  });
}
