import { z } from "zod";
import { carriedSchema } from "@/contract/editions";
import type { ReportId } from "@/domain/ids";
import { callApi } from "@/features/api/client";
import type { KnownPlaces } from "../kernel/room-data";

/** Where annotations and statements of other editions stand in one; `null` where the server does not say. */
export async function loadPlaces(report: ReportId, edition: number): Promise<KnownPlaces | null> {
  const answer = z.object({ items: z.array(carriedSchema) });
  const found = await callApi({ path: `/reports/${report}/carried?edition=${edition}`, answer });
  if (!found.ok) return null;
  return found.value.items.map(({ subject, from: { edition: number, start, end }, ...carried }) => {
    const from = { edition: number, range: { start, end } };
    return [subject, { ...carried, from }] as const;
  });
}
