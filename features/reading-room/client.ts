import { z } from "zod";
import { carriedSchema } from "@/contract/editions";
import { memberSchema, type Member } from "@/contract/teams";
import { readMarksSchema } from "@/contract/reports";
import { partSchema } from "@/contract/structure";
import { statementListSchema, type StatementResource } from "@/contract/statements";
import type { EditionPart } from "@/domain/edition/parts";
import type { AnnotationId, ReportId, TeamId } from "@/domain/ids";
import type { KnownPlaces } from "./editions/edition-places";
import type { ProposedStatement } from "@/domain/statements/settle-statements";
import { callApi, type ApiResult } from "@/features/api/client";

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
  return found.ok ? (found.value as EditionPart) : null;
}

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

export function loadMembers(team: TeamId): Promise<ApiResult<{ items: Member[] }>> {
  return callApi({
    path: `/teams/${team}/members`,
    answer: z.object({ items: z.array(memberSchema) }),
  });
}

/** The text of an edition; `null` where the server does not answer. */
export async function loadText(report: ReportId, edition: number): Promise<string | null> {
  try {
    // A named edition never changes: the browser keeps it.
    const response = await fetch(`/api/v1/reports/${report}/text?edition=${edition}`);
    return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
}

/** Who says what, as the server has recognised it, without what people have decided. `null` where it did not answer. */
export async function loadProposals(
  report: ReportId,
  edition: number,
  signal: AbortSignal,
): Promise<readonly ProposedStatement[] | null> {
  const loaded = await callApi({
    path: `/reports/${report}/statements?edition=${edition}&raw=1`,
    answer: statementListSchema,
    signal,
  });
  return loaded.ok ? loaded.value.items.map(toProposal) : null;
}

function toProposal(resource: StatementResource): ProposedStatement {
  const { start, end, actorType, quotes, edition: _edition, status: _status, ...said } = resource;
  return {
    ...said,
    actorKind: actorType,
    range: { start, end },
    quotes: quotes.map(([from, to]) => ({ start: from, end: to })),
  };
}
