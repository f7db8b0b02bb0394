import { z } from "zod";
import { partSchema } from "@/contract/structure";
import { memberSchema, type Member } from "@/contract/teams";
import type { EditionPart } from "@/domain/edition/parts";
import type { ReportId, TeamId } from "@/domain/ids";
import { callApi, type ApiResult } from "@/features/api/client";

/** The part of an edition from an offset on; `null` where the server does not answer. */
export async function loadPart(
  report: ReportId,
  edition: number,
  from: number,
  signal: AbortSignal,
): Promise<EditionPart | null> {
  // A named edition never changes: the browser keeps it.
  const path = `/reports/${report}/part?edition=${edition}&from=${from}`;
  const found = await callApi({ path, answer: partSchema, signal, kept: true });
  return found.ok ? found.value : null;
}

export function loadMembers(team: TeamId): Promise<ApiResult<{ items: Member[] }>> {
  return callApi({
    path: `/teams/${team}/members`,
    answer: z.object({ items: z.array(memberSchema) }),
  });
}
