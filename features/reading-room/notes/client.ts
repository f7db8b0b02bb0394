import { z } from "zod";
import { readMarksSchema } from "@/contract/reports";
import type { AnnotationId, ReportId } from "@/domain/ids";
import { callApi } from "@/features/api/client";

/** As many as one request may name. */
const READS_AT_ONCE = 1_000;

/** Marks these threads as read until now. Resolves to whether all of them are. */
export async function saveReads(
  report: ReportId,
  items: readonly AnnotationId[],
): Promise<boolean> {
  for (let from = 0; from < items.length; from += READS_AT_ONCE) {
    const body = { items: items.slice(from, from + READS_AT_ONCE) };
    const saved = await callApi({
      method: "PUT",
      path: `/reports/${report}/reads`,
      body,
      answer: z.unknown(),
    });
    if (!saved.ok) return false;
  }
  return true;
}

/** Until when this person has read which thread; `null` where the server does not say. */
export async function loadReads(
  report: ReportId,
): Promise<readonly (readonly [AnnotationId, number])[] | null> {
  const found = await callApi({ path: `/reports/${report}/reads`, answer: readMarksSchema });
  if (!found.ok) return null;
  return found.value.items.map(({ annotation, readAt }) => [annotation, Date.parse(readAt)]);
}
