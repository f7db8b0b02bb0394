import { z } from "zod";
import { deletedNoteSchema, type DeletedNote } from "@/contract/deleted-notes";
import type { ReportId } from "@/domain/ids";
import { callApi, type ApiResult } from "@/features/api/client";

const nothing = z.unknown();

/** What was deleted before that moment (ISO 8601), the latest first; `null` for the latest of all. */
export function loadDeletedNotes(
  report: ReportId,
  before: string | null,
): Promise<ApiResult<{ items: DeletedNote[] }>> {
  const query = before === null ? "" : `?before=${encodeURIComponent(before)}`;
  return callApi({
    path: `/reports/${report}/deleted${query}`,
    answer: z.object({ items: z.array(deletedNoteSchema) }),
  });
}

export function eraseNote(report: ReportId, note: string) {
  return callApi({ method: "DELETE", path: `/reports/${report}/deleted/${note}`, answer: nothing });
}

export function restoreNote(report: ReportId, note: string) {
  return callApi({
    method: "POST",
    path: `/reports/${report}/deleted/${note}/restore`,
    body: {},
    answer: nothing,
  });
}
